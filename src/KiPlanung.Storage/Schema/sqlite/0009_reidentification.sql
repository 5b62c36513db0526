-- The trustee's office: a role of its own, held by a person and together with no other role. SQLite cannot change a check, so the table
-- is written anew.
create table account_role_with_trustee (
    account_id text not null,
    account_kind text not null,
    role text not null check (role in ('planner', 'case-worker', 'reviewer', 'auditor', 'administrator', 'trustee')),
    primary key (account_id, role),
    foreign key (account_id, account_kind) references account (id, kind),
    check (role not in ('reviewer', 'trustee') or account_kind = 'person')
) strict;

insert into account_role_with_trustee (account_id, account_kind, role) select account_id, account_kind, role from account_role;
drop table account_role;
alter table account_role_with_trustee rename to account_role;

create trigger trustee_holds_no_other_role before insert on account_role
when exists (select 1 from account_role where account_id = new.account_id and role <> new.role and 'trustee' in (role, new.role))
begin
    select raise(abort, 'Die Rolle Treuhandstelle verträgt sich mit keiner anderen Rolle.');
end;

create trigger account_role_no_update before update on account_role
begin
    select raise(abort, 'Die Rollen eines Kontos werden nicht umgeschrieben.');
end;

create table reidentification_request (
    id text not null primary key,
    note_id text not null references note (id),
    placeholder text not null check (length(placeholder) between 1 and 60),
    purpose text not null check (purpose in (
        'follow-up', 'data-subject-request', 'danger-to-life', 'record-correction', 'legal-duty')),
    requested_by text not null,
    requested_by_kind text not null check (requested_by_kind = 'person'),
    requested_at text not null,
    foreign key (requested_by, requested_by_kind) references account (id, kind),
    unique (id, requested_by)
) strict;

create index reidentification_request_note on reidentification_request (note_id);

-- Words of requester and trustee, encrypted under the data key of the note; deleted with it.
create table reidentification_text (
    request_id text not null references reidentification_request (id),
    part text not null check (part in ('purpose', 'reason')),
    note_id text not null references note (id),
    nonce blob not null check (length(nonce) = 12),
    ciphertext blob not null,
    tag blob not null check (length(tag) = 16),
    primary key (request_id, part)
) strict;

-- Two persons: the composite key ties the requester to the request, so nobody can be lied into another place.
create table reidentification_decision (
    request_id text not null primary key,
    requested_by text not null,
    outcome text not null check (outcome in ('confirmed', 'refused')),
    decided_by text not null,
    decided_by_kind text not null check (decided_by_kind = 'person'),
    decided_at text not null,
    check (decided_by <> requested_by),
    foreign key (request_id, requested_by) references reidentification_request (id, requested_by),
    foreign key (decided_by, decided_by_kind) references account (id, kind),
    unique (request_id, requested_by, outcome)
) strict;

-- The first showing; ten minutes count from here. Only the requester of a confirmed request.
create table reidentification_opening (
    request_id text not null primary key,
    opened_by text not null,
    outcome text not null check (outcome = 'confirmed'),
    opened_at text not null,
    foreign key (request_id, opened_by, outcome) references reidentification_decision (request_id, requested_by, outcome)
) strict;

create trigger reidentification_of_own_note before insert on reidentification_request
begin
    select raise(abort, 'Wiederherstellen lässt sich nur in der eigenen, bestätigten Notiz.')
        where not exists (select 1 from note where id = new.note_id and owner = new.requested_by and state = 'confirmed');
    select raise(abort, 'Diesen Antrag gibt es schon.')
        where exists (select 1 from reidentification_request where id = new.id);
end;

create trigger reidentification_text_of_request before insert on reidentification_text
begin
    select raise(abort, 'Diese Begründung gehört zu keinem Antrag dieser Notiz.')
        where not exists (select 1 from reidentification_request where id = new.request_id and note_id = new.note_id);
    select raise(abort, 'Begründungen werden nicht ersetzt.')
        where exists (select 1 from reidentification_text where request_id = new.request_id and part = new.part);
end;

create trigger reidentification_text_no_update before update on reidentification_text
begin
    select raise(abort, 'Begründungen werden nicht umgeschrieben.');
end;

create trigger reidentification_text_dies_with_note before delete on reidentification_text
when exists (select 1 from note_key where note_id = old.note_id)
begin
    select raise(abort, 'Begründungen gehen nur mit der Notiz.');
end;

create trigger reidentification_by_trustee before insert on reidentification_decision
begin
    select raise(abort, 'Über diesen Antrag wurde bereits entschieden.')
        where exists (select 1 from reidentification_decision where request_id = new.request_id);
    select raise(abort, 'Über eine Wiederherstellung entscheidet nur die Treuhandstelle.')
        where not exists (select 1 from account_role where account_id = new.decided_by and role = 'trustee');
    select raise(abort, 'Eine Ablehnung braucht eine Begründung.')
        where new.outcome = 'refused'
            and not exists (select 1 from reidentification_text where request_id = new.request_id and part = 'reason');
    select raise(abort, 'Diese Notiz ist gelöscht.')
        where exists (select 1 from reidentification_request as request join note on note.id = request.note_id
            where request.id = new.request_id and note.state <> 'confirmed');
end;

create trigger reidentification_opened_in_time before insert on reidentification_opening
begin
    select raise(abort, 'Dieser Wert wurde schon gezeigt.')
        where exists (select 1 from reidentification_opening where request_id = new.request_id);
    select raise(abort, 'Die Zeit für diese Einsicht ist abgelaufen.')
        where not exists (select 1 from reidentification_decision where request_id = new.request_id
            and new.opened_at >= decided_at and julianday(new.opened_at) <= julianday(decided_at) + 1);
end;

create trigger reidentification_request_no_update before update on reidentification_request
begin
    select raise(abort, 'Anträge auf Wiederherstellung stehen fest.');
end;

create trigger reidentification_request_no_delete before delete on reidentification_request
begin
    select raise(abort, 'Anträge auf Wiederherstellung stehen fest.');
end;

create trigger reidentification_decision_no_update before update on reidentification_decision
begin
    select raise(abort, 'Entscheidungen werden weder geändert noch gelöscht.');
end;

create trigger reidentification_decision_no_delete before delete on reidentification_decision
begin
    select raise(abort, 'Entscheidungen werden weder geändert noch gelöscht.');
end;

create trigger reidentification_opening_no_update before update on reidentification_opening
begin
    select raise(abort, 'Wann ein Wert gezeigt wurde, steht fest.');
end;

create trigger reidentification_opening_no_delete before delete on reidentification_opening
begin
    select raise(abort, 'Wann ein Wert gezeigt wurde, steht fest.');
end;
