-- The body is what is hashed and published; the columns beside it only serve searching.
create table audit_entry (
    id text not null primary key,
    occurred_at text not null,
    what text not null,
    about text not null,
    object_id text,
    body blob not null check (length(body) between 1 and 65535),
    leaf_hash blob not null check (length(leaf_hash) = 32),
    staged_at text not null
) strict;

create index audit_entry_object on audit_entry (object_id);

-- Entries waiting for their index; filled by a trigger, emptied by the sequencer alone.
create table audit_staged (
    number integer primary key autoincrement,
    entry_id text not null unique references audit_entry (id)
) strict;

create table audit_sequence (
    idx integer not null primary key check (idx >= 0),
    entry_id text not null unique references audit_entry (id)
) strict;

create table audit_checkpoint (
    size integer not null primary key check (size > 0),
    note text not null,
    compact_range blob not null,
    created_at text not null
) strict;

create trigger audit_entry_staged after insert on audit_entry
begin
    insert into audit_staged (entry_id) values (new.id);
end;

create trigger audit_staged_until_sequenced before delete on audit_staged
when not exists (select 1 from audit_sequence where entry_id = old.entry_id)
begin
    select raise(abort, 'Dieser Eintrag hat noch keinen Platz im Protokoll.');
end;

create trigger audit_staged_fixed before update on audit_staged
begin
    select raise(abort, 'Die Reihenfolge der Einträge steht fest.');
end;

create trigger audit_sequence_without_gap before insert on audit_sequence
when new.idx <> (select coalesce(max(idx) + 1, 0) from audit_sequence)
begin
    select raise(abort, 'Das Protokoll hat keine Lücken.');
end;

create trigger audit_checkpoint_grows before insert on audit_checkpoint
when new.size <= (select coalesce(max(size), 0) from audit_checkpoint)
begin
    select raise(abort, 'Das Protokoll wird nur länger.');
end;

create trigger audit_entry_no_update before update on audit_entry
begin
    select raise(abort, 'Das Protokoll wird nur fortgeschrieben.');
end;

create trigger audit_entry_no_delete before delete on audit_entry
begin
    select raise(abort, 'Das Protokoll wird nur fortgeschrieben.');
end;

create trigger audit_entry_no_replace before insert on audit_entry
when exists (select 1 from audit_entry where id = new.id)
begin
    select raise(abort, 'Diesen Eintrag gibt es schon.');
end;

create trigger audit_sequence_no_update before update on audit_sequence
begin
    select raise(abort, 'Das Protokoll wird nur fortgeschrieben.');
end;

create trigger audit_sequence_no_delete before delete on audit_sequence
begin
    select raise(abort, 'Das Protokoll wird nur fortgeschrieben.');
end;

create trigger audit_sequence_no_replace before insert on audit_sequence
when exists (select 1 from audit_sequence where idx = new.idx or entry_id = new.entry_id)
begin
    select raise(abort, 'Diesen Platz im Protokoll gibt es schon.');
end;

create trigger audit_checkpoint_no_update before update on audit_checkpoint
begin
    select raise(abort, 'Prüfpunkte werden nur fortgeschrieben.');
end;

create trigger audit_checkpoint_no_delete before delete on audit_checkpoint
begin
    select raise(abort, 'Prüfpunkte werden nur fortgeschrieben.');
end;

create trigger audit_checkpoint_no_replace before insert on audit_checkpoint
when exists (select 1 from audit_checkpoint where size = new.size)
begin
    select raise(abort, 'Diesen Prüfpunkt gibt es schon.');
end;
