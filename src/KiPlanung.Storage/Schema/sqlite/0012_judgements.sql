-- What a reviewer said of every claim and check: one row per decision or change, with the numbers beside it. The salted content is what
-- the log's hash commits to.
create table judgement (
    id text not null primary key,
    draft_id text not null references draft (id),
    judged_by text not null,
    judged_by_kind text not null check (judged_by_kind = 'person'),
    right_count integer not null check (right_count >= 0),
    changed_count integer not null check (changed_count >= 0),
    struck_count integer not null check (struck_count >= 0),
    unclear_count integer not null check (unclear_count >= 0),
    content text not null,
    content_sha256 text not null check (length(content_sha256) = 64),
    judged_at text not null,
    foreign key (judged_by, judged_by_kind) references account (id, kind)
) strict;

create index judgement_draft on judgement (draft_id);

-- No release without single verdicts of the person who decided, all of them „stimmt“.
create trigger release_judged before insert on release
begin
    select raise(abort, 'Ohne Einzelurteile gibt es keine Freigabe, und alle müssen „stimmt“ lauten.')
        where not exists (select 1 from judgement join decision on decision.id = judgement.id
            where judgement.id = new.decision_id and judgement.draft_id = new.draft_id and judgement.judged_by = decision.decided_by
                and judgement.right_count > 0
                and judgement.changed_count + judgement.struck_count + judgement.unclear_count = 0);
end;

-- A reviewer changed the substance: the new version waits for the requester.
create table reviewer_change (
    draft_id text not null primary key references draft (id),
    from_draft_id text not null unique references draft (id),
    changed_by text not null,
    changed_by_kind text not null check (changed_by_kind = 'person'),
    reason text not null check (length(trim(reason, ' ' || char(9, 10, 13))) >= 20),
    changed_at text not null,
    foreign key (changed_by, changed_by_kind) references account (id, kind)
) strict;

create trigger reviewer_change_of_submitted before insert on reviewer_change
begin
    select raise(abort, 'In der Prüfung ändern lässt sich nur eine abgegebene, offene Fassung, und nicht die eigene.')
        where not exists (select 1 from draft as this join draft as before on before.artefact_id = this.artefact_id
            join submission on submission.draft_id = before.id
            where this.id = new.draft_id and before.id = new.from_draft_id and this.version = before.version + 1
                and this.requested_by <> new.changed_by)
        or exists (select 1 from decision where draft_id = new.from_draft_id)
        or exists (select 1 from withdrawal where draft_id = new.from_draft_id);
    select raise(abort, 'Vier-Augen-Prinzip: Wer in der Prüfung ändert, steht danach als bearbeitend beim Entwurf, vorher nicht.')
        where not exists (select 1 from draft_editor where draft_id = new.draft_id and person_id = new.changed_by)
        or exists (select 1 from draft_editor where draft_id = new.from_draft_id and person_id = new.changed_by);
end;

create table change_confirmation (
    draft_id text not null primary key references reviewer_change (draft_id),
    outcome text not null check (outcome in ('confirmed', 'refused')),
    reason text,
    confirmed_by text not null,
    confirmed_at text not null,
    check (outcome = 'confirmed' or length(trim(coalesce(reason, ''), ' ' || char(9, 10, 13))) >= 20)
) strict;

create trigger change_confirmed_by_requester before insert on change_confirmation
begin
    select raise(abort, 'Eine Änderung der Prüfung bestätigt nur, wer den Entwurf angefordert hat.')
        where not exists (select 1 from draft where id = new.draft_id and requested_by = new.confirmed_by);
    select raise(abort, 'Diese Fassung ist nicht mehr die gültige.')
        where exists (select 1 from withdrawal where draft_id = new.draft_id)
        or exists (select 1 from draft as this join draft as newer on newer.artefact_id = this.artefact_id
            where this.id = new.draft_id and newer.version > this.version);
end;

create trigger submission_after_confirmation before insert on submission
when exists (select 1 from reviewer_change where draft_id = new.draft_id)
    and not exists (select 1 from change_confirmation where draft_id = new.draft_id and outcome = 'confirmed')
begin
    select raise(abort, 'Diese Fassung hat die Prüfung geändert. Erst die anfordernde Person muss sie bestätigen.');
end;

-- While the requester has not answered, nobody revises past the change.
create trigger draft_after_confirmation before insert on draft
when new.version > 1 and exists (select 1 from draft as before join reviewer_change on reviewer_change.draft_id = before.id
    where before.artefact_id = new.artefact_id and before.version = new.version - 1
        and not exists (select 1 from change_confirmation where draft_id = before.id))
begin
    select raise(abort, 'Zu dieser Fassung steht die Bestätigung der anfordernden Person aus.');
end;

create trigger judgement_no_update before update on judgement
begin
    select raise(abort, 'Einzelurteile stehen fest.');
end;

create trigger judgement_no_delete before delete on judgement
begin
    select raise(abort, 'Einzelurteile stehen fest.');
end;

create trigger judgement_no_replace before insert on judgement
when exists (select 1 from judgement where id = new.id)
begin
    select raise(abort, 'Einzelurteile stehen fest.');
end;

create trigger reviewer_change_no_update before update on reviewer_change
begin
    select raise(abort, 'Änderungen der Prüfung stehen fest.');
end;

create trigger reviewer_change_no_delete before delete on reviewer_change
begin
    select raise(abort, 'Änderungen der Prüfung stehen fest.');
end;

create trigger reviewer_change_no_replace before insert on reviewer_change
when exists (select 1 from reviewer_change where draft_id = new.draft_id or from_draft_id = new.from_draft_id)
begin
    select raise(abort, 'Änderungen der Prüfung stehen fest.');
end;

create trigger change_confirmation_no_update before update on change_confirmation
begin
    select raise(abort, 'Bestätigungen stehen fest.');
end;

create trigger change_confirmation_no_delete before delete on change_confirmation
begin
    select raise(abort, 'Bestätigungen stehen fest.');
end;

create trigger change_confirmation_no_replace before insert on change_confirmation
when exists (select 1 from change_confirmation where draft_id = new.draft_id)
begin
    select raise(abort, 'Bestätigungen stehen fest.');
end;
