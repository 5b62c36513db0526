-- Copies with a known error. No foreign key leads from here to draft, decision or release or back; a draft with these bytes is refused.
create table control_item (
    id text not null primary key,
    kind text not null check (kind in ('forecast', 'summary')),
    title text not null,
    content text not null,
    content_sha256 text not null unique check (length(content_sha256) = 64),
    origin_author text not null,
    origin_version text not null,
    origin_prompt text,
    error text not null check (error in ('number', 'contradiction')),
    error_item text not null,
    explanation text not null,
    requester text not null references account (id),
    releaser text not null references account (id),
    made_at text not null
) strict;

create table control_answer (
    item_id text not null primary key references control_item (id),
    answered_by text not null,
    answered_by_kind text not null check (answered_by_kind = 'person'),
    outcome text not null check (outcome in ('approved', 'returned', 'rejected')),
    held integer not null check (held in (0, 1)),
    content text not null,
    content_sha256 text not null,
    answered_at text not null,
    foreign key (answered_by, answered_by_kind) references account (id, kind)
) strict;

create trigger control_item_apart before insert on control_item
when exists (select 1 from draft where id = new.id or content_sha256 = new.content_sha256)
begin
    select raise(abort, 'Eine Kontrollaufgabe ist kein Entwurf.');
end;

create trigger draft_is_no_control_item before insert on draft
when exists (select 1 from control_item where id = new.id or content_sha256 = new.content_sha256)
begin
    select raise(abort, 'Aus einer Kontrollaufgabe wird nie ein Entwurf.');
end;

create trigger control_answer_by_others before insert on control_answer
when exists (select 1 from control_item where id = new.item_id and new.answered_by in (requester, releaser))
begin
    select raise(abort, 'Diese Kontrollaufgabe ist für jemand anderes.');
end;

create trigger control_item_no_update before update on control_item
begin
    select raise(abort, 'Kontrollaufgaben stehen fest.');
end;

create trigger control_item_no_delete before delete on control_item
begin
    select raise(abort, 'Kontrollaufgaben stehen fest.');
end;

create trigger control_item_no_replace before insert on control_item
when exists (select 1 from control_item where id = new.id or content_sha256 = new.content_sha256)
begin
    select raise(abort, 'Kontrollaufgaben stehen fest.');
end;

create trigger control_answer_no_update before update on control_answer
begin
    select raise(abort, 'Antworten auf Kontrollaufgaben stehen fest.');
end;

create trigger control_answer_no_delete before delete on control_answer
begin
    select raise(abort, 'Antworten auf Kontrollaufgaben stehen fest.');
end;

create trigger control_answer_no_replace before insert on control_answer
when exists (select 1 from control_answer where item_id = new.item_id)
begin
    select raise(abort, 'Antworten auf Kontrollaufgaben stehen fest.');
end;
