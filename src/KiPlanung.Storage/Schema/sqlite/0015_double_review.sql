-- Verdicts of a blind double review: the same composite key and checks as a decision, twice.
create table review_vote (
    id text not null primary key,
    draft_id text not null references double_review (draft_id),
    number integer not null check (number in (1, 2)),
    draft_sha256 text not null,
    draft_requested_by text not null,
    outcome text not null check (outcome in ('approved', 'returned', 'rejected')),
    reason text,
    voted_by text not null,
    voted_by_kind text not null check (voted_by_kind = 'person'),
    voted_at text not null,
    unique (draft_id, number),
    unique (draft_id, voted_by),
    check (voted_by <> draft_requested_by),
    check (outcome = 'approved' or length(trim(coalesce(reason, ''), ' ' || char(9, 10, 13))) > 0),
    foreign key (draft_id, draft_sha256, draft_requested_by) references draft (id, content_sha256, requested_by),
    foreign key (voted_by, voted_by_kind) references account (id, kind)
) strict;

create trigger review_vote_on_open_draft before insert on review_vote
begin
    select raise(abort, 'Über diesen Entwurf wurde bereits entschieden.')
        where exists (select 1 from decision where draft_id = new.draft_id);
    select raise(abort, 'Die Urteile einer Doppelprüfung kommen nacheinander.')
        where new.number <> (select count(*) + 1 from review_vote where draft_id = new.draft_id);
    select raise(abort, 'Dieser Entwurf wurde noch nicht zur Prüfung gegeben.')
        where not exists (select 1 from submission where draft_id = new.draft_id);
    select raise(abort, 'Dieser Entwurf wurde zurückgezogen.')
        where exists (select 1 from withdrawal where draft_id = new.draft_id);
    select raise(abort, 'Zu diesem Entwurf gibt es eine neuere Fassung.')
        where exists (select 1 from draft as this join draft as newer on newer.artefact_id = this.artefact_id
            where this.id = new.draft_id and newer.version > this.version);
    select raise(abort, 'Vier-Augen-Prinzip: Wer den Entwurf bearbeitet hat, entscheidet nicht darüber.')
        where exists (select 1 from draft as this join draft as earlier on earlier.artefact_id = this.artefact_id
            join draft_editor as editor on editor.draft_id = earlier.id
            where this.id = new.draft_id and editor.person_id = new.voted_by);
end;

create trigger review_vote_no_update before update on review_vote
begin
    select raise(abort, 'Urteile einer Doppelprüfung stehen fest.');
end;

create trigger review_vote_no_delete before delete on review_vote
begin
    select raise(abort, 'Urteile einer Doppelprüfung stehen fest.');
end;

create trigger review_vote_no_replace before insert on review_vote
when exists (select 1 from review_vote where id = new.id or (draft_id = new.draft_id and (number = new.number or voted_by = new.voted_by)))
begin
    select raise(abort, 'Urteile einer Doppelprüfung stehen fest.');
end;

-- A draft drawn for double review is decided by both votes alone, and approved only when both approve.
create trigger decision_of_double_review before insert on decision
when exists (select 1 from double_review where draft_id = new.draft_id)
begin
    select raise(abort, 'Über diesen Entwurf urteilen zwei Personen unabhängig voneinander.')
        where (select count(*) from review_vote where draft_id = new.draft_id and draft_sha256 = new.draft_sha256) <> 2
        or not exists (select 1 from review_vote where draft_id = new.draft_id and voted_by = new.decided_by);
    select raise(abort, 'Freigegeben ist ein doppelt geprüfter Entwurf nur, wenn beide Personen ihn freigeben.')
        where new.outcome = 'approved'
        and exists (select 1 from review_vote where draft_id = new.draft_id and outcome <> 'approved');
end;

-- Drawn before anybody judges, never afterwards.
create trigger double_review_before_decision before insert on double_review
when exists (select 1 from decision where draft_id = new.draft_id)
begin
    select raise(abort, 'Über diesen Entwurf wurde bereits entschieden.');
end;
