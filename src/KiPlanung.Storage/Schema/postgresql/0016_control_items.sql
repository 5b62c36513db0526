-- Copies with a known error. No foreign key leads from here to draft, decision or release or back; a draft with these bytes is refused.
create table control_item (
    id uuid not null primary key,
    kind text not null check (kind in ('forecast', 'summary')),
    title text not null,
    content text not null,
    content_sha256 text not null unique check (content_sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    origin_author text not null,
    origin_version text not null,
    origin_prompt text,
    error text not null check (error in ('number', 'contradiction')),
    error_item text not null,
    explanation text not null,
    requester uuid not null references account (id),
    releaser uuid not null references account (id),
    made_at timestamptz not null
);

create table control_answer (
    item_id uuid not null primary key references control_item (id),
    answered_by uuid not null,
    answered_by_kind text not null check (answered_by_kind = 'person'),
    outcome text not null check (outcome in ('approved', 'returned', 'rejected')),
    held boolean not null,
    content text not null,
    content_sha256 text not null,
    answered_at timestamptz not null,
    foreign key (answered_by, answered_by_kind) references account (id, kind)
);

create function check_control_item() returns trigger language plpgsql as $$
begin
    if exists (select 1 from draft where id = new.id or content_sha256 = new.content_sha256) then
        perform refuse('Eine Kontrollaufgabe ist kein Entwurf.');
    end if;
    return new;
end $$;

create trigger control_item_apart before insert on control_item for each row execute function check_control_item();

create function check_draft_is_no_control_item() returns trigger language plpgsql as $$
begin
    if exists (select 1 from control_item where id = new.id or content_sha256 = new.content_sha256) then
        perform refuse('Aus einer Kontrollaufgabe wird nie ein Entwurf.');
    end if;
    return new;
end $$;

create trigger draft_is_no_control_item before insert on draft for each row execute function check_draft_is_no_control_item();

create function check_control_answer() returns trigger language plpgsql as $$
begin
    if exists (select 1 from control_item where id = new.item_id and new.answered_by in (requester, releaser)) then
        perform refuse('Diese Kontrollaufgabe ist für jemand anderes.');
    end if;
    return new;
end $$;

create trigger control_answer_by_others before insert on control_answer for each row execute function check_control_answer();

create trigger control_item_no_change before update or delete on control_item
    for each row execute function refuse_change('Kontrollaufgaben stehen fest.');
create trigger control_item_no_truncate before truncate on control_item
    for each statement execute function refuse_change('Kontrollaufgaben stehen fest.');

create trigger control_answer_no_change before update or delete on control_answer
    for each row execute function refuse_change('Antworten auf Kontrollaufgaben stehen fest.');
create trigger control_answer_no_truncate before truncate on control_answer
    for each statement execute function refuse_change('Antworten auf Kontrollaufgaben stehen fest.');
