-- Who speaks for a CPAS on a day: itself up to and including its last day, from the day after its successor, and so on
-- along the chain. The same answer as ResponsibleCpas gives; the registry holds no circle.
create function responsible_cpas(cpas text, day date) returns text language sql stable as $$
    with recursive chain (number, path) as (
        select cpas, array[cpas]
        union all
        select r.successor, c.path || r.successor
          from chain c join registry_cpas r on r.enterprise_number = c.number
         where r.successor is not null and r.valid_to < day and r.successor <> all(c.path)
    )
    select number from chain order by cardinality(path) desc limit 1;
$$;

-- SUB-9: to the lead on the account that everyone signed, or, from the day after its last day, to the CPAS that has
-- taken it over on the account the registry has of it; and of the advance exactly what was prepared.
create or replace function payment_goes_to_the_lead() returns trigger language plpgsql as $$
begin
    if not exists (
            select from convention c
              join payment_batch b on b.batch_id = new.batch_id
             where c.number = new.convention_number
               and new.creditor = responsible_cpas(c.lead_cpas, b.prepared_on)
               and new.iban = case when new.creditor = c.lead_cpas then c.iban
                                   else (select r.iban from registry_cpas r
                                          where r.enterprise_number = new.creditor) end) then
        raise exception 'the payment of convention % does not go to its lead', new.convention_number
            using errcode = '23514', constraint = 'ck_payment_goes_to_the_lead';
    end if;
    if new.kind = 'ADVANCE' and not exists (
            select from convention_advance a
             where a.convention_number = new.convention_number and a.advance_cents = new.amount_cents) then
        raise exception 'the advance of convention % is another amount', new.convention_number
            using errcode = '23514', constraint = 'ck_payment_is_the_advance';
    end if;
    return new;
end $$;
