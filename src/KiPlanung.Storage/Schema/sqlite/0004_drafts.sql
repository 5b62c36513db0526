create table draft (
    id text not null primary key,
    artefact_id text not null,
    version integer not null check (version >= 1),
    kind text not null check (kind in ('forecast', 'summary')),
    title text not null,
    content text not null,
    content_sha256 text not null check (length(content_sha256) = 64),
    origin_author text not null,
    origin_version text not null,
    origin_prompt text,
    origin_input_sha256 text,
    requested_by text not null references account (id),
    created_at text not null,
    source_id text,
    unique (artefact_id, version),
    unique (id, content_sha256, requested_by),
    check (version > 1 or artefact_id = id)
) strict;

create index draft_requested_by on draft (requested_by, artefact_id);

create table draft_editor (
    draft_id text not null references draft (id),
    position integer not null,
    person_id text not null references account (id),
    primary key (draft_id, position),
    unique (draft_id, person_id)
) strict;

create table submission (
    draft_id text not null primary key references draft (id),
    submitted_by text not null references account (id),
    submitted_at text not null
) strict;

create table withdrawal (
    draft_id text not null primary key references draft (id),
    withdrawn_by text not null references account (id),
    withdrawn_at text not null
) strict;

-- A NULL check passes, hence coalesce. The composite key ties the verdict to exactly the bytes seen.
create table decision (
    id text not null primary key,
    draft_id text not null unique,
    draft_sha256 text not null,
    draft_requested_by text not null,
    outcome text not null check (outcome in ('approved', 'returned', 'rejected')),
    reason text,
    decided_by text not null,
    decided_by_kind text not null check (decided_by_kind = 'person'),
    decided_at text not null,
    check (decided_by <> draft_requested_by),
    check (outcome = 'approved' or length(trim(coalesce(reason, ''), ' ' || char(9, 10, 13))) > 0),
    foreign key (draft_id, draft_sha256, draft_requested_by) references draft (id, content_sha256, requested_by),
    foreign key (decided_by, decided_by_kind) references account (id, kind),
    unique (id, draft_id, outcome)
) strict;

create table release (
    decision_id text not null primary key,
    draft_id text not null unique,
    decision_outcome text not null check (decision_outcome = 'approved'),
    released_at text not null,
    foreign key (decision_id, draft_id, decision_outcome) references decision (id, draft_id, outcome)
) strict;

create trigger draft_follows_version before insert on draft
when new.version > 1 and not exists (
    select 1 from draft as before where before.artefact_id = new.artefact_id and before.version = new.version - 1
        and before.requested_by = new.requested_by and before.kind = new.kind)
begin
    select raise(abort, 'Zu dieser Fassung fehlt die vorige.');
end;

create trigger draft_editor_before_decision before insert on draft_editor
when exists (select 1 from decision where draft_id = new.draft_id)
begin
    select raise(abort, 'Über diesen Entwurf wurde bereits entschieden.');
end;

create trigger submission_of_open_draft before insert on submission
begin
    select raise(abort, 'Dieser Entwurf wurde zurückgezogen.')
        where exists (select 1 from withdrawal where draft_id = new.draft_id);
    select raise(abort, 'Zu diesem Entwurf gibt es eine neuere Fassung.')
        where exists (select 1 from draft as this join draft as newer on newer.artefact_id = this.artefact_id
            where this.id = new.draft_id and newer.version > this.version);
end;

create trigger withdrawal_of_undecided_draft before insert on withdrawal
when exists (select 1 from decision where draft_id = new.draft_id)
begin
    select raise(abort, 'Über diesen Entwurf wurde bereits entschieden.');
end;

create trigger decision_on_open_draft before insert on decision
begin
    select raise(abort, 'Über diesen Entwurf wurde bereits entschieden.')
        where exists (select 1 from decision where id = new.id or draft_id = new.draft_id);
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
            where this.id = new.draft_id and editor.person_id = new.decided_by);
end;
