create table account (
    id uuid not null primary key,
    kind text not null check (kind in ('person', 'service')),
    sign_in_name text not null unique check (length(sign_in_name) between 3 and 64),
    display_name text not null,
    disabled boolean not null,
    training_valid_until date,
    password_hash text,
    security_stamp text not null,
    created_at timestamptz not null,
    unique (id, kind)
);

-- a service account never reviews
create table account_role (
    account_id uuid not null,
    account_kind text not null,
    role text not null check (role in ('planner', 'case-worker', 'reviewer', 'auditor', 'administrator')),
    primary key (account_id, role),
    foreign key (account_id, account_kind) references account (id, kind),
    check (role <> 'reviewer' or account_kind = 'person')
);

create table sign_in_link (
    secret_sha256 text not null primary key check (length(secret_sha256) = 64),
    owner uuid not null references account (id),
    expires_at timestamptz not null,
    used_at timestamptz
);

create table personal_token (
    id uuid not null primary key,
    owner uuid not null references account (id),
    label text not null,
    secret_sha256 text not null unique check (length(secret_sha256) = 64),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked boolean not null
);

create index personal_token_owner on personal_token (owner);


create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'KP001', message = tg_argv[0];
end $$;

create trigger account_kind_fixed before update of id, kind on account
    for each row when (new.id <> old.id or new.kind <> old.kind)
    execute function refuse_change('Ein Dienstkonto bleibt ein Dienstkonto: Art und Kennung eines Kontos stehen fest.');

create trigger account_no_delete before delete on account
    for each row execute function refuse_change('Konten werden gesperrt, nicht gelöscht.');

create trigger account_no_truncate before truncate on account
    for each statement execute function refuse_change('Konten werden gesperrt, nicht gelöscht.');
