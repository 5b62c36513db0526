-- draft_id is checked at commit: a worker finishes its job first and stores the draft only when that succeeded.
create table job (
    id text not null primary key,
    kind text not null check (kind in ('forecast', 'summary')),
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

create index job_open on job (state, created_at);
create index job_requested_by on job (requested_by, created_at);
