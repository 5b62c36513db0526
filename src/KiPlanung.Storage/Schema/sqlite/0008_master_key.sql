-- Which master key wraps the data keys; the last row counts. A process that missed a change of keys cannot wrap with the old one.
create table master_key_use (
    number integer not null primary key,
    key_id text not null unique check (length(key_id) = 16),
    since text not null
) strict;

insert into master_key_use (number, key_id, since)
select 1, master_key_id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') from note_key limit 1;

create trigger note_key_in_use before insert on note_key
when new.master_key_id is not (select key_id from master_key_use order by number desc limit 1)
begin
    select raise(abort, 'Der Hauptschlüssel wurde inzwischen gewechselt. Bitte wiederholen Sie den Vorgang.');
end;

create trigger note_key_changes_to_key_in_use before update on note_key
when new.master_key_id is not (select key_id from master_key_use order by number desc limit 1) or new.note_id <> old.note_id
begin
    select raise(abort, 'Der Hauptschlüssel wurde inzwischen gewechselt. Bitte wiederholen Sie den Vorgang.');
end;

create trigger master_key_use_no_update before update on master_key_use
begin
    select raise(abort, 'Die Liste der Hauptschlüssel wird nur fortgeschrieben.');
end;

create trigger master_key_use_no_delete before delete on master_key_use
begin
    select raise(abort, 'Die Liste der Hauptschlüssel wird nur fortgeschrieben.');
end;

create trigger master_key_use_grows before insert on master_key_use
when new.number <> (select coalesce(max(number), 0) + 1 from master_key_use)
    or exists (select 1 from master_key_use where key_id = new.key_id)
begin
    select raise(abort, 'Die Liste der Hauptschlüssel wird nur fortgeschrieben.');
end;
