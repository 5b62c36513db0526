-- An entry without a place in audit_sequence is one that waits; the table that said so a second time goes. There is one writer at a time,
-- so entries get their place in the order of their rows.
drop trigger audit_entry_staged;
drop table audit_staged;

drop index audit_entry_object;
create index audit_entry_object on audit_entry (object_id) where object_id is not null;
