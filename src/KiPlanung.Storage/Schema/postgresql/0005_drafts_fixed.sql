-- Fixed once written.

create trigger draft_no_change before update or delete on draft
    for each row execute function refuse_change('Fassungen eines Entwurfs stehen fest.');
create trigger draft_no_truncate before truncate on draft
    for each statement execute function refuse_change('Fassungen eines Entwurfs stehen fest.');

create trigger draft_editor_no_change before update or delete on draft_editor
    for each row execute function refuse_change('Wer einen Entwurf bearbeitet hat, steht fest.');
create trigger draft_editor_no_truncate before truncate on draft_editor
    for each statement execute function refuse_change('Wer einen Entwurf bearbeitet hat, steht fest.');

create trigger submission_no_change before update or delete on submission
    for each row execute function refuse_change('Eine Abgabe zur Prüfung steht fest.');
create trigger submission_no_truncate before truncate on submission
    for each statement execute function refuse_change('Eine Abgabe zur Prüfung steht fest.');

create trigger withdrawal_no_change before update or delete on withdrawal
    for each row execute function refuse_change('Eine Rücknahme steht fest.');
create trigger withdrawal_no_truncate before truncate on withdrawal
    for each statement execute function refuse_change('Eine Rücknahme steht fest.');

create trigger decision_no_change before update or delete on decision
    for each row execute function refuse_change('Entscheidungen werden weder geändert noch gelöscht.');
create trigger decision_no_truncate before truncate on decision
    for each statement execute function refuse_change('Entscheidungen werden weder geändert noch gelöscht.');

create trigger release_no_change before update or delete on release
    for each row execute function refuse_change('Freigaben werden weder geändert noch gelöscht.');
create trigger release_no_truncate before truncate on release
    for each statement execute function refuse_change('Freigaben werden weder geändert noch gelöscht.');
