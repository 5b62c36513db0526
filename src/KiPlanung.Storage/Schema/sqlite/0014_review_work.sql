-- Sharing of review work: leases, source first, deputies, who looks first. Everything is appended.

-- Drawn when handed in: two people judge this version without knowing of each other.
create table double_review (
    draft_id text not null primary key references draft (id),
    chosen_at text not null
) strict;

create trigger double_review_no_update before update on double_review
begin
    select raise(abort, 'Welche Entwürfe doppelt geprüft werden, steht fest.');
end;

create trigger double_review_no_delete before delete on double_review
begin
    select raise(abort, 'Welche Entwürfe doppelt geprüft werden, steht fest.');
end;

create trigger double_review_no_replace before insert on double_review
when exists (select 1 from double_review where draft_id = new.draft_id)
begin
    select raise(abort, 'Welche Entwürfe doppelt geprüft werden, steht fest.');
end;

-- Who looks into what, until when. A lease that ran out needs no row. The case is a draft or a control item, hence no foreign key.
create table review_lease (
    id text not null primary key,
    subject_id text not null,
    taken_by text not null,
    taken_by_kind text not null check (taken_by_kind = 'person'),
    taken_at text not null,
    until text not null,
    check (until > taken_at),
    foreign key (taken_by, taken_by_kind) references account (id, kind)
) strict;

create index review_lease_subject on review_lease (subject_id);
create index review_lease_until on review_lease (until);

create table review_lease_end (
    lease_id text not null primary key references review_lease (id),
    how text not null check (how in ('given-back', 'taken-over', 'decided')),
    ended_at text not null
) strict;

-- As many at a time as there are judges; never who asked for it or changed it, never what is over.
create trigger review_lease_places before insert on review_lease
begin
    select raise(abort, 'Diese Prüfung hat schon jemand übernommen.')
        where exists (select 1 from review_lease as held where held.subject_id = new.subject_id and held.until > new.taken_at
                and held.taken_by = new.taken_by and not exists (select 1 from review_lease_end where lease_id = held.id))
        or (select count(*) from review_lease as held where held.subject_id = new.subject_id and held.until > new.taken_at
                and not exists (select 1 from review_lease_end where lease_id = held.id))
            >= case when exists (select 1 from double_review where draft_id = new.subject_id) then 2 else 1 end;
    select raise(abort, 'Diese Prüfung ist nicht mehr offen.')
        where exists (select 1 from draft where id = new.subject_id)
        and (not exists (select 1 from submission where draft_id = new.subject_id)
            or exists (select 1 from decision where draft_id = new.subject_id)
            or exists (select 1 from withdrawal where draft_id = new.subject_id)
            or exists (select 1 from draft as this join draft as newer on newer.artefact_id = this.artefact_id
                where this.id = new.subject_id and newer.version > this.version));
    select raise(abort, 'Vier-Augen-Prinzip: Wer den Entwurf angefordert oder bearbeitet hat, prüft ihn nicht.')
        where exists (select 1 from draft where id = new.subject_id and requested_by = new.taken_by)
        or exists (select 1 from draft as this join draft as earlier on earlier.artefact_id = this.artefact_id
            join draft_editor as editor on editor.draft_id = earlier.id
            where this.id = new.subject_id and editor.person_id = new.taken_by);
end;

create trigger review_lease_no_update before update on review_lease
begin
    select raise(abort, 'Übernahmen stehen fest.');
end;

create trigger review_lease_no_delete before delete on review_lease
begin
    select raise(abort, 'Übernahmen stehen fest.');
end;

create trigger review_lease_no_replace before insert on review_lease
when exists (select 1 from review_lease where id = new.id)
begin
    select raise(abort, 'Übernahmen stehen fest.');
end;

create trigger review_lease_end_no_update before update on review_lease_end
begin
    select raise(abort, 'Das Ende einer Übernahme steht fest.');
end;

create trigger review_lease_end_no_delete before delete on review_lease_end
begin
    select raise(abort, 'Das Ende einer Übernahme steht fest.');
end;

create trigger review_lease_end_no_replace before insert on review_lease_end
when exists (select 1 from review_lease_end where lease_id = new.lease_id)
begin
    select raise(abort, 'Das Ende einer Übernahme steht fest.');
end;

-- The source was read before the draft was shown; own key points where the case was drawn for them.
create table review_preparation (
    subject_id text not null,
    person_id text not null,
    person_kind text not null check (person_kind = 'person'),
    content text,
    content_sha256 text,
    read_at text not null,
    primary key (subject_id, person_id),
    check ((content is null) = (content_sha256 is null)),
    foreign key (person_id, person_kind) references account (id, kind)
) strict;

-- A control item has no row in draft; of a draft only what was handed in is looked at, and never one's own.
create trigger review_preparation_of_others before insert on review_preparation
begin
    select raise(abort, 'Vier-Augen-Prinzip: Wer den Entwurf angefordert oder bearbeitet hat, prüft ihn nicht.')
        where exists (select 1 from draft where id = new.subject_id and requested_by = new.person_id);
    select raise(abort, 'Diese Prüfung ist nicht mehr offen.')
        where exists (select 1 from draft where id = new.subject_id)
        and not exists (select 1 from submission where draft_id = new.subject_id);
end;

create trigger review_preparation_no_update before update on review_preparation
begin
    select raise(abort, 'Was vor dem Entwurf gelesen und notiert wurde, steht fest.');
end;

create trigger review_preparation_no_delete before delete on review_preparation
begin
    select raise(abort, 'Was vor dem Entwurf gelesen und notiert wurde, steht fest.');
end;

create trigger review_preparation_no_replace before insert on review_preparation
when exists (select 1 from review_preparation where (subject_id = new.subject_id and person_id = new.person_id))
begin
    select raise(abort, 'Was vor dem Entwurf gelesen und notiert wurde, steht fest.');
end;

create table review_deputy (
    id text not null primary key,
    for_person text not null,
    for_kind text not null check (for_kind = 'person'),
    deputy text not null,
    deputy_kind text not null check (deputy_kind = 'person'),
    from_day text not null,
    until_day text not null,
    set_by text not null references account (id),
    set_at text not null,
    check (for_person <> deputy),
    check (until_day >= from_day),
    foreign key (for_person, for_kind) references account (id, kind),
    foreign key (deputy, deputy_kind) references account (id, kind)
) strict;

create table review_deputy_end (
    deputy_id text not null primary key references review_deputy (id),
    ended_by text not null references account (id),
    ended_at text not null
) strict;

create trigger review_deputy_no_update before update on review_deputy
begin
    select raise(abort, 'Vertretungen stehen fest.');
end;

create trigger review_deputy_no_delete before delete on review_deputy
begin
    select raise(abort, 'Vertretungen stehen fest.');
end;

create trigger review_deputy_no_replace before insert on review_deputy
when exists (select 1 from review_deputy where id = new.id)
begin
    select raise(abort, 'Vertretungen stehen fest.');
end;

create trigger review_deputy_end_no_update before update on review_deputy_end
begin
    select raise(abort, 'Das Ende einer Vertretung steht fest.');
end;

create trigger review_deputy_end_no_delete before delete on review_deputy_end
begin
    select raise(abort, 'Das Ende einer Vertretung steht fest.');
end;

create trigger review_deputy_end_no_replace before insert on review_deputy_end
when exists (select 1 from review_deputy_end where deputy_id = new.deputy_id)
begin
    select raise(abort, 'Das Ende einer Vertretung steht fest.');
end;

create table review_responsibility (
    id text not null primary key,
    person_id text not null,
    person_kind text not null check (person_kind = 'person'),
    kind text not null check (kind in ('forecast', 'summary', 'theme-set', 'interview-guide', 'prompt-release')),
    area text not null check (length(area) <= 8),
    since text not null,
    foreign key (person_id, person_kind) references account (id, kind)
) strict;

create table review_responsibility_end (
    responsibility_id text not null primary key references review_responsibility (id),
    ended_at text not null
) strict;

create trigger review_responsibility_no_update before update on review_responsibility
begin
    select raise(abort, 'Zuständigkeiten stehen fest.');
end;

create trigger review_responsibility_no_delete before delete on review_responsibility
begin
    select raise(abort, 'Zuständigkeiten stehen fest.');
end;

create trigger review_responsibility_no_replace before insert on review_responsibility
when exists (select 1 from review_responsibility where id = new.id)
begin
    select raise(abort, 'Zuständigkeiten stehen fest.');
end;

create trigger review_responsibility_end_no_update before update on review_responsibility_end
begin
    select raise(abort, 'Das Ende einer Zuständigkeit steht fest.');
end;

create trigger review_responsibility_end_no_delete before delete on review_responsibility_end
begin
    select raise(abort, 'Das Ende einer Zuständigkeit steht fest.');
end;

create trigger review_responsibility_end_no_replace before insert on review_responsibility_end
when exists (select 1 from review_responsibility_end where responsibility_id = new.responsibility_id)
begin
    select raise(abort, 'Das Ende einer Zuständigkeit steht fest.');
end;
