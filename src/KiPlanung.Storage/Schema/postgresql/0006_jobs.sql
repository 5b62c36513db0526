-- draft_id is checked at commit: a worker finishes its job first and stores the draft only when that succeeded.
create table job (
    id uuid not null primary key,
    kind text not null check (kind in ('forecast', 'summary')),
    requested_by uuid not null references account (id),
    request text not null,
    state text not null check (state in ('waiting', 'running', 'finished', 'cancelled', 'failed')),
    progress double precision not null check (progress between 0 and 1),
    created_at timestamptz not null,
    finished_at timestamptz,
    problem_message text,
    draft_id uuid references draft (id) deferrable initially deferred,
    source_id uuid,
    lease_until timestamptz,
    fence bigint not null default 0
);

create index job_open on job (state, created_at);
create index job_requested_by on job (requested_by, created_at);
