-- The number with which a CPAS pays back, kept for a convention before anything is claimed.
create sequence recovery_number as bigint minvalue 1 maxvalue 999999 no cycle;

create table recovery_reference (
    convention_number         varchar(64) not null,
    structured_communication  varchar(12) not null,
    reserved_at               timestamptz not null,
    constraint pk_recovery_reference primary key (convention_number),
    constraint uq_recovery_reference_communication unique (structured_communication),
    constraint uq_recovery_reference_pair unique (convention_number, structured_communication),
    constraint fk_recovery_reference_convention foreign key (convention_number) references convention (number),
    constraint ck_recovery_reference_form check (structured_communication ~ '^[0-9]{12}$'),
    constraint ck_recovery_reference_digits check (
        right(structured_communication, 2)::integer
        = case left(structured_communication, 10)::bigint % 97 when 0 then 97
               else left(structured_communication, 10)::bigint % 97 end)
);
comment on table recovery_reference is 'Belgian structured communication: ten digits and their rest modulo 97, 97 instead of 0.';

create trigger recovery_reference_only_grows before update or delete on recovery_reference
    for each row execute function refuse_change();
create trigger recovery_reference_is_not_emptied before truncate on recovery_reference
    for each statement execute function refuse_change();

-- A settlement as it was proposed: its figures within their bounds (reliability I6), its steps as they were reckoned.
create table settlement (
    settlement_id             uuid        not null,
    convention_number         varchar(64) not null,
    sequence                  integer     not null,
    granted_cents             bigint      not null,
    declared_cents            bigint      not null,
    accepted_cents            bigint      not null,
    advance_cents             bigint      not null,
    balance_cents             bigint      not null,
    recovery_cents            bigint      not null,
    structured_communication  varchar(12) not null,
    steps                     jsonb       not null,
    target_persons            integer     not null,
    counted_persons           bigint      not null,
    under_target_policy       text        not null,
    reduced                   boolean,
    motive                    text,
    proposed_by               text        not null,
    proposer_name             text        not null,
    proposed_on               date        not null,
    proposed_at               timestamptz not null,
    constraint pk_settlement primary key (settlement_id),
    constraint uq_settlement_sequence unique (convention_number, sequence),
    constraint uq_settlement_proposer unique (settlement_id, convention_number, proposed_by),
    constraint fk_settlement_convention foreign key (convention_number) references convention (number),
    constraint fk_settlement_reference foreign key (convention_number, structured_communication)
        references recovery_reference (convention_number, structured_communication),
    constraint ck_settlement_sum check (advance_cents + balance_cents - recovery_cents = accepted_cents),
    constraint ck_settlement_one_way check (balance_cents = 0 or recovery_cents = 0),
    constraint ck_settlement_signs check (
        advance_cents >= 0 and balance_cents >= 0 and recovery_cents >= 0 and accepted_cents >= 0),
    constraint ck_settlement_bounds check (
        accepted_cents <= granted_cents and accepted_cents <= declared_cents
        and advance_cents + balance_cents <= granted_cents and recovery_cents <= advance_cents),
    constraint ck_settlement_motive check (
        (under_target_policy = 'FLAG' and counted_persons < target_persons) = (reduced is not null)
        and (reduced is null) = (motive is null)),
    constraint ck_settlement_policy check (under_target_policy in ('NONE', 'FLAG', 'PRO_RATA'))
);

create trigger settlement_only_grows before update or delete on settlement
    for each row execute function refuse_change();
create trigger settlement_is_not_emptied before truncate on settlement
    for each statement execute function refuse_change();

-- Approved once for a convention, by somebody else than who proposed it.
create table settlement_approval (
    convention_number  varchar(64) not null,
    settlement_id      uuid        not null,
    proposed_by        text        not null,
    approved_by        text        not null,
    approver_name      text        not null,
    approved_on        date        not null,
    approved_at        timestamptz not null,
    constraint pk_settlement_approval primary key (convention_number),
    constraint uq_settlement_approval_settlement unique (settlement_id),
    constraint fk_settlement_approval_settlement foreign key (settlement_id, convention_number, proposed_by)
        references settlement (settlement_id, convention_number, proposed_by),
    constraint ck_settlement_approval_four_eyes check (approved_by <> proposed_by)
);

create trigger settlement_approval_only_grows before update or delete on settlement_approval
    for each row execute function refuse_change();
create trigger settlement_approval_is_not_emptied before truncate on settlement_approval
    for each statement execute function refuse_change();

-- What a settlement starts from is what was granted, advanced and accepted, not what somebody wrote into its row.
create function settlement_stands_on_facts() returns trigger language plpgsql as $$
declare
    prepared convention_advance;
    accepted numeric;
begin
    select * into prepared from convention_advance a where a.convention_number = new.convention_number;
    select coalesce(sum(c.amount_cents), 0) into accepted
      from cost c
     where c.convention_number = new.convention_number
       and (select r.decision from cost_remark r
             where r.cost_id = c.cost_id and r.cost_revision = c.revision and r.decision is not null
             order by r.sequence desc limit 1) = 'ACCEPTED';
    if new.granted_cents is distinct from prepared.granted_cents
       or new.advance_cents not in (0, prepared.advance_cents) then
        raise exception 'the settlement of % does not start from what was granted and advanced', new.convention_number
            using errcode = '23514', constraint = 'ck_settlement_advance';
    end if;
    if new.accepted_cents > accepted then
        raise exception 'the settlement of % accepts more than was accepted', new.convention_number
            using errcode = '23514', constraint = 'ck_settlement_accepted';
    end if;
    return new;
end $$;
create trigger settlement_stands_on_facts before insert on settlement
    for each row execute function settlement_stands_on_facts();
