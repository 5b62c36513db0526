-- Every kind of AI output goes the same way.
alter table draft drop constraint draft_kind_check;
alter table draft add constraint draft_kind_check
    check (kind in ('forecast', 'summary', 'theme-set', 'interview-guide', 'prompt-release'));

-- What was decided or withdrawn is no longer revised.
create function check_revision() returns trigger language plpgsql as $$
begin
    if exists (select 1 from draft as before join withdrawal on withdrawal.draft_id = before.id
            where before.artefact_id = new.artefact_id) then
        perform refuse('Dieser Entwurf wurde zurückgezogen.');
    end if;
    if exists (select 1 from draft as before join decision on decision.draft_id = before.id
            where before.artefact_id = new.artefact_id and decision.outcome <> 'returned') then
        perform refuse('Über diesen Entwurf wurde bereits entschieden.');
    end if;
    return new;
end $$;

create trigger draft_of_open_artefact before insert on draft for each row when (new.version > 1) execute function check_revision();

create unique index release_of_draft on release (decision_id, draft_id);

-- What happens after a release: one row per event, numbered, never changed. The state follows from the last one.
create table release_event (
    release_id uuid not null,
    number integer not null check (number >= 1),
    draft_id uuid not null,
    what text not null check (what in ('revoked', 'replaced', 'recheck-due', 'recheck-passed')),
    cause text check (cause in ('source-changed', 'data-changed', 'model-changed', 'expired', 'consent-withdrawn')),
    reason text,
    seen_sha256 text,
    replaced_by uuid references release (decision_id),
    acted_by uuid,
    acted_by_kind text check (acted_by_kind = 'person'),
    at timestamptz not null,
    primary key (release_id, number),
    foreign key (release_id, draft_id) references release (decision_id, draft_id),
    foreign key (acted_by, acted_by_kind) references account (id, kind),
    check ((acted_by is null) = (acted_by_kind is null)),
    check ((acted_by is not null) = (what in ('revoked', 'recheck-passed'))),
    check (what not in ('revoked', 'recheck-passed') or length(btrim(coalesce(reason, ''), ' ' || chr(9) || chr(10) || chr(13))) >= 20),
    check ((cause is not null) = (what = 'recheck-due')),
    check ((replaced_by is not null) = (what = 'replaced')),
    check (replaced_by <> release_id),
    check ((seen_sha256 is not null) = (what = 'recheck-passed'))
);

create function check_release_event() returns trigger language plpgsql as $$
declare
    standing text;
begin
    perform lock_artefact((select artefact_id from draft where id = new.draft_id));
    if new.number <> (select coalesce(max(number), 0) + 1 from release_event where release_id = new.release_id) then
        perform refuse('Mit dieser Freigabe ist inzwischen etwas anderes geschehen.');
    end if;
    select what into standing from release_event where release_id = new.release_id order by number desc limit 1;
    if not (case coalesce(standing, 'recheck-passed')
            when 'recheck-passed' then new.what in ('revoked', 'replaced', 'recheck-due')
            when 'recheck-due' then true
            when 'replaced' then new.what = 'revoked'
            else false end) then
        perform refuse('Im jetzigen Stand der Freigabe geht das nicht.');
    end if;
    if new.what = 'recheck-passed' and not exists (
            select 1 from draft where id = new.draft_id and content_sha256 = new.seen_sha256 and requested_by <> new.acted_by) then
        perform refuse('Vier-Augen-Prinzip: Überprüft wird der freigegebene Inhalt, von einer anderen Person.');
    end if;
    if new.what = 'recheck-passed' and exists (select 1 from draft as this join draft as earlier on earlier.artefact_id = this.artefact_id
            join draft_editor as editor on editor.draft_id = earlier.id
            where this.id = new.draft_id and editor.person_id = new.acted_by) then
        perform refuse('Vier-Augen-Prinzip: Wer den Entwurf bearbeitet hat, überprüft ihn nicht.');
    end if;
    return new;
end $$;

create trigger release_event_follows before insert on release_event for each row execute function check_release_event();
create trigger release_event_no_change before update or delete on release_event
    for each row execute function refuse_change('Was nach einer Freigabe geschah, steht fest.');
create trigger release_event_no_truncate before truncate on release_event
    for each statement execute function refuse_change('Was nach einer Freigabe geschah, steht fest.');

-- Who put a release out, and who took note of what became of it.
create table release_use (
    id uuid not null primary key,
    release_id uuid not null references release (decision_id),
    person_id uuid not null references account (id),
    kind text not null check (kind in ('exported', 'noticed')),
    event_number integer not null check (event_number >= 0),
    at timestamptz not null
);

create index release_use_person on release_use (person_id, release_id);

create trigger release_use_no_change before update or delete on release_use
    for each row execute function refuse_change('Wer ein Ergebnis verwendet hat, steht fest.');
create trigger release_use_no_truncate before truncate on release_use
    for each statement execute function refuse_change('Wer ein Ergebnis verwendet hat, steht fest.');
