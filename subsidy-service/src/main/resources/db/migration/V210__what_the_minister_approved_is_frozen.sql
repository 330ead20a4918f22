-- SUB-9, SUB-10: the text that the minister approves and that everyone signs states the advance and the day of the
-- report. What it takes from the scheme of the year is kept with the approval: a scheme that is replaced later changes
-- neither what was approved nor what is prepared with the last signature.
create table convention_approved_terms (
    convention_number    varchar(64)   not null,
    signing_round        integer       not null,
    revision             integer       not null,
    rate                 numeric(5, 4) not null,
    granted_cents        bigint        not null,
    advance_cents        bigint        not null,
    balance_share_cents  bigint        not null,
    advance_kept         boolean       not null,
    report_due_on        date          not null,
    approved_on          date          not null,
    approved_at          timestamptz   not null,
    constraint pk_convention_approved_terms primary key (convention_number, signing_round),
    constraint fk_convention_approved_terms_revision
        foreign key (convention_number, revision) references convention_revision (convention_number, revision),
    constraint ck_convention_approved_terms_round check (signing_round >= 0),
    constraint ck_convention_approved_terms_sum check (advance_cents + balance_share_cents = granted_cents),
    constraint ck_convention_approved_terms_sign check (advance_cents >= 0 and balance_share_cents >= 0)
);
comment on table convention_approved_terms is 'What the approved text of a round states and takes from the scheme of the year.';

create trigger convention_approved_terms_only_grows before update or delete on convention_approved_terms
    for each row execute function refuse_change();
create trigger convention_approved_terms_is_not_emptied before truncate on convention_approved_terms
    for each statement execute function refuse_change();

-- What was approved before: prepared advances are as they were prepared, and what still waits for signatures is as the
-- scheme said on the day of its approval.
with approved as (
    select distinct on (a.convention_number, a.signing_round)
           a.convention_number, a.signing_round, a.acted_on, a.acted_at, c.year, c.revision, c.granted_cents,
           c.signing_round as current_round, c.status
      from convention_act a join convention c on c.number = a.convention_number
     where a.act = 'MINISTER_APPROVAL'
     order by a.convention_number, a.signing_round, a.sequence desc),
said as (
    select a.*, p.revision as signed_revision, p.rate as signed_rate, p.granted_cents as signed_granted_cents,
           p.advance_cents as signed_advance_cents,
           coalesce((r.content ->> 'advanceRate')::numeric, s.advance_rate) as rate,
           coalesce((r.content ->> 'reportDueDate')::date, s.report_due_on) as report_due_on,
           case coalesce(r.content ->> 'rounding', 'halfUp')
               when 'down' then 'DOWN' when 'halfEven' then 'HALF_EVEN' else 'HALF_UP' end as rounding,
           case when a.signing_round = 0 then 0
                else coalesce((select sum(e.amount_cents)
                                 from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
                                where t.convention_number = a.convention_number and e.account = 'ADVANCE'
                                  and t.booked_at <= a.acted_at), 0) end as paid_cents
      from approved a
      join subsidy_scheme s on s.year = a.year
      left join convention_advance_prepared p
             on p.convention_number = a.convention_number and p.signing_round = a.signing_round
      left join lateral (
            select content from subsidy_scheme_revision v
             where v.year = a.year
             order by v.changed_at <= a.acted_at desc,
                      case when v.changed_at <= a.acted_at then v.version else -v.version end desc
             limit 1) r on true
     -- A round that an amendment cut short before its last signature binds nobody.
     where p.revision is not null
        or (a.signing_round = a.current_round and a.status in ('APPROVED_BY_MINISTER', 'CPAS_SIGNING', 'MINISTER_SIGNING'))),
reckoned as (
    select s.*,
           coalesce(signed_granted_cents, granted_cents) as granted,
           coalesce(signed_advance_cents,
                    case when paid_cents > 0 then paid_cents
                         when rounding = 'DOWN' then trunc(granted_cents * rate)
                         when rounding = 'HALF_EVEN' and abs(granted_cents * rate - trunc(granted_cents * rate)) = 0.5
                             then 2 * round(granted_cents * rate / 2)
                         else round(granted_cents * rate) end)::bigint as advance
      from said s)
insert into convention_approved_terms
    (convention_number, signing_round, revision, rate, granted_cents, advance_cents, balance_share_cents, advance_kept,
     report_due_on, approved_on, approved_at)
select convention_number, signing_round, coalesce(signed_revision, revision), coalesce(signed_rate, rate), granted,
       advance, granted - advance, paid_cents > 0, report_due_on, acted_on, acted_at
  from reckoned;

-- The second guard behind the last signature.
create function prepared_as_approved() returns trigger language plpgsql as $$
begin
    if exists (
            select from convention_approved_terms a
             where a.convention_number = new.convention_number and a.signing_round = new.signing_round
               and (a.revision, a.rate, a.granted_cents, a.advance_cents)
                   is distinct from (new.revision, new.rate, new.granted_cents, new.advance_cents)) then
        raise exception 'the advance of convention % is not the one in the approved text', new.convention_number
            using errcode = '23514', constraint = 'ck_convention_advance_as_approved';
    end if;
    return new;
end $$;
create trigger convention_advance_is_as_approved before insert on convention_advance_prepared
    for each row execute function prepared_as_approved();
