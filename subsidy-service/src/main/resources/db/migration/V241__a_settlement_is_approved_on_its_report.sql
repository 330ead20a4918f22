-- The second guard behind the approval: what was proposed on a report that was returned is not approved once another
-- one was sent.
create function settlement_answers_the_last_report() returns trigger language plpgsql as $$
begin
    if exists (
            select from settlement s
             where s.settlement_id = new.settlement_id
               and s.report_sequence is distinct from
                   (select max(r.sequence) from convention_report r
                     where r.convention_number = s.convention_number)) then
        raise exception 'the settlement of % was proposed on an earlier report', new.convention_number
            using errcode = '23514', constraint = 'ck_settlement_approval_last_report';
    end if;
    return new;
end $$;
create trigger settlement_answers_the_last_report before insert on settlement_approval
    for each row execute function settlement_answers_the_last_report();
