alter table job drop constraint job_kind_check;
alter table job add constraint job_kind_check check (kind in ('forecast', 'summary', 'forecast-batch', 'calculation'));
