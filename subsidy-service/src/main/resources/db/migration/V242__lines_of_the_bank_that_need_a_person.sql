-- A line of the bank that cannot be booked as things stand holds up nobody else: it is set aside with its reason, and a
-- person books it once what stands in its way is corrected. Both only grow, and each line is booked once at most.
create table bank_line_set_aside (
    line_id            uuid        not null,
    statement_id       text        not null,
    line               text        not null,
    payment_id         uuid,
    convention_number  varchar(64) not null,
    result             text        not null,
    amount_cents       bigint      not null,
    bank_reason        text,
    reason             text        not null,
    constraint pk_bank_line_set_aside primary key (line_id),
    constraint uq_bank_line_set_aside_amount unique (line_id, amount_cents),
    constraint uq_bank_line_set_aside_payment unique (payment_id),
    constraint fk_bank_line_set_aside_statement foreign key (statement_id) references bank_statement (statement_id),
    constraint fk_bank_line_set_aside_payment foreign key (payment_id) references payment (payment_id),
    constraint fk_bank_line_set_aside_convention foreign key (convention_number) references convention (number),
    constraint ck_bank_line_set_aside_payment check (
        (result = 'REJECTED' and payment_id is not null) or (result = 'RECEIVED' and payment_id is null)),
    constraint ck_bank_line_set_aside_amount check (amount_cents > 0),
    constraint ck_bank_line_set_aside_reason check (reason in
        ('SETTLEMENT_STANDS', 'SETTLED_ANEW', 'MORE_THAN_PAID', 'RECOVERY_OVERPAID'))
);
create index ix_bank_line_set_aside_statement on bank_line_set_aside (statement_id);
comment on table bank_line_set_aside is 'Money that the bank moved and the ledger does not know yet.';

create table bank_line_booking (
    line_id            uuid        not null,
    amount_cents       bigint      not null,
    booked_cents       bigint      not null,
    sent_back_cents    bigint      not null,
    before_settlement  boolean     not null,
    booked_by          text        not null,
    booked_by_name     text        not null,
    booked_on          date        not null,
    booked_at          timestamptz not null,
    constraint pk_bank_line_booking primary key (line_id),
    constraint fk_bank_line_booking_line foreign key (line_id, amount_cents)
        references bank_line_set_aside (line_id, amount_cents),
    constraint ck_bank_line_booking_sum check (
        booked_cents + sent_back_cents = amount_cents and booked_cents >= 0 and sent_back_cents >= 0)
);
comment on column bank_line_booking.sent_back_cents is
    'What came in for nothing that is claimed and was sent back to who paid it, outside these payments.';

do $$
declare
    name text;
begin
    foreach name in array array['bank_line_set_aside', 'bank_line_booking']
    loop
        execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
                       name || '_only_grows', name);
        execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
                       name || '_is_not_emptied', name);
    end loop;
end $$;

-- The same money is not set aside and booked by another line as well.
create function payment_comes_back_once() returns trigger language plpgsql as $$
begin
    if new.result = 'REJECTED' and (
            tg_table_name = 'bank_statement_line'
                and exists (select from bank_line_set_aside a where a.payment_id = new.payment_id)
            or tg_table_name = 'bank_line_set_aside'
                and exists (select from bank_statement_line l
                             where l.payment_id = new.payment_id and l.result = 'REJECTED')) then
        raise exception 'the payment % came back before', new.payment_id
            using errcode = '23514', constraint = 'ck_payment_comes_back_once';
    end if;
    return new;
end $$;
create trigger bank_statement_line_comes_back_once before insert on bank_statement_line
    for each row execute function payment_comes_back_once();
create trigger bank_line_set_aside_comes_back_once before insert on bank_line_set_aside
    for each row execute function payment_comes_back_once();
