create table account (
    id text not null primary key,
    kind text not null check (kind in ('person', 'service')),
    sign_in_name text not null unique check (length(sign_in_name) between 3 and 64),
    display_name text not null,
    disabled integer not null check (disabled in (0, 1)),
    training_valid_until text,
    password_hash text,
    security_stamp text not null,
    created_at text not null,
    unique (id, kind)
) strict;

-- a service account never reviews
create table account_role (
    account_id text not null,
    account_kind text not null,
    role text not null check (role in ('planner', 'case-worker', 'reviewer', 'auditor', 'administrator')),
    primary key (account_id, role),
    foreign key (account_id, account_kind) references account (id, kind),
    check (role <> 'reviewer' or account_kind = 'person')
) strict;

create table sign_in_link (
    secret_sha256 text not null primary key check (length(secret_sha256) = 64),
    owner text not null references account (id),
    expires_at text not null,
    used_at text
) strict;

create table personal_token (
    id text not null primary key,
    owner text not null references account (id),
    label text not null,
    secret_sha256 text not null unique check (length(secret_sha256) = 64),
    created_at text not null,
    expires_at text not null,
    revoked integer not null check (revoked in (0, 1))
) strict;

create index personal_token_owner on personal_token (owner);

create trigger account_kind_fixed before update of id, kind on account
when new.id <> old.id or new.kind <> old.kind
begin
    select raise(abort, 'Ein Dienstkonto bleibt ein Dienstkonto: Art und Kennung eines Kontos stehen fest.');
end;

create trigger account_no_delete before delete on account
begin
    select raise(abort, 'Konten werden gesperrt, nicht gelöscht.');
end;

-- "insert or replace" deletes without firing delete triggers
create trigger account_no_replace before insert on account
when exists (select 1 from account where id = new.id or sign_in_name = new.sign_in_name)
begin
    select raise(abort, 'Dieses Konto oder dieser Anmeldename ist schon vergeben.');
end;
