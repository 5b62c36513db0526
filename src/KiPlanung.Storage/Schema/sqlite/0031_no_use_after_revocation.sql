-- A revoked release is not put out any more. There is one writer at a time, so export and revocation cannot overtake each other.
create trigger release_use_while_in_force before insert on release_use
when new.kind = 'exported' and exists (select 1 from release_event where release_id = new.release_id and what = 'revoked')
begin
    select raise(abort, 'Diese Freigabe wurde widerrufen; das Ergebnis wird nicht mehr ausgegeben.');
end;
