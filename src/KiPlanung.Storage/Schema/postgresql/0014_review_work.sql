-- Sharing of review work: leases, source first, deputies, who looks first. Everything is appended.

-- Drawn when handed in: two people judge this version without knowing of each other.
create table double_review (
    draft_id uuid not null primary key references draft (id),
    chosen_at timestamptz not null
);

create trigger double_review_no_change before update or delete on double_review
    for each row execute function refuse_change('Welche Entwürfe doppelt geprüft werden, steht fest.');
create trigger double_review_no_truncate before truncate on double_review
    for each statement execute function refuse_change('Welche Entwürfe doppelt geprüft werden, steht fest.');

-- Who looks into what, until when. A lease that ran out needs no row. The case is a draft or a control item, hence no foreign key.
create table review_lease (
    id uuid not null primary key,
    subject_id uuid not null,
    taken_by uuid not null,
    taken_by_kind text not null check (taken_by_kind = 'person'),
    taken_at timestamptz not null,
    until timestamptz not null,
    check (until > taken_at),
    foreign key (taken_by, taken_by_kind) references account (id, kind)
);

create index review_lease_subject on review_lease (subject_id);
create index review_lease_until on review_lease (until);

create table review_lease_end (
    lease_id uuid not null primary key references review_lease (id),
    how text not null check (how in ('given-back', 'taken-over', 'decided')),
    ended_at timestamptz not null
);

-- As many at a time as there are judges; never who asked for it or changed it, never what is over.
create function check_review_lease() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('review:' || new.subject_id::text, 0));
    if exists (select 1 from review_lease as held where held.subject_id = new.subject_id and held.until > new.taken_at
            and held.taken_by = new.taken_by and not exists (select 1 from review_lease_end where lease_id = held.id))
        or (select count(*) from review_lease as held where held.subject_id = new.subject_id and held.until > new.taken_at
                and not exists (select 1 from review_lease_end where lease_id = held.id))
            >= (case when exists (select 1 from double_review where draft_id = new.subject_id) then 2 else 1 end) then
        perform refuse('Diese Prüfung hat schon jemand übernommen.');
    end if;
    if exists (select 1 from draft where id = new.subject_id)
        and (not exists (select 1 from submission where draft_id = new.subject_id)
            or exists (select 1 from decision where draft_id = new.subject_id)
            or exists (select 1 from withdrawal where draft_id = new.subject_id)
            or has_newer_version(new.subject_id)) then
        perform refuse('Diese Prüfung ist nicht mehr offen.');
    end if;
    if exists (select 1 from draft where id = new.subject_id and requested_by = new.taken_by)
        or exists (select 1 from draft as this join draft as earlier on earlier.artefact_id = this.artefact_id
            join draft_editor as editor on editor.draft_id = earlier.id
            where this.id = new.subject_id and editor.person_id = new.taken_by) then
        perform refuse('Vier-Augen-Prinzip: Wer den Entwurf angefordert oder bearbeitet hat, prüft ihn nicht.');
    end if;
    return new;
end $$;

create trigger review_lease_places before insert on review_lease for each row execute function check_review_lease();

create trigger review_lease_no_change before update or delete on review_lease
    for each row execute function refuse_change('Übernahmen stehen fest.');
create trigger review_lease_no_truncate before truncate on review_lease
    for each statement execute function refuse_change('Übernahmen stehen fest.');

create trigger review_lease_end_no_change before update or delete on review_lease_end
    for each row execute function refuse_change('Das Ende einer Übernahme steht fest.');
create trigger review_lease_end_no_truncate before truncate on review_lease_end
    for each statement execute function refuse_change('Das Ende einer Übernahme steht fest.');

-- The source was read before the draft was shown; own key points where the case was drawn for them.
create table review_preparation (
    subject_id uuid not null,
    person_id uuid not null,
    person_kind text not null check (person_kind = 'person'),
    content text,
    content_sha256 text,
    read_at timestamptz not null,
    primary key (subject_id, person_id),
    check ((content is null) = (content_sha256 is null)),
    foreign key (person_id, person_kind) references account (id, kind)
);

-- A control item has no row in draft; of a draft only what was handed in is looked at, and never one's own.
create function check_review_preparation() returns trigger language plpgsql as $$
begin
    if exists (select 1 from draft where id = new.subject_id and requested_by = new.person_id) then
        perform refuse('Vier-Augen-Prinzip: Wer den Entwurf angefordert oder bearbeitet hat, prüft ihn nicht.');
    end if;
    if exists (select 1 from draft where id = new.subject_id)
        and not exists (select 1 from submission where draft_id = new.subject_id) then
        perform refuse('Diese Prüfung ist nicht mehr offen.');
    end if;
    return new;
end $$;

create trigger review_preparation_of_others before insert on review_preparation
    for each row execute function check_review_preparation();

create trigger review_preparation_no_change before update or delete on review_preparation
    for each row execute function refuse_change('Was vor dem Entwurf gelesen und notiert wurde, steht fest.');
create trigger review_preparation_no_truncate before truncate on review_preparation
    for each statement execute function refuse_change('Was vor dem Entwurf gelesen und notiert wurde, steht fest.');

create table review_deputy (
    id uuid not null primary key,
    for_person uuid not null,
    for_kind text not null check (for_kind = 'person'),
    deputy uuid not null,
    deputy_kind text not null check (deputy_kind = 'person'),
    from_day date not null,
    until_day date not null,
    set_by uuid not null references account (id),
    set_at timestamptz not null,
    check (for_person <> deputy),
    check (until_day >= from_day),
    foreign key (for_person, for_kind) references account (id, kind),
    foreign key (deputy, deputy_kind) references account (id, kind)
);

create table review_deputy_end (
    deputy_id uuid not null primary key references review_deputy (id),
    ended_by uuid not null references account (id),
    ended_at timestamptz not null
);

create trigger review_deputy_no_change before update or delete on review_deputy
    for each row execute function refuse_change('Vertretungen stehen fest.');
create trigger review_deputy_no_truncate before truncate on review_deputy
    for each statement execute function refuse_change('Vertretungen stehen fest.');

create trigger review_deputy_end_no_change before update or delete on review_deputy_end
    for each row execute function refuse_change('Das Ende einer Vertretung steht fest.');
create trigger review_deputy_end_no_truncate before truncate on review_deputy_end
    for each statement execute function refuse_change('Das Ende einer Vertretung steht fest.');

create table review_responsibility (
    id uuid not null primary key,
    person_id uuid not null,
    person_kind text not null check (person_kind = 'person'),
    kind text not null check (kind in ('forecast', 'summary', 'theme-set', 'interview-guide', 'prompt-release')),
    area text not null check (length(area) <= 8),
    since timestamptz not null,
    foreign key (person_id, person_kind) references account (id, kind)
);

create table review_responsibility_end (
    responsibility_id uuid not null primary key references review_responsibility (id),
    ended_at timestamptz not null
);

create trigger review_responsibility_no_change before update or delete on review_responsibility
    for each row execute function refuse_change('Zuständigkeiten stehen fest.');
create trigger review_responsibility_no_truncate before truncate on review_responsibility
    for each statement execute function refuse_change('Zuständigkeiten stehen fest.');

create trigger review_responsibility_end_no_change before update or delete on review_responsibility_end
    for each row execute function refuse_change('Das Ende einer Zuständigkeit steht fest.');
create trigger review_responsibility_end_no_truncate before truncate on review_responsibility_end
    for each statement execute function refuse_change('Das Ende einer Zuständigkeit steht fest.');
