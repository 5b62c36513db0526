-- The stop switch: one row per turn. Whoever halted a scope does not let it run again.
create table ai_switch (
    scope text not null check (scope in ('all', 'forecast', 'summary')),
    number integer not null check (number >= 1),
    stopped integer not null check (stopped in (0, 1)),
    turned_by text not null,
    turned_by_kind text not null check (turned_by_kind = 'person'),
    reason text not null check (length(trim(reason, ' ' || char(9, 10, 13))) >= 20),
    turned_at text not null,
    primary key (scope, number),
    foreign key (turned_by, turned_by_kind) references account (id, kind)
) strict;

create trigger ai_switch_turns before insert on ai_switch
begin
    select raise(abort, 'Jemand anderes hat den Schalter gerade betätigt.')
        where new.number <> (select coalesce(max(number), 0) + 1 from ai_switch where scope = new.scope)
        or new.stopped = coalesce((select stopped from ai_switch where scope = new.scope order by number desc limit 1), 0);
    select raise(abort, 'Wer die KI angehalten hat, lässt sie nicht selbst wieder zu.')
        where new.stopped = 0
        and new.turned_by = (select turned_by from ai_switch where scope = new.scope order by number desc limit 1);
end;

create trigger ai_switch_no_update before update on ai_switch
begin
    select raise(abort, 'Wann die KI angehalten wurde, steht fest.');
end;

create trigger ai_switch_no_delete before delete on ai_switch
begin
    select raise(abort, 'Wann die KI angehalten wurde, steht fest.');
end;
