-- What a person was trained in, when, and how long that holds. The account keeps the last day of the newest record.
create table training_record (
    id text not null primary key,
    person_id text not null,
    person_kind text not null check (person_kind = 'person'),
    content text not null check (length(trim(content, ' ' || char(9, 10, 13))) between 3 and 200),
    completed_on text not null,
    valid_until text not null,
    recorded_by text not null references account (id),
    recorded_at text not null,
    check (valid_until >= completed_on),
    check (recorded_by <> person_id),
    foreign key (person_id, person_kind) references account (id, kind)
) strict;

create index training_record_person on training_record (person_id, recorded_at);

create trigger training_record_no_update before update on training_record
begin
    select raise(abort, 'Schulungsnachweise stehen fest; ein neuer tritt an ihre Stelle.');
end;

create trigger training_record_no_delete before delete on training_record
begin
    select raise(abort, 'Schulungsnachweise stehen fest; ein neuer tritt an ihre Stelle.');
end;

create trigger training_record_no_replace before insert on training_record
when exists (select 1 from training_record where id = new.id)
begin
    select raise(abort, 'Schulungsnachweise stehen fest; ein neuer tritt an ihre Stelle.');
end;
