-- Training lines of a note: sentences with signs instead of names, encrypted under the data key of the note and deleted with it.
create table note_training (
    note_id text not null primary key references note (id),
    nonce blob not null check (length(nonce) = 12),
    ciphertext blob not null,
    tag blob not null check (length(tag) = 16)
) strict;

create trigger note_training_of_confirmed_note before insert on note_training
begin
    select raise(abort, 'Übungszeilen gibt es nur zu einer bestätigten Notiz.')
        where not exists (select 1 from note where id = new.note_id and state = 'confirmed');
    select raise(abort, 'Übungszeilen werden nicht umgeschrieben.')
        where exists (select 1 from note_training where note_id = new.note_id);
end;

create trigger note_training_no_update before update on note_training
begin
    select raise(abort, 'Übungszeilen werden nicht umgeschrieben.');
end;

-- A request nobody decided on for fourteen days has lapsed.
create trigger reidentification_decided_in_time before insert on reidentification_decision
when exists (select 1 from reidentification_request
    where id = new.request_id and julianday(new.decided_at) > julianday(requested_at) + 14)
begin
    select raise(abort, 'Dieser Antrag ist ohne Entscheidung abgelaufen.');
end;
