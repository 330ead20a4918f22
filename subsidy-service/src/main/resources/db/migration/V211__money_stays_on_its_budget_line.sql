-- reliability I5, I6: what a convention moves stays on the line on which it was committed, and a reversal on that of what
-- it takes back. A scheme that names another article later is for what is committed from then on.
comment on column ledger_transaction.budget_line is
    'Article of the budget on which the convention was committed; of a reversal that of the transaction it takes back.';

create function ledger_keeps_its_line() returns trigger language plpgsql as $$
begin
    if exists (
            select from ledger_transaction t
             where t.convention_number = new.convention_number and t.budget_line <> new.budget_line
               and (t.transaction_id = new.reverses or (new.reverses is null and t.kind = 'COMMITMENT'))) then
        raise exception 'the money of convention % is not on the budget line %', new.convention_number, new.budget_line
            using errcode = '23514', constraint = 'ck_ledger_transaction_budget_line';
    end if;
    -- A line that would hold less than nothing is refused also where a sum over all lines hides it.
    if exists (
            select from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
             where t.convention_number = new.convention_number and t.budget_line = new.budget_line
               and e.account <> 'BUDGET'
             group by e.account having sum(e.amount_cents) < 0) then
        raise exception 'an account of convention % would hold less than nothing on the budget line %',
                new.convention_number, new.budget_line
            using errcode = '23514', constraint = 'ck_ledger_line_not_negative';
    end if;
    return null;
end $$;

create constraint trigger ledger_transaction_keeps_its_line after insert on ledger_transaction
    deferrable initially deferred for each row execute function ledger_keeps_its_line();
