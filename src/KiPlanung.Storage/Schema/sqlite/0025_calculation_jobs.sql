-- SQLite cannot widen a check: job and the items that refer to it are made anew with the fourth kind.
create table job_with_calculations (
    id text not null primary key,
    kind text not null check (kind in ('forecast', 'summary', 'forecast-batch', 'calculation')),
    requested_by text not null references account (id),
    request text not null,
    state text not null check (state in ('waiting', 'running', 'finished', 'cancelled', 'failed')),
    progress real not null check (progress between 0 and 1),
    created_at text not null,
    finished_at text,
    problem_message text,
    draft_id text references draft (id) deferrable initially deferred,
    source_id text,
    lease_until text,
    fence integer not null default 0
) strict;

create table job_item_of_calculations (
    job_id text not null references job_with_calculations (id),
    indicator_key text not null,
    ags text not null,
    draft_id text references draft (id) deferrable initially deferred,
    problem_code text,
    problem_message text,
    done_at text not null,
    primary key (job_id, indicator_key, ags),
    check ((draft_id is null) <> (problem_message is null))
) strict;

insert into job_with_calculations (id, kind, requested_by, request, state, progress, created_at, finished_at, problem_message, draft_id,
    source_id, lease_until, fence)
select id, kind, requested_by, request, state, progress, created_at, finished_at, problem_message, draft_id, source_id, lease_until, fence
from job;

insert into job_item_of_calculations (job_id, indicator_key, ags, draft_id, problem_code, problem_message, done_at)
select job_id, indicator_key, ags, draft_id, problem_code, problem_message, done_at
from job_item;

drop table job_item;
drop table job;
alter table job_with_calculations rename to job;
alter table job_item_of_calculations rename to job_item;
create index job_open on job (state, created_at);
create index job_requested_by on job (requested_by, created_at);
