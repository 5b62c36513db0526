-- Every kind of AI output goes the same way. Widening a check in place is the way SQLite documents for changes that touch no stored row
-- (lang_altertable, "Making Other Kinds Of Table Schema Changes"); the tables that point at draft make a copy of it impossible here.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, 'kind in (''forecast'', ''summary'')',
    'kind in (''forecast'', ''summary'', ''theme-set'', ''interview-guide'', ''prompt-release'')')
where type = 'table' and name = 'draft';
pragma writable_schema = reset;

-- What was decided or withdrawn is no longer revised.
create trigger draft_of_open_artefact before insert on draft
when new.version > 1
begin
    select raise(abort, 'Dieser Entwurf wurde zurückgezogen.')
        where exists (select 1 from draft as before join withdrawal on withdrawal.draft_id = before.id
            where before.artefact_id = new.artefact_id);
    select raise(abort, 'Über diesen Entwurf wurde bereits entschieden.')
        where exists (select 1 from draft as before join decision on decision.draft_id = before.id
            where before.artefact_id = new.artefact_id and decision.outcome <> 'returned');
end;

create unique index release_of_draft on release (decision_id, draft_id);

-- What happens after a release: one row per event, numbered, never changed. The state follows from the last one.
create table release_event (
    release_id text not null,
    number integer not null check (number >= 1),
    draft_id text not null,
    what text not null check (what in ('revoked', 'replaced', 'recheck-due', 'recheck-passed')),
    cause text check (cause in ('source-changed', 'data-changed', 'model-changed', 'expired', 'consent-withdrawn')),
    reason text,
    seen_sha256 text,
    replaced_by text references release (decision_id),
    acted_by text,
    acted_by_kind text check (acted_by_kind = 'person'),
    at text not null,
    primary key (release_id, number),
    foreign key (release_id, draft_id) references release (decision_id, draft_id),
    foreign key (acted_by, acted_by_kind) references account (id, kind),
    check ((acted_by is null) = (acted_by_kind is null)),
    check ((acted_by is not null) = (what in ('revoked', 'recheck-passed'))),
    check (what not in ('revoked', 'recheck-passed') or length(trim(coalesce(reason, ''), ' ' || char(9, 10, 13))) >= 20),
    check ((cause is not null) = (what = 'recheck-due')),
    check ((replaced_by is not null) = (what = 'replaced')),
    check (replaced_by <> release_id),
    check ((seen_sha256 is not null) = (what = 'recheck-passed'))
) strict;

create trigger release_event_follows before insert on release_event
begin
    select raise(abort, 'Mit dieser Freigabe ist inzwischen etwas anderes geschehen.')
        where new.number <> (select coalesce(max(number), 0) + 1 from release_event where release_id = new.release_id);
    select raise(abort, 'Im jetzigen Stand der Freigabe geht das nicht.')
        where not case coalesce(
                (select what from release_event where release_id = new.release_id order by number desc limit 1), 'recheck-passed')
            when 'recheck-passed' then new.what in ('revoked', 'replaced', 'recheck-due')
            when 'recheck-due' then true
            when 'replaced' then new.what = 'revoked'
            else false end;
    select raise(abort, 'Vier-Augen-Prinzip: Überprüft wird der freigegebene Inhalt, von einer anderen Person.')
        where new.what = 'recheck-passed' and not exists (
            select 1 from draft where id = new.draft_id and content_sha256 = new.seen_sha256 and requested_by <> new.acted_by);
    select raise(abort, 'Vier-Augen-Prinzip: Wer den Entwurf bearbeitet hat, überprüft ihn nicht.')
        where new.what = 'recheck-passed' and exists (
            select 1 from draft as this join draft as earlier on earlier.artefact_id = this.artefact_id
            join draft_editor as editor on editor.draft_id = earlier.id
            where this.id = new.draft_id and editor.person_id = new.acted_by);
end;

create trigger release_event_no_update before update on release_event
begin
    select raise(abort, 'Was nach einer Freigabe geschah, steht fest.');
end;

create trigger release_event_no_delete before delete on release_event
begin
    select raise(abort, 'Was nach einer Freigabe geschah, steht fest.');
end;

-- Who put a release out, and who took note of what became of it.
create table release_use (
    id text not null primary key,
    release_id text not null references release (decision_id),
    person_id text not null references account (id),
    kind text not null check (kind in ('exported', 'noticed')),
    event_number integer not null check (event_number >= 0),
    at text not null
) strict;

create index release_use_person on release_use (person_id, release_id);

create trigger release_use_no_replace before insert on release_use
when exists (select 1 from release_use where id = new.id)
begin
    select raise(abort, 'Wer ein Ergebnis verwendet hat, steht fest.');
end;

create trigger release_use_no_update before update on release_use
begin
    select raise(abort, 'Wer ein Ergebnis verwendet hat, steht fest.');
end;

create trigger release_use_no_delete before delete on release_use
begin
    select raise(abort, 'Wer ein Ergebnis verwendet hat, steht fest.');
end;
