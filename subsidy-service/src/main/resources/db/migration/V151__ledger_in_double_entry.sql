-- What happened to the money of a convention. Only ever added to: a correction is a linked opposite transaction.
create table ledger_transaction (
    transaction_id     uuid        not null,
    sequence           bigint      not null generated always as identity,
    kind               text        not null,
    convention_number  varchar(64) not null,
    year               integer     not null,
    budget_line        text        not null,
    reverses           uuid,
    entries            integer     not null,
    booked_on          date        not null,
    booked_at          timestamptz not null,
    booked_by          text        not null,
    constraint pk_ledger_transaction primary key (transaction_id),
    constraint uq_ledger_transaction_convention unique (transaction_id, convention_number),
    constraint fk_ledger_transaction_convention
        foreign key (convention_number, year) references convention (number, year),
    constraint fk_ledger_transaction_reverses
        foreign key (reverses, convention_number) references ledger_transaction (transaction_id, convention_number),
    constraint ck_ledger_transaction_kind check (kind in
        ('COMMITMENT', 'COMMITMENT_CHANGE', 'ADVANCE_RELEASED', 'ADVANCE_PAID', 'SETTLEMENT', 'BALANCE_RELEASED',
         'BALANCE_PAID', 'RECOVERY_PAID', 'REVERSAL')),
    constraint ck_ledger_transaction_reversal check ((kind = 'REVERSAL') = (reverses is not null)),
    constraint ck_ledger_transaction_entries check (entries >= 2)
);
comment on table ledger_transaction is 'A fact about money; its entries sum to 0 (reliability I5).';
comment on column ledger_transaction.budget_line is 'Article of the budget in the scheme of that year, as it was when this was booked.';

create unique index uq_ledger_transaction_reverses on ledger_transaction (reverses);
comment on index uq_ledger_transaction_reverses is 'A transaction is reversed at most once.';

create index ix_ledger_transaction_convention on ledger_transaction (convention_number, sequence);
create index ix_ledger_transaction_sequence on ledger_transaction (sequence);

create table ledger_entry (
    transaction_id  uuid   not null,
    account         text   not null,
    amount_cents    bigint not null,
    constraint pk_ledger_entry primary key (transaction_id, account),
    constraint fk_ledger_entry_transaction foreign key (transaction_id) references ledger_transaction (transaction_id),
    constraint ck_ledger_entry_account check (account in
        ('BUDGET', 'COMMITMENT', 'PAYABLE', 'ADVANCE', 'BALANCE_DUE', 'BALANCE', 'RECEIVABLE', 'RECOVERED')),
    constraint ck_ledger_entry_amount check (amount_cents <> 0)
);

-- Looked at when the transaction of the database ends: both the heads and the lines, so that nothing is added later.
create function ledger_is_balanced() returns trigger language plpgsql as $$
declare
    head  ledger_transaction;
    total numeric;
    lines integer;
begin
    select * into head from ledger_transaction t where t.transaction_id = new.transaction_id;
    select sum(e.amount_cents), count(*) into total, lines
      from ledger_entry e where e.transaction_id = new.transaction_id;
    if total is distinct from 0 or lines <> head.entries then
        raise exception 'the ledger transaction % is not balanced', new.transaction_id
            using errcode = '23514', constraint = 'ck_ledger_transaction_balanced';
    end if;
    if head.reverses is not null and exists (
            select from ledger_entry e where e.transaction_id in (head.transaction_id, head.reverses)
             group by e.account having sum(e.amount_cents) <> 0) then
        raise exception 'the ledger transaction % is not the opposite of the one it reverses', new.transaction_id
            using errcode = '23514', constraint = 'ck_ledger_transaction_opposite';
    end if;
    return null;
end $$;

-- Nothing is released, paid, claimed or given back that was not there: the second guard behind the acts.
create function ledger_holds_what_it_moves() returns trigger language plpgsql as $$
begin
    if exists (
            select from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
             where t.convention_number = new.convention_number and e.account <> 'BUDGET'
             group by e.account having sum(e.amount_cents) < 0) then
        raise exception 'an account of convention % would hold less than nothing', new.convention_number
            using errcode = '23514', constraint = 'ck_ledger_account_not_negative';
    end if;
    return null;
end $$;

create constraint trigger ledger_transaction_is_balanced after insert on ledger_transaction
    deferrable initially deferred for each row execute function ledger_is_balanced();
create constraint trigger ledger_entry_is_balanced after insert on ledger_entry
    deferrable initially deferred for each row execute function ledger_is_balanced();
create constraint trigger ledger_transaction_holds_what_it_moves after insert on ledger_transaction
    deferrable initially deferred for each row execute function ledger_holds_what_it_moves();

create trigger ledger_transaction_only_grows before update or delete on ledger_transaction
    for each row execute function refuse_change();
create trigger ledger_transaction_is_not_emptied before truncate on ledger_transaction
    for each statement execute function refuse_change();
create trigger ledger_entry_only_grows before update or delete on ledger_entry
    for each row execute function refuse_change();
create trigger ledger_entry_is_not_emptied before truncate on ledger_entry
    for each statement execute function refuse_change();

-- Conventions that were fully signed before there was a ledger are committed as of the day of their last signature.
with signed as materialized (
    select gen_random_uuid() as transaction_id, a.convention_number, c.year, a.granted_cents, a.prepared_on,
           a.prepared_at,
           coalesce(case c.type when 'CITY' then s.city_budget_article else s.cluster_budget_article end,
                    'unassigned') as budget_line
      from convention_advance a
      join convention c on c.number = a.convention_number
      join subsidy_scheme s on s.year = c.year),
heads as (
    insert into ledger_transaction
        (transaction_id, kind, convention_number, year, budget_line, entries, booked_on, booked_at, booked_by)
    select transaction_id, 'COMMITMENT', convention_number, year, budget_line, 2, prepared_on, prepared_at,
           'introduction of the ledger'
      from signed)
insert into ledger_entry (transaction_id, account, amount_cents)
select transaction_id, 'BUDGET', -granted_cents from signed
union all
select transaction_id, 'COMMITMENT', granted_cents from signed;
