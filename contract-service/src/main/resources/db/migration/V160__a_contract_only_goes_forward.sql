-- A state that was read before another was stored never takes its place. The lock of a contract prevents it; this is
-- the second guard. SQLState 40001: who meets it is asked to come back and then goes on from the newer state.
create function refuse_to_go_back() returns trigger language plpgsql as $$
begin
    raise exception 'contract % is at version % already: it does not go back to %',
        old.contract_id, old.version, new.version using errcode = '40001';
end $$;
create trigger contract_goes_forward before update of version on contract
    for each row when (new.version <= old.version or new.revision < old.revision)
    execute function refuse_to_go_back();
comment on trigger contract_goes_forward on contract is 'Each stored state has a version above the one it follows.';
