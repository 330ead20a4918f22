-- An approved settlement that turns out to be wrong is taken back by two persons and made anew. Nothing of it changes:
-- it keeps its row, its approval and its bookings, which a linked opposite transaction takes back.
create table settlement_correction (
    settlement_id      uuid        not null,
    convention_number  varchar(64) not null,
    motive             text        not null,
    proposed_by        text        not null,
    proposer_name      text        not null,
    proposed_on        date        not null,
    proposed_at        timestamptz not null,
    constraint pk_settlement_correction primary key (settlement_id),
    constraint uq_settlement_correction_proposer unique (settlement_id, convention_number, proposed_by),
    constraint fk_settlement_correction_settlement
        foreign key (settlement_id) references settlement_approval (settlement_id),
    constraint ck_settlement_correction_motive check (motive ~ '\S')
);

create table settlement_correction_approval (
    settlement_id       uuid        not null,
    convention_number   varchar(64) not null,
    proposed_by         text        not null,
    balance_paid_cents  bigint      not null,
    recovered_cents     bigint      not null,
    approved_by         text        not null,
    approver_name       text        not null,
    approved_on         date        not null,
    approved_at         timestamptz not null,
    constraint pk_settlement_correction_approval primary key (settlement_id),
    constraint fk_settlement_correction_approval_correction foreign key (settlement_id, convention_number, proposed_by)
        references settlement_correction (settlement_id, convention_number, proposed_by),
    constraint ck_settlement_correction_approval_four_eyes check (approved_by <> proposed_by),
    constraint ck_settlement_correction_approval_paid check (balance_paid_cents >= 0 and recovered_cents >= 0)
);
comment on column settlement_correction_approval.balance_paid_cents is
    'What the bank had paid of the balance: with the advance it is what the next settlement starts from.';
create index ix_settlement_correction_approval_convention on settlement_correction_approval (convention_number);

do $$
declare
    name text;
begin
    foreach name in array array['settlement_correction', 'settlement_correction_approval']
    loop
        execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
                       name || '_only_grows', name);
        execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
                       name || '_is_not_emptied', name);
    end loop;
end $$;

-- One settlement stands at a time: as many are approved as were taken back, and one more.
alter table settlement_approval
    drop constraint pk_settlement_approval,
    add column round integer not null default 0,
    add constraint pk_settlement_approval primary key (settlement_id),
    add constraint uq_settlement_approval_round unique (convention_number, round),
    add constraint ck_settlement_approval_round check (round >= 0);
comment on column settlement_approval.round is 'How many settlements of the convention were taken back before it.';

create function settlement_stands_alone() returns trigger language plpgsql as $$
begin
    if new.round <> (select count(*) from settlement_correction_approval c
                      where c.convention_number = new.convention_number) then
        raise exception 'another settlement of % stands', new.convention_number
            using errcode = '23514', constraint = 'ck_settlement_approval_stands_alone';
    end if;
    return new;
end $$;
create trigger settlement_stands_alone before insert on settlement_approval
    for each row execute function settlement_stands_alone();

-- The first settlement starts from the advance that was prepared; one after a correction from what was paid until then.
create or replace function settlement_stands_on_facts() returns trigger language plpgsql as $$
declare
    prepared convention_advance;
    accepted numeric;
    advanced numeric;
begin
    select * into prepared from convention_advance a where a.convention_number = new.convention_number;
    select coalesce(sum(c.amount_cents), 0) into accepted
      from cost c
     where c.convention_number = new.convention_number
       and (select r.decision from cost_remark r
             where r.cost_id = c.cost_id and r.cost_revision = c.revision and r.decision is not null
             order by r.sequence desc limit 1) = 'ACCEPTED';
    select coalesce(sum(e.amount_cents), 0) into advanced
      from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
     where t.convention_number = new.convention_number and e.account = 'ADVANCE';
    if new.granted_cents is distinct from prepared.granted_cents
       or (case when exists (select from settlement_correction_approval c
                             where c.convention_number = new.convention_number)
                then new.advance_cents <> advanced
                else new.advance_cents not in (0, prepared.advance_cents) end) then
        raise exception 'the settlement of % does not start from what was granted and advanced', new.convention_number
            using errcode = '23514', constraint = 'ck_settlement_advance';
    end if;
    if new.accepted_cents > accepted then
        raise exception 'the settlement of % accepts more than was accepted', new.convention_number
            using errcode = '23514', constraint = 'ck_settlement_accepted';
    end if;
    return new;
end $$;

alter table ledger_transaction
    drop constraint ck_ledger_transaction_kind,
    add constraint ck_ledger_transaction_kind check (kind in
        ('COMMITMENT', 'COMMITMENT_CHANGE', 'ADVANCE_RELEASED', 'ADVANCE_PAID', 'SETTLEMENT', 'BALANCE_RELEASED',
         'BALANCE_PAID', 'RECOVERY_PAID', 'SETTLEMENT_CORRECTION', 'REVERSAL'));

-- The balance of each settlement is paid once; so is the advance.
alter table payment
    add column settlement_round integer not null default 0,
    add constraint ck_payment_settlement_round check (settlement_round >= 0 and (kind = 'BALANCE' or settlement_round = 0));
drop index uq_payment_live;
create unique index uq_payment_live on payment (convention_number, kind, settlement_round)
    where status in ('PREPARED', 'RELEASED', 'PAID');
comment on index uq_payment_live is
    'The advance of a convention is paid once, and so is the balance of each settlement (reliability I7); a rejected payment makes room for another.';

create function payment_is_of_its_settlement() returns trigger language plpgsql as $$
begin
    if new.settlement_round is distinct from old.settlement_round then
        raise exception 'a payment belongs to its settlement'
            using errcode = '23514', constraint = 'ck_payment_is_of_its_settlement';
    end if;
    return new;
end $$;
create trigger payment_is_of_its_settlement before update on payment
    for each row execute function payment_is_of_its_settlement();
