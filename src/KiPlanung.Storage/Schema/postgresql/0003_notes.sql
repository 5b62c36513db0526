create table note (
    id uuid not null primary key,
    kind text not null check (kind in ('interview', 'practice-report', 'counselling-note')),
    owner uuid not null references account (id),
    number integer not null check (number >= 1),
    state text not null check (state in ('uploaded', 'confirmed', 'deleted')),
    uploaded_at timestamptz not null,
    unique (owner, number)
);

create table note_key (
    note_id uuid not null primary key references note (id),
    master_key_id text not null,
    nonce bytea not null check (length(nonce) = 12),
    ciphertext bytea not null check (length(ciphertext) = 32),
    tag bytea not null check (length(tag) = 16)
);

create table note_text (
    note_id uuid not null primary key references note (id),
    nonce bytea not null check (length(nonce) = 12),
    ciphertext bytea not null,
    tag bytea not null check (length(tag) = 16)
);

create table note_correction (
    note_id uuid not null references note (id),
    step integer not null,
    corrections text not null,
    primary key (note_id, step)
);

create table note_confirmed (
    note_id uuid not null primary key references note (id),
    nonce bytea not null check (length(nonce) = 12),
    ciphertext bytea not null,
    tag bytea not null check (length(tag) = 16),
    sha256 text not null check (length(sha256) = 64),
    confirmed_by uuid not null references account (id),
    confirmed_at timestamptz not null,
    detector_version text not null
);

create table note_key_table (
    note_id uuid not null primary key references note (id),
    nonce bytea not null check (length(nonce) = 12),
    ciphertext bytea not null,
    tag bytea not null check (length(tag) = 16)
);


create trigger note_stays_deleted before update on note
    for each row when (old.state = 'deleted')
    execute function refuse_change('Diese Notiz ist gelöscht.');
