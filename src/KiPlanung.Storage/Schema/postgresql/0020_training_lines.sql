-- Training lines of a note: sentences with signs instead of names, encrypted under the data key of the note and deleted with it.
create table note_training (
    note_id uuid not null primary key references note (id),
    nonce bytea not null check (length(nonce) = 12),
    ciphertext bytea not null,
    tag bytea not null check (length(tag) = 16)
);

create function check_note_training() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from note where id = new.note_id and state = 'confirmed') then
        perform refuse('Übungszeilen gibt es nur zu einer bestätigten Notiz.');
    end if;
    return new;
end $$;

create trigger note_training_of_confirmed_note before insert on note_training
    for each row execute function check_note_training();
create trigger note_training_no_update before update on note_training
    for each row execute function refuse_change('Übungszeilen werden nicht umgeschrieben.');

-- A request nobody decided on for fourteen days has lapsed.
create function check_reidentification_age() returns trigger language plpgsql as $$
begin
    if exists (select 1 from reidentification_request
            where id = new.request_id and new.decided_at > requested_at + interval '14 days') then
        perform refuse('Dieser Antrag ist ohne Entscheidung abgelaufen.');
    end if;
    return new;
end $$;

create trigger reidentification_decided_in_time before insert on reidentification_decision
    for each row execute function check_reidentification_age();
