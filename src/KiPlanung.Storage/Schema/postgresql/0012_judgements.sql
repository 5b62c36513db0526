-- What a reviewer said of every claim and check: one row per decision or change, with the numbers beside it. The salted content is what
-- the log's hash commits to.
create table judgement (
    id uuid not null primary key,
    draft_id uuid not null references draft (id),
    judged_by uuid not null,
    judged_by_kind text not null check (judged_by_kind = 'person'),
    right_count integer not null check (right_count >= 0),
    changed_count integer not null check (changed_count >= 0),
    struck_count integer not null check (struck_count >= 0),
    unclear_count integer not null check (unclear_count >= 0),
    content text not null,
    content_sha256 text not null check (content_sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    judged_at timestamptz not null,
    foreign key (judged_by, judged_by_kind) references account (id, kind)
);

create index judgement_draft on judgement (draft_id);

create trigger judgement_no_change before update or delete on judgement
    for each row execute function refuse_change('Einzelurteile stehen fest.');
create trigger judgement_no_truncate before truncate on judgement
    for each statement execute function refuse_change('Einzelurteile stehen fest.');

-- No release without single verdicts of the person who decided, all of them „stimmt“.
create function check_release_judged() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from judgement join decision on decision.id = judgement.id
            where judgement.id = new.decision_id and judgement.draft_id = new.draft_id and judgement.judged_by = decision.decided_by
                and judgement.right_count > 0
                and judgement.changed_count + judgement.struck_count + judgement.unclear_count = 0) then
        perform refuse('Ohne Einzelurteile gibt es keine Freigabe, und alle müssen „stimmt“ lauten.');
    end if;
    return new;
end $$;

create trigger release_judged before insert on release for each row execute function check_release_judged();

-- A reviewer changed the substance: the new version waits for the requester.
create table reviewer_change (
    draft_id uuid not null primary key references draft (id),
    from_draft_id uuid not null unique references draft (id),
    changed_by uuid not null,
    changed_by_kind text not null check (changed_by_kind = 'person'),
    reason text not null check (length(btrim(reason, ' ' || chr(9) || chr(10) || chr(13))) >= 20),
    changed_at timestamptz not null,
    foreign key (changed_by, changed_by_kind) references account (id, kind)
);

create function check_reviewer_change() returns trigger language plpgsql as $$
begin
    perform lock_artefact((select artefact_id from draft where id = new.draft_id));
    if not exists (select 1 from draft as this join draft as before on before.artefact_id = this.artefact_id
            join submission on submission.draft_id = before.id
            where this.id = new.draft_id and before.id = new.from_draft_id and this.version = before.version + 1
                and this.requested_by <> new.changed_by)
        or exists (select 1 from decision where draft_id = new.from_draft_id)
        or exists (select 1 from withdrawal where draft_id = new.from_draft_id) then
        perform refuse('In der Prüfung ändern lässt sich nur eine abgegebene, offene Fassung, und nicht die eigene.');
    end if;
    if not exists (select 1 from draft_editor where draft_id = new.draft_id and person_id = new.changed_by)
        or exists (select 1 from draft_editor where draft_id = new.from_draft_id and person_id = new.changed_by) then
        perform refuse('Vier-Augen-Prinzip: Wer in der Prüfung ändert, steht danach als bearbeitend beim Entwurf, vorher nicht.');
    end if;
    return new;
end $$;

create trigger reviewer_change_of_submitted before insert on reviewer_change for each row execute function check_reviewer_change();
create trigger reviewer_change_no_change before update or delete on reviewer_change
    for each row execute function refuse_change('Änderungen der Prüfung stehen fest.');
create trigger reviewer_change_no_truncate before truncate on reviewer_change
    for each statement execute function refuse_change('Änderungen der Prüfung stehen fest.');

create table change_confirmation (
    draft_id uuid not null primary key references reviewer_change (draft_id),
    outcome text not null check (outcome in ('confirmed', 'refused')),
    reason text,
    confirmed_by uuid not null,
    confirmed_at timestamptz not null,
    check (outcome = 'confirmed' or length(btrim(coalesce(reason, ''), ' ' || chr(9) || chr(10) || chr(13))) >= 20)
);

create function check_change_confirmation() returns trigger language plpgsql as $$
begin
    perform lock_artefact((select artefact_id from draft where id = new.draft_id));
    if not exists (select 1 from draft where id = new.draft_id and requested_by = new.confirmed_by) then
        perform refuse('Eine Änderung der Prüfung bestätigt nur, wer den Entwurf angefordert hat.');
    end if;
    if exists (select 1 from withdrawal where draft_id = new.draft_id) or has_newer_version(new.draft_id) then
        perform refuse('Diese Fassung ist nicht mehr die gültige.');
    end if;
    return new;
end $$;

create trigger change_confirmed_by_requester before insert on change_confirmation
    for each row execute function check_change_confirmation();
create trigger change_confirmation_no_change before update or delete on change_confirmation
    for each row execute function refuse_change('Bestätigungen stehen fest.');
create trigger change_confirmation_no_truncate before truncate on change_confirmation
    for each statement execute function refuse_change('Bestätigungen stehen fest.');

create function check_submission_confirmed() returns trigger language plpgsql as $$
begin
    if exists (select 1 from reviewer_change where draft_id = new.draft_id)
        and not exists (select 1 from change_confirmation where draft_id = new.draft_id and outcome = 'confirmed') then
        perform refuse('Diese Fassung hat die Prüfung geändert. Erst die anfordernde Person muss sie bestätigen.');
    end if;
    return new;
end $$;

create trigger submission_after_confirmation before insert on submission for each row execute function check_submission_confirmed();

-- While the requester has not answered, nobody revises past the change.
create function check_revision_of_change() returns trigger language plpgsql as $$
begin
    if exists (select 1 from draft as before join reviewer_change on reviewer_change.draft_id = before.id
            where before.artefact_id = new.artefact_id and before.version = new.version - 1
                and not exists (select 1 from change_confirmation where draft_id = before.id)) then
        perform refuse('Zu dieser Fassung steht die Bestätigung der anfordernden Person aus.');
    end if;
    return new;
end $$;

create trigger draft_after_confirmation before insert on draft
    for each row when (new.version > 1) execute function check_revision_of_change();
