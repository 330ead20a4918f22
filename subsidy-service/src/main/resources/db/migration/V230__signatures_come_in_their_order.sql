-- SUB-10 (S4:64-65): the president signs first, then the secretary, then the minister, in every round anew.
create function signatures_in_order() returns trigger language plpgsql as $$
begin
    if not exists (
            select from convention_act earlier
             where earlier.convention_number = new.convention_number
               and earlier.signing_round = new.signing_round
               and earlier.act = case new.act
                   when 'SECRETARY_SIGNATURE' then 'PRESIDENT_SIGNATURE'
                   else 'SECRETARY_SIGNATURE' end) then
        raise exception 'convention % is not yet signed by whoever signs before', new.convention_number
            using errcode = '23514', constraint = 'ck_convention_act_signatures_in_order';
    end if;
    return new;
end $$;
create trigger convention_act_signatures_in_order before insert on convention_act
    for each row when (new.act in ('SECRETARY_SIGNATURE', 'MINISTER_SIGNATURE'))
    execute function signatures_in_order();
comment on trigger convention_act_signatures_in_order on convention_act is
    'President, secretary, minister, in that order (SUB-10).';
