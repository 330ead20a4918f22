-- rules.md 2.2: what becomes of an advance beyond the accepted costs is in no text of the years. All of it is claimed
-- back unless the scheme has a minimum under which nothing is, or claims nothing; a term is set only where one is known.
alter table subsidy_scheme
    add column recovery_policy text not null default 'FULL',
    add column recovery_minimum_cents bigint not null default 0,
    add column recovery_due_days integer;
alter table subsidy_scheme
    alter column recovery_policy drop default,
    alter column recovery_minimum_cents drop default,
    add constraint ck_subsidy_scheme_recovery check (
        recovery_policy in ('FULL', 'NONE') and recovery_minimum_cents >= 0
        and (recovery_due_days is null or recovery_due_days between 1 and 365)
        and (recovery_policy = 'FULL' or (recovery_minimum_cents = 0 and recovery_due_days is null)));
update subsidy_scheme set source = source || ' Assumed: an advance beyond the accepted costs is claimed back, all of it (rules.md 2.2).';

-- What is not claimed stays with the CPAS: advance + balance - recovery - unclaimed is what was accepted.
alter table settlement
    add column unclaimed_cents bigint not null default 0,
    add column recovery_due_days integer,
    drop constraint ck_settlement_sum,
    drop constraint ck_settlement_one_way,
    drop constraint ck_settlement_signs,
    drop constraint ck_settlement_bounds;
alter table settlement
    alter column unclaimed_cents drop default,
    add constraint ck_settlement_sum check (
        advance_cents + balance_cents - recovery_cents - unclaimed_cents = accepted_cents),
    add constraint ck_settlement_one_way check (num_nulls(
        nullif(balance_cents, 0), nullif(recovery_cents, 0), nullif(unclaimed_cents, 0)) >= 2),
    add constraint ck_settlement_signs check (
        advance_cents >= 0 and balance_cents >= 0 and recovery_cents >= 0 and unclaimed_cents >= 0
        and accepted_cents >= 0),
    add constraint ck_settlement_bounds check (
        accepted_cents <= granted_cents and accepted_cents <= declared_cents
        and advance_cents + balance_cents <= granted_cents and recovery_cents + unclaimed_cents <= advance_cents),
    add constraint ck_settlement_due_days check (recovery_due_days is null or recovery_due_days between 1 and 365);
comment on column settlement.unclaimed_cents is
    'Of the advance, what goes beyond the accepted costs and the scheme does not claim back';
comment on column settlement.recovery_due_days is
    'Calendar days from the approval within which a recovery is paid back, as the scheme said; null where none is set';
