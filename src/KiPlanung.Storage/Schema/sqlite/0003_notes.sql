create table note (
    id text not null primary key,
    kind text not null check (kind in ('interview', 'practice-report', 'counselling-note')),
    owner text not null references account (id),
    number integer not null check (number >= 1),
    state text not null check (state in ('uploaded', 'confirmed', 'deleted')),
    uploaded_at text not null,
    unique (owner, number)
) strict;

create table note_key (
    note_id text not null primary key references note (id),
    master_key_id text not null,
    nonce blob not null check (length(nonce) = 12),
    ciphertext blob not null check (length(ciphertext) = 32),
    tag blob not null check (length(tag) = 16)
) strict;

create table note_text (
    note_id text not null primary key references note (id),
    nonce blob not null check (length(nonce) = 12),
    ciphertext blob not null,
    tag blob not null check (length(tag) = 16)
) strict;

create table note_correction (
    note_id text not null references note (id),
    step integer not null,
    corrections text not null,
    primary key (note_id, step)
) strict;

create table note_confirmed (
    note_id text not null primary key references note (id),
    nonce blob not null check (length(nonce) = 12),
    ciphertext blob not null,
    tag blob not null check (length(tag) = 16),
    sha256 text not null check (length(sha256) = 64),
    confirmed_by text not null references account (id),
    confirmed_at text not null,
    detector_version text not null
) strict;

create table note_key_table (
    note_id text not null primary key references note (id),
    nonce blob not null check (length(nonce) = 12),
    ciphertext blob not null,
    tag blob not null check (length(tag) = 16)
) strict;

create trigger note_stays_deleted before update on note
when old.state = 'deleted'
begin
    select raise(abort, 'Diese Notiz ist gelöscht.');
end;
