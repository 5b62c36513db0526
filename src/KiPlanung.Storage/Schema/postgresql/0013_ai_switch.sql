-- The stop switch: one row per turn. Whoever halted a scope does not let it run again.
create table ai_switch (
    scope text not null check (scope in ('all', 'forecast', 'summary')),
    number integer not null check (number >= 1),
    stopped boolean not null,
    turned_by uuid not null,
    turned_by_kind text not null check (turned_by_kind = 'person'),
    reason text not null check (length(btrim(reason, ' ' || chr(9) || chr(10) || chr(13))) >= 20),
    turned_at timestamptz not null,
    primary key (scope, number),
    foreign key (turned_by, turned_by_kind) references account (id, kind)
);

create function check_ai_switch() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('ai-switch:' || new.scope, 0));
    if new.number <> (select coalesce(max(number), 0) + 1 from ai_switch where scope = new.scope)
        or new.stopped = coalesce((select stopped from ai_switch where scope = new.scope order by number desc limit 1), false) then
        perform refuse('Jemand anderes hat den Schalter gerade betätigt.');
    end if;
    if not new.stopped and new.turned_by = (select turned_by from ai_switch where scope = new.scope order by number desc limit 1) then
        perform refuse('Wer die KI angehalten hat, lässt sie nicht selbst wieder zu.');
    end if;
    return new;
end $$;

create trigger ai_switch_turns before insert on ai_switch for each row execute function check_ai_switch();
create trigger ai_switch_no_change before update or delete on ai_switch
    for each row execute function refuse_change('Wann die KI angehalten wurde, steht fest.');
create trigger ai_switch_no_truncate before truncate on ai_switch
    for each statement execute function refuse_change('Wann die KI angehalten wurde, steht fest.');
