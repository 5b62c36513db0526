-- Verdicts of a blind double review: the same composite key and checks as a decision, twice.
create table review_vote (
    id uuid not null primary key,
    draft_id uuid not null references double_review (draft_id),
    number integer not null check (number in (1, 2)),
    draft_sha256 text not null,
    draft_requested_by uuid not null,
    outcome text not null check (outcome in ('approved', 'returned', 'rejected')),
    reason text,
    voted_by uuid not null,
    voted_by_kind text not null check (voted_by_kind = 'person'),
    voted_at timestamptz not null,
    unique (draft_id, number),
    unique (draft_id, voted_by),
    check (voted_by <> draft_requested_by),
    check (outcome = 'approved' or length(btrim(coalesce(reason, ''), ' ' || chr(9) || chr(10) || chr(13))) > 0),
    foreign key (draft_id, draft_sha256, draft_requested_by) references draft (id, content_sha256, requested_by),
    foreign key (voted_by, voted_by_kind) references account (id, kind)
);

create function check_review_vote() returns trigger language plpgsql as $$
begin
    perform lock_artefact((select artefact_id from draft where id = new.draft_id));
    if exists (select 1 from decision where draft_id = new.draft_id) then
        perform refuse('Über diesen Entwurf wurde bereits entschieden.');
    end if;
    if new.number <> (select count(*) + 1 from review_vote where draft_id = new.draft_id) then
        perform refuse('Die Urteile einer Doppelprüfung kommen nacheinander.');
    end if;
    if not exists (select 1 from submission where draft_id = new.draft_id) then
        perform refuse('Dieser Entwurf wurde noch nicht zur Prüfung gegeben.');
    end if;
    if exists (select 1 from withdrawal where draft_id = new.draft_id) then
        perform refuse('Dieser Entwurf wurde zurückgezogen.');
    end if;
    if has_newer_version(new.draft_id) then
        perform refuse('Zu diesem Entwurf gibt es eine neuere Fassung.');
    end if;
    if exists (select 1 from draft as this join draft as earlier on earlier.artefact_id = this.artefact_id
            join draft_editor as editor on editor.draft_id = earlier.id
            where this.id = new.draft_id and editor.person_id = new.voted_by) then
        perform refuse('Vier-Augen-Prinzip: Wer den Entwurf bearbeitet hat, entscheidet nicht darüber.');
    end if;
    return new;
end $$;

create trigger review_vote_on_open_draft before insert on review_vote for each row execute function check_review_vote();

create trigger review_vote_no_change before update or delete on review_vote
    for each row execute function refuse_change('Urteile einer Doppelprüfung stehen fest.');
create trigger review_vote_no_truncate before truncate on review_vote
    for each statement execute function refuse_change('Urteile einer Doppelprüfung stehen fest.');

-- A draft drawn for double review is decided by both votes alone, and approved only when both approve.
create function check_decision_of_double_review() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from double_review where draft_id = new.draft_id) then
        return new;
    end if;
    if (select count(*) from review_vote where draft_id = new.draft_id and draft_sha256 = new.draft_sha256) <> 2
        or not exists (select 1 from review_vote where draft_id = new.draft_id and voted_by = new.decided_by) then
        perform refuse('Über diesen Entwurf urteilen zwei Personen unabhängig voneinander.');
    end if;
    if new.outcome = 'approved' and exists (select 1 from review_vote where draft_id = new.draft_id and outcome <> 'approved') then
        perform refuse('Freigegeben ist ein doppelt geprüfter Entwurf nur, wenn beide Personen ihn freigeben.');
    end if;
    return new;
end $$;

create trigger decision_of_double_review before insert on decision
    for each row execute function check_decision_of_double_review();

-- Drawn before anybody judges, never afterwards.
create function check_double_review() returns trigger language plpgsql as $$
begin
    perform lock_artefact((select artefact_id from draft where id = new.draft_id));
    if exists (select 1 from decision where draft_id = new.draft_id) then
        perform refuse('Über diesen Entwurf wurde bereits entschieden.');
    end if;
    return new;
end $$;

create trigger double_review_before_decision before insert on double_review for each row execute function check_double_review();
