-- A line that may tell money of another line is dismissed once the bank says that it does: nothing is booked of it, ever.
create table bank_line_dismissal (
    line_id            uuid        not null,
    text               text        not null,
    dismissed_by       text        not null,
    dismissed_by_name  text        not null,
    dismissed_on       date        not null,
    dismissed_at       timestamptz not null,
    constraint pk_bank_line_dismissal primary key (line_id),
    constraint fk_bank_line_dismissal_line foreign key (line_id) references bank_line_set_aside (line_id),
    constraint ck_bank_line_dismissal_text check (text <> '')
);
create trigger bank_line_dismissal_only_grows before update or delete on bank_line_dismissal
    for each row execute function refuse_change();
create trigger bank_line_dismissal_is_not_emptied before truncate on bank_line_dismissal
    for each statement execute function refuse_change();

-- Either booked or dismissed; and only what may have been told twice is dismissed, never money that is surely there.
create function line_is_booked_or_dismissed() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'bank_line_booking'
            and exists (select from bank_line_dismissal d where d.line_id = new.line_id)
        or tg_table_name = 'bank_line_dismissal'
            and (exists (select from bank_line_booking b where b.line_id = new.line_id)
                or not exists (select from bank_line_set_aside a
                                where a.line_id = new.line_id
                                  and a.reason in ('MAYBE_TOLD_BEFORE', 'REFERENCE_REUSED'))) then
        raise exception 'the line % is booked, or dismissed, or not in doubt', new.line_id
            using errcode = '23514', constraint = 'ck_line_is_booked_or_dismissed';
    end if;
    return new;
end $$;
create trigger bank_line_booking_of_no_dismissed before insert on bank_line_booking
    for each row execute function line_is_booked_or_dismissed();
create trigger bank_line_dismissal_of_doubt before insert on bank_line_dismissal
    for each row execute function line_is_booked_or_dismissed();

-- A return under a reference of something else may be none: the true one is taken all the same.
alter table bank_line_set_aside drop constraint uq_bank_line_set_aside_payment;
create unique index uq_bank_line_set_aside_payment on bank_line_set_aside (payment_id)
    where reason <> 'REFERENCE_REUSED';
create index ix_bank_line_set_aside_payment on bank_line_set_aside (payment_id);
create or replace function payment_comes_back_once() returns trigger language plpgsql as $$
begin
    if new.result = 'REJECTED' and (
            tg_table_name = 'bank_statement_line'
                and exists (select from bank_line_set_aside a
                             where a.payment_id = new.payment_id and a.reason <> 'REFERENCE_REUSED')
            or tg_table_name = 'bank_line_set_aside'
                and exists (select from bank_statement_line l
                             where l.payment_id = new.payment_id and l.result = 'REJECTED')) then
        raise exception 'the payment % came back before', new.payment_id
            using errcode = '23514', constraint = 'ck_payment_comes_back_once';
    end if;
    return new;
end $$;
