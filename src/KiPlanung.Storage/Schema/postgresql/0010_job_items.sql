alter table job drop constraint job_kind_check;
alter table job add constraint job_kind_check check (kind in ('forecast', 'summary', 'forecast-batch'));

-- What a batch has done so far: a draft, or why there is none.
create table job_item (
    job_id uuid not null references job (id),
    indicator_key text not null,
    ags text not null,
    draft_id uuid references draft (id) deferrable initially deferred,
    problem_code text,
    problem_message text,
    done_at timestamptz not null,
    primary key (job_id, indicator_key, ags),
    check ((draft_id is null) <> (problem_message is null))
);
