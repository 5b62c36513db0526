-- SQLite cannot widen a check: the table is made anew with the third kind.
create table job_with_batches (
    id text not null primary key,
    kind text not null check (kind in ('forecast', 'summary', 'forecast-batch')),
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

insert into job_with_batches (id, kind, requested_by, request, state, progress, created_at, finished_at, problem_message, draft_id,
    source_id, lease_until, fence)
select id, kind, requested_by, request, state, progress, created_at, finished_at, problem_message, draft_id, source_id, lease_until, fence
from job;

drop table job;
alter table job_with_batches rename to job;
create index job_open on job (state, created_at);
create index job_requested_by on job (requested_by, created_at);

-- What a batch has done so far: a draft, or why there is none.
create table job_item (
    job_id text not null references job (id),
    indicator_key text not null,
    ags text not null,
    draft_id text references draft (id) deferrable initially deferred,
    problem_code text,
    problem_message text,
    done_at text not null,
    primary key (job_id, indicator_key, ags),
    check ((draft_id is null) <> (problem_message is null))
) strict;
