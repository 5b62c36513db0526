-- What a person was trained in, when, and how long that holds. The account keeps the last day of the newest record.
create table training_record (
    id uuid not null primary key,
    person_id uuid not null,
    person_kind text not null check (person_kind = 'person'),
    content text not null check (length(btrim(content, ' ' || chr(9) || chr(10) || chr(13))) between 3 and 200),
    completed_on date not null,
    valid_until date not null,
    recorded_by uuid not null references account (id),
    recorded_at timestamptz not null,
    check (valid_until >= completed_on),
    check (recorded_by <> person_id),
    foreign key (person_id, person_kind) references account (id, kind)
);

create index training_record_person on training_record (person_id, recorded_at);

create trigger training_record_no_change before update or delete on training_record
    for each row execute function refuse_change('Schulungsnachweise stehen fest; ein neuer tritt an ihre Stelle.');
create trigger training_record_no_truncate before truncate on training_record
    for each statement execute function refuse_change('Schulungsnachweise stehen fest; ein neuer tritt an ihre Stelle.');
