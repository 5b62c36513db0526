-- The trustee's office: a role of its own, held by a person and together with no other role.
alter table account_role drop constraint account_role_role_check;
alter table account_role add constraint account_role_role_check
    check (role in ('planner', 'case-worker', 'reviewer', 'auditor', 'administrator', 'trustee'));
alter table account_role add constraint account_role_trustee_is_person check (role <> 'trustee' or account_kind = 'person');

create function check_trustee_role() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('account:' || new.account_id::text, 0));
    if exists (select 1 from account_role where account_id = new.account_id and role <> new.role and 'trustee' in (role, new.role)) then
        perform refuse('Die Rolle Treuhandstelle verträgt sich mit keiner anderen Rolle.');
    end if;
    return new;
end $$;

create trigger trustee_holds_no_other_role before insert on account_role for each row execute function check_trustee_role();

create trigger account_role_no_update before update on account_role
    for each row execute function refuse_change('Die Rollen eines Kontos werden nicht umgeschrieben.');

create table reidentification_request (
    id uuid not null primary key,
    note_id uuid not null references note (id),
    placeholder text not null check (length(placeholder) between 1 and 60),
    purpose text not null check (purpose in (
        'follow-up', 'data-subject-request', 'danger-to-life', 'record-correction', 'legal-duty')),
    requested_by uuid not null,
    requested_by_kind text not null check (requested_by_kind = 'person'),
    requested_at timestamptz not null,
    foreign key (requested_by, requested_by_kind) references account (id, kind),
    unique (id, requested_by)
);

create index reidentification_request_note on reidentification_request (note_id);

-- Words of requester and trustee, encrypted under the data key of the note; deleted with it.
create table reidentification_text (
    request_id uuid not null references reidentification_request (id),
    part text not null check (part in ('purpose', 'reason')),
    note_id uuid not null references note (id),
    nonce bytea not null check (length(nonce) = 12),
    ciphertext bytea not null,
    tag bytea not null check (length(tag) = 16),
    primary key (request_id, part)
);

-- Two persons: the composite key ties the requester to the request, so nobody can be lied into another place.
create table reidentification_decision (
    request_id uuid not null primary key,
    requested_by uuid not null,
    outcome text not null check (outcome in ('confirmed', 'refused')),
    decided_by uuid not null,
    decided_by_kind text not null check (decided_by_kind = 'person'),
    decided_at timestamptz not null,
    check (decided_by <> requested_by),
    foreign key (request_id, requested_by) references reidentification_request (id, requested_by),
    foreign key (decided_by, decided_by_kind) references account (id, kind),
    unique (request_id, requested_by, outcome)
);

-- The first showing; ten minutes count from here. Only the requester of a confirmed request.
create table reidentification_opening (
    request_id uuid not null primary key,
    opened_by uuid not null,
    outcome text not null check (outcome = 'confirmed'),
    opened_at timestamptz not null,
    foreign key (request_id, opened_by, outcome) references reidentification_decision (request_id, requested_by, outcome)
);

create function check_reidentification_request() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from note where id = new.note_id and owner = new.requested_by and state = 'confirmed') then
        perform refuse('Wiederherstellen lässt sich nur in der eigenen, bestätigten Notiz.');
    end if;
    return new;
end $$;

create trigger reidentification_of_own_note before insert on reidentification_request
    for each row execute function check_reidentification_request();

create function check_reidentification_text() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from reidentification_request where id = new.request_id and note_id = new.note_id) then
        perform refuse('Diese Begründung gehört zu keinem Antrag dieser Notiz.');
    end if;
    return new;
end $$;

create trigger reidentification_text_of_request before insert on reidentification_text
    for each row execute function check_reidentification_text();

create trigger reidentification_text_no_update before update on reidentification_text
    for each row execute function refuse_change('Begründungen werden nicht umgeschrieben.');

create function check_reidentification_text_end() returns trigger language plpgsql as $$
begin
    if exists (select 1 from note_key where note_id = old.note_id) then
        perform refuse('Begründungen gehen nur mit der Notiz.');
    end if;
    return old;
end $$;

create trigger reidentification_text_dies_with_note before delete on reidentification_text
    for each row execute function check_reidentification_text_end();

create function check_reidentification_decision() returns trigger language plpgsql as $$
begin
    if exists (select 1 from reidentification_decision where request_id = new.request_id) then
        perform refuse('Über diesen Antrag wurde bereits entschieden.');
    end if;
    if not exists (select 1 from account_role where account_id = new.decided_by and role = 'trustee') then
        perform refuse('Über eine Wiederherstellung entscheidet nur die Treuhandstelle.');
    end if;
    if new.outcome = 'refused'
        and not exists (select 1 from reidentification_text where request_id = new.request_id and part = 'reason') then
        perform refuse('Eine Ablehnung braucht eine Begründung.');
    end if;
    if exists (select 1 from reidentification_request as request join note on note.id = request.note_id
            where request.id = new.request_id and note.state <> 'confirmed') then
        perform refuse('Diese Notiz ist gelöscht.');
    end if;
    return new;
end $$;

create trigger reidentification_by_trustee before insert on reidentification_decision
    for each row execute function check_reidentification_decision();

create function check_reidentification_opening() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from reidentification_decision where request_id = new.request_id
            and new.opened_at between decided_at and decided_at + interval '1 day') then
        perform refuse('Die Zeit für diese Einsicht ist abgelaufen.');
    end if;
    return new;
end $$;

create trigger reidentification_opened_in_time before insert on reidentification_opening
    for each row execute function check_reidentification_opening();

create trigger reidentification_request_no_change before update or delete on reidentification_request
    for each row execute function refuse_change('Anträge auf Wiederherstellung stehen fest.');
create trigger reidentification_request_no_truncate before truncate on reidentification_request
    for each statement execute function refuse_change('Anträge auf Wiederherstellung stehen fest.');

create trigger reidentification_text_no_truncate before truncate on reidentification_text
    for each statement execute function refuse_change('Begründungen gehen nur mit der Notiz.');

create trigger reidentification_decision_no_change before update or delete on reidentification_decision
    for each row execute function refuse_change('Entscheidungen werden weder geändert noch gelöscht.');
create trigger reidentification_decision_no_truncate before truncate on reidentification_decision
    for each statement execute function refuse_change('Entscheidungen werden weder geändert noch gelöscht.');

create trigger reidentification_opening_no_change before update or delete on reidentification_opening
    for each row execute function refuse_change('Wann ein Wert gezeigt wurde, steht fest.');
create trigger reidentification_opening_no_truncate before truncate on reidentification_opening
    for each statement execute function refuse_change('Wann ein Wert gezeigt wurde, steht fest.');
