-- The role the program runs with in a county or Land installation: it cannot change or delete what must stay. Idempotent; applied at
-- every start by a connection that may create roles. A login gets it by: grant kiplanung_app to <login>;
do $$
begin
    if not exists (select 1 from pg_roles where rolname = 'kiplanung_app') then
        create role kiplanung_app nologin;
    end if;
exception when duplicate_object or unique_violation then
    null; -- another database of this server made it meanwhile
end $$;

grant usage on schema public to kiplanung_app;
revoke all on all tables in schema public from kiplanung_app;
grant select, insert on all tables in schema public to kiplanung_app;
revoke insert on schema_script from kiplanung_app;
grant usage on all sequences in schema public to kiplanung_app;

grant update on account, sign_in_link, personal_token, indicator, note, job to kiplanung_app;
grant update, delete on note_key, note_text, note_correction, note_confirmed, note_key_table to kiplanung_app;
grant delete on account_role, reidentification_text, note_training to kiplanung_app;
