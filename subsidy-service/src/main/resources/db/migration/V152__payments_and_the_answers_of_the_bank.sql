-- A decision to pay after the budget year says why (A-29).
alter table convention_act
    add constraint ck_convention_act_carry_over check (act <> 'CARRY_OVER' or comment is not null);

create table payment_batch (
    batch_id           uuid        not null,
    convention_set     uuid        not null,
    status             text        not null,
    payment_count      integer     not null,
    total_cents        bigint      not null,
    prepared_by        text        not null,
    prepared_by_name   text        not null,
    prepared_on        date        not null,
    prepared_at        timestamptz not null,
    released_by        text,
    released_by_name   text,
    released_on        date,
    released_at        timestamptz,
    withdrawn_by       text,
    withdrawn_by_name  text,
    withdrawn_on       date,
    withdrawn_at       timestamptz,
    withdrawn_text     text,
    constraint pk_payment_batch primary key (batch_id),
    constraint ck_payment_batch_status check (status in ('PREPARED', 'RELEASED', 'ANSWERED', 'WITHDRAWN')),
    constraint ck_payment_batch_count check (payment_count > 0 and total_cents > 0),
    constraint ck_payment_batch_four_eyes check (released_by <> prepared_by),
    constraint ck_payment_batch_released check
        ((status in ('RELEASED', 'ANSWERED'))
            = (released_by is not null and released_on is not null and released_at is not null)),
    constraint ck_payment_batch_withdrawn check ((status = 'WITHDRAWN') = (withdrawn_by is not null))
);
comment on column payment_batch.convention_set is 'The same conventions have the same value: asked again they are the same batch.';
create index ix_payment_batch_convention_set on payment_batch (convention_set, prepared_at);
create index ix_payment_batch_prepared on payment_batch (prepared_at);

create table payment (
    payment_id         uuid        not null,
    batch_id           uuid        not null,
    position           integer     not null,
    convention_number  varchar(64) not null,
    kind               text        not null,
    attempt            integer     not null,
    end_to_end_id      text        not null,
    amount_cents       bigint      not null,
    creditor           text        not null,
    creditor_name      text        not null,
    iban               text        not null,
    status             text        not null,
    reason             text,
    constraint pk_payment primary key (payment_id),
    constraint fk_payment_batch foreign key (batch_id) references payment_batch (batch_id),
    constraint fk_payment_convention foreign key (convention_number) references convention (number),
    constraint uq_payment_position unique (batch_id, position),
    constraint uq_payment_attempt unique (convention_number, kind, attempt),
    constraint uq_payment_end_to_end_id unique (end_to_end_id),
    constraint ck_payment_kind check (kind in ('ADVANCE', 'BALANCE')),
    constraint ck_payment_attempt check (attempt between 1 and 99),
    constraint ck_payment_end_to_end_id check (length(end_to_end_id) <= 35),
    constraint ck_payment_amount check (amount_cents > 0),
    constraint ck_payment_status check (status in ('PREPARED', 'RELEASED', 'PAID', 'REJECTED', 'WITHDRAWN'))
);

create unique index uq_payment_live on payment (convention_number, kind)
    where status in ('PREPARED', 'RELEASED', 'PAID');
comment on index uq_payment_live is 'Of each kind a convention is paid once (reliability I7); a rejected payment makes room for another.';

-- SUB-9: to the lead, on the account that everyone signed, and of the advance exactly what was prepared.
create function payment_goes_to_the_lead() returns trigger language plpgsql as $$
begin
    if not exists (
            select from convention c
             where c.number = new.convention_number and c.lead_cpas = new.creditor and c.iban = new.iban) then
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
create trigger payment_goes_to_the_lead before insert on payment
    for each row execute function payment_goes_to_the_lead();

-- What a payment says never changes, and its state only goes forward.
create function payment_goes_forward() returns trigger language plpgsql as $$
begin
    if (new.payment_id, new.batch_id, new.position, new.convention_number, new.kind, new.attempt, new.end_to_end_id,
        new.amount_cents, new.creditor, new.creditor_name, new.iban)
       is distinct from
       (old.payment_id, old.batch_id, old.position, old.convention_number, old.kind, old.attempt, old.end_to_end_id,
        old.amount_cents, old.creditor, old.creditor_name, old.iban)
       or (old.status, new.status) not in (
            ('PREPARED', 'RELEASED'), ('PREPARED', 'WITHDRAWN'), ('RELEASED', 'PAID'), ('RELEASED', 'REJECTED'),
            ('PAID', 'REJECTED')) then
        raise exception 'a payment does not go from % to %', old.status, new.status
            using errcode = '23514', constraint = 'ck_payment_goes_forward';
    end if;
    return new;
end $$;
create trigger payment_goes_forward before update on payment for each row execute function payment_goes_forward();
create trigger payment_stays before delete on payment for each row execute function refuse_change();
create trigger payment_is_not_emptied before truncate on payment for each statement execute function refuse_change();
create trigger payment_batch_stays before delete on payment_batch for each row execute function refuse_change();
create trigger payment_batch_is_not_emptied before truncate on payment_batch
    for each statement execute function refuse_change();

-- The bytes that the bank got, for good.
create table payment_file (
    batch_id    uuid        not null,
    content     bytea       not null,
    sha256      bytea       not null,
    written_at  timestamptz not null,
    constraint pk_payment_file primary key (batch_id),
    constraint fk_payment_file_batch foreign key (batch_id) references payment_batch (batch_id),
    constraint ck_payment_file_sha256 check (sha256 = sha256(content))
);
create trigger payment_file_only_grows before update or delete on payment_file
    for each row execute function refuse_change();
create trigger payment_file_is_not_emptied before truncate on payment_file
    for each statement execute function refuse_change();

-- What the bank answered, and what each line of it did. A statement is taken once.
create table bank_statement (
    statement_id   text        not null,
    batch_id       uuid        not null,
    booked_on      date        not null,
    fingerprint    bytea       not null,
    taken_by       text        not null,
    taken_by_name  text        not null,
    taken_on       date        not null,
    taken_at       timestamptz not null,
    constraint pk_bank_statement primary key (statement_id),
    constraint fk_bank_statement_batch foreign key (batch_id) references payment_batch (batch_id)
);

create table bank_statement_line (
    statement_id       text        not null,
    line               integer     not null,
    payment_id         uuid,
    convention_number  varchar(64) not null,
    result             text        not null,
    sent_back          boolean     not null,
    amount_cents       bigint      not null,
    reason             text,
    constraint pk_bank_statement_line primary key (statement_id, line),
    constraint fk_bank_statement_line_statement foreign key (statement_id) references bank_statement (statement_id),
    constraint fk_bank_statement_line_payment foreign key (payment_id) references payment (payment_id),
    constraint fk_bank_statement_line_convention foreign key (convention_number) references convention (number),
    constraint ck_bank_statement_line_result check (result in ('EXECUTED', 'REJECTED', 'RECEIVED')),
    constraint ck_bank_statement_line_payment check ((result = 'RECEIVED') = (payment_id is null)),
    constraint ck_bank_statement_line_amount check (amount_cents > 0)
);
create unique index uq_bank_statement_line_answer on bank_statement_line (payment_id, result);
comment on index uq_bank_statement_line_answer is 'A payment is executed once and rejected once.';

create trigger bank_statement_only_grows before update or delete on bank_statement
    for each row execute function refuse_change();
create trigger bank_statement_is_not_emptied before truncate on bank_statement
    for each statement execute function refuse_change();
create trigger bank_statement_line_only_grows before update or delete on bank_statement_line
    for each row execute function refuse_change();
create trigger bank_statement_line_is_not_emptied before truncate on bank_statement_line
    for each statement execute function refuse_change();
