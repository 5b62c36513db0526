create table draft (
    id uuid not null primary key,
    artefact_id uuid not null,
    version integer not null check (version >= 1),
    kind text not null check (kind in ('forecast', 'summary')),
    title text not null,
    content text not null,
    content_sha256 text not null check (length(content_sha256) = 64),
    origin_author text not null,
    origin_version text not null,
    origin_prompt text,
    origin_input_sha256 text,
    requested_by uuid not null references account (id),
    created_at timestamptz not null,
    source_id uuid,
    unique (artefact_id, version),
    unique (id, content_sha256, requested_by),
    check (version > 1 or artefact_id = id)
);

create index draft_requested_by on draft (requested_by, artefact_id);

create table draft_editor (
    draft_id uuid not null references draft (id),
    position integer not null,
    person_id uuid not null references account (id),
    primary key (draft_id, position),
    unique (draft_id, person_id)
);

create table submission (
    draft_id uuid not null primary key references draft (id),
    submitted_by uuid not null references account (id),
    submitted_at timestamptz not null
);

create table withdrawal (
    draft_id uuid not null primary key references draft (id),
    withdrawn_by uuid not null references account (id),
    withdrawn_at timestamptz not null
);

-- A NULL check passes, hence coalesce. The composite key ties the verdict to exactly the bytes seen.
create table decision (
    id uuid not null primary key,
    draft_id uuid not null unique,
    draft_sha256 text not null,
    draft_requested_by uuid not null,
    outcome text not null check (outcome in ('approved', 'returned', 'rejected')),
    reason text,
    decided_by uuid not null,
    decided_by_kind text not null check (decided_by_kind = 'person'),
    decided_at timestamptz not null,
    check (decided_by <> draft_requested_by),
    check (outcome = 'approved' or length(btrim(coalesce(reason, ''), ' ' || chr(9) || chr(10) || chr(13))) > 0),
    foreign key (draft_id, draft_sha256, draft_requested_by) references draft (id, content_sha256, requested_by),
    foreign key (decided_by, decided_by_kind) references account (id, kind),
    unique (id, draft_id, outcome)
);

create table release (
    decision_id uuid not null primary key,
    draft_id uuid not null unique,
    decision_outcome text not null check (decision_outcome = 'approved'),
    released_at timestamptz not null,
    foreign key (decision_id, draft_id, decision_outcome) references decision (id, draft_id, outcome)
);


-- Read committed lets two transactions miss each other's rows: whatever moves an artefact on queues here. Released at commit.
create function lock_artefact(artefact uuid) returns void language sql as $$
    select pg_advisory_xact_lock(hashtextextended('artefact:' || artefact::text, 0));
$$;

create function has_newer_version(draft_id uuid) returns boolean language sql as $$
    select exists (select 1 from draft as this join draft as newer on newer.artefact_id = this.artefact_id
        where this.id = draft_id and newer.version > this.version);
$$;

create function refuse(sentence text) returns void language plpgsql as $$
begin
    raise exception using errcode = 'KP001', message = sentence;
end $$;

create function check_draft() returns trigger language plpgsql as $$
begin
    perform lock_artefact(new.artefact_id);
    if new.content_sha256 <> encode(sha256(convert_to(new.content, 'UTF8')), 'hex') then
        perform refuse('Die Prüfsumme gehört nicht zum Inhalt des Entwurfs.');
    end if;
    if new.version > 1 and not exists (
        select 1 from draft as before where before.artefact_id = new.artefact_id and before.version = new.version - 1
            and before.requested_by = new.requested_by and before.kind = new.kind) then
        perform refuse('Zu dieser Fassung fehlt die vorige.');
    end if;
    return new;
end $$;

create trigger draft_follows_version before insert on draft for each row execute function check_draft();

create function check_draft_editor() returns trigger language plpgsql as $$
begin
    perform lock_artefact((select artefact_id from draft where id = new.draft_id));
    if exists (select 1 from decision where draft_id = new.draft_id) then
        perform refuse('Über diesen Entwurf wurde bereits entschieden.');
    end if;
    return new;
end $$;

create trigger draft_editor_before_decision before insert on draft_editor for each row execute function check_draft_editor();

create function check_submission() returns trigger language plpgsql as $$
begin
    perform lock_artefact((select artefact_id from draft where id = new.draft_id));
    if exists (select 1 from withdrawal where draft_id = new.draft_id) then
        perform refuse('Dieser Entwurf wurde zurückgezogen.');
    end if;
    if has_newer_version(new.draft_id) then
        perform refuse('Zu diesem Entwurf gibt es eine neuere Fassung.');
    end if;
    return new;
end $$;

create trigger submission_of_open_draft before insert on submission for each row execute function check_submission();

create function check_withdrawal() returns trigger language plpgsql as $$
begin
    perform lock_artefact((select artefact_id from draft where id = new.draft_id));
    if exists (select 1 from decision where draft_id = new.draft_id) then
        perform refuse('Über diesen Entwurf wurde bereits entschieden.');
    end if;
    return new;
end $$;

create trigger withdrawal_of_undecided_draft before insert on withdrawal for each row execute function check_withdrawal();

create function check_decision() returns trigger language plpgsql as $$
begin
    perform lock_artefact((select artefact_id from draft where id = new.draft_id));
    if exists (select 1 from decision where draft_id = new.draft_id) then
        perform refuse('Über diesen Entwurf wurde bereits entschieden.');
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
            where this.id = new.draft_id and editor.person_id = new.decided_by) then
        perform refuse('Vier-Augen-Prinzip: Wer den Entwurf bearbeitet hat, entscheidet nicht darüber.');
    end if;
    return new;
end $$;

create trigger decision_on_open_draft before insert on decision for each row execute function check_decision();
