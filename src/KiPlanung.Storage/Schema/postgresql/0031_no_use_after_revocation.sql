-- A revoked release is not put out any more. Export and revocation of one artefact wait for each other, so that the log never shows a use
-- behind the revocation only because both happened at once.
create function check_release_use() returns trigger language plpgsql as $$
begin
    perform lock_artefact((select draft.artefact_id from release join draft on draft.id = release.draft_id
        where release.decision_id = new.release_id));
    if exists (select 1 from release_event where release_id = new.release_id and what = 'revoked') then
        perform refuse('Diese Freigabe wurde widerrufen; das Ergebnis wird nicht mehr ausgegeben.');
    end if;
    return new;
end $$;

create trigger release_use_while_in_force before insert on release_use for each row when (new.kind = 'exported')
    execute function check_release_use();
