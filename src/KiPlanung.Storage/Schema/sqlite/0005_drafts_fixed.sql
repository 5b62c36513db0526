-- Fixed once written. "insert or replace" deletes without firing delete triggers, hence the third trigger of each table.

create trigger draft_no_update before update on draft
begin
    select raise(abort, 'Fassungen eines Entwurfs stehen fest.');
end;

create trigger draft_no_delete before delete on draft
begin
    select raise(abort, 'Fassungen eines Entwurfs stehen fest.');
end;

create trigger draft_no_replace before insert on draft
when exists (select 1 from draft where id = new.id or (artefact_id = new.artefact_id and version = new.version))
begin
    select raise(abort, 'Diese Fassung gibt es schon.');
end;

create trigger draft_editor_no_update before update on draft_editor
begin
    select raise(abort, 'Wer einen Entwurf bearbeitet hat, steht fest.');
end;

create trigger draft_editor_no_delete before delete on draft_editor
begin
    select raise(abort, 'Wer einen Entwurf bearbeitet hat, steht fest.');
end;

create trigger draft_editor_no_replace before insert on draft_editor
when exists (select 1 from draft_editor where draft_id = new.draft_id and (position = new.position or person_id = new.person_id))
begin
    select raise(abort, 'Diese Person steht schon beim Entwurf.');
end;

create trigger submission_no_update before update on submission
begin
    select raise(abort, 'Eine Abgabe zur Prüfung steht fest.');
end;

create trigger submission_no_delete before delete on submission
begin
    select raise(abort, 'Eine Abgabe zur Prüfung steht fest.');
end;

create trigger submission_no_replace before insert on submission
when exists (select 1 from submission where draft_id = new.draft_id)
begin
    select raise(abort, 'Dieser Entwurf wurde schon zur Prüfung gegeben.');
end;

create trigger withdrawal_no_update before update on withdrawal
begin
    select raise(abort, 'Eine Rücknahme steht fest.');
end;

create trigger withdrawal_no_delete before delete on withdrawal
begin
    select raise(abort, 'Eine Rücknahme steht fest.');
end;

create trigger withdrawal_no_replace before insert on withdrawal
when exists (select 1 from withdrawal where draft_id = new.draft_id)
begin
    select raise(abort, 'Dieser Entwurf wurde schon zurückgezogen.');
end;

create trigger decision_no_update before update on decision
begin
    select raise(abort, 'Entscheidungen werden weder geändert noch gelöscht.');
end;

create trigger decision_no_delete before delete on decision
begin
    select raise(abort, 'Entscheidungen werden weder geändert noch gelöscht.');
end;

create trigger release_no_update before update on release
begin
    select raise(abort, 'Freigaben werden weder geändert noch gelöscht.');
end;

create trigger release_no_delete before delete on release
begin
    select raise(abort, 'Freigaben werden weder geändert noch gelöscht.');
end;

create trigger release_no_replace before insert on release
when exists (select 1 from release where decision_id = new.decision_id or draft_id = new.draft_id)
begin
    select raise(abort, 'Dieser Entwurf ist schon freigegeben.');
end;
