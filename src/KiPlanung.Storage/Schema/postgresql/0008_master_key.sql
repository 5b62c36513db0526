-- Which master key wraps the data keys; the last row counts. A process that missed a change of keys cannot wrap with the old one.
create table master_key_use (
    number integer not null primary key,
    key_id text not null unique check (length(key_id) = 16),
    since timestamptz not null
);

insert into master_key_use (number, key_id, since) select 1, master_key_id, clock_timestamp() from note_key limit 1;

create function check_note_key() returns trigger language plpgsql as $$
begin
    if new.master_key_id is distinct from (select key_id from master_key_use order by number desc limit 1) then
        perform refuse('Der Hauptschlüssel wurde inzwischen gewechselt. Bitte wiederholen Sie den Vorgang.');
    end if;
    return new;
end $$;

create trigger note_key_in_use before insert or update on note_key for each row execute function check_note_key();

create function check_master_key_use() returns trigger language plpgsql as $$
begin
    if new.number <> (select coalesce(max(number), 0) + 1 from master_key_use) then
        perform refuse('Die Liste der Hauptschlüssel wird nur fortgeschrieben.');
    end if;
    return new;
end $$;

create trigger master_key_use_grows before insert on master_key_use for each row execute function check_master_key_use();
create trigger master_key_use_no_change before update or delete on master_key_use
    for each row execute function refuse_change('Die Liste der Hauptschlüssel wird nur fortgeschrieben.');
create trigger master_key_use_no_truncate before truncate on master_key_use
    for each statement execute function refuse_change('Die Liste der Hauptschlüssel wird nur fortgeschrieben.');
