-- What was drawn from a note or made by a job is found without reading all drafts and jobs.
create index draft_source on draft (source_id) where source_id is not null;
create index job_source on job (source_id) where source_id is not null;
