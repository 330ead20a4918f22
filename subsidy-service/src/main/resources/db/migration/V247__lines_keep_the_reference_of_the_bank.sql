-- The bank tells an entry of the account more than once: during the day, at its end, and when it corrects a statement.
-- Its own reference says that it is the same one, and a line keeps it; what was taken before has none.
alter table bank_statement
    add column already_taken integer not null default 0,
    add constraint ck_bank_statement_already_taken check (already_taken >= 0);
alter table bank_statement alter column already_taken drop default;
comment on column bank_statement.already_taken is 'Lines that an earlier statement told under the same reference.';

alter table bank_statement_line
    add column account text,
    add column bank_reference varchar(35),
    add column day_at_bank date,
    add constraint ck_bank_statement_line_reference check (
        (account is null) = (bank_reference is null) and bank_reference <> '');
comment on column bank_statement_line.day_at_bank is
    'Business date of the bank of this line, where it has its own; else it is that of its statement.';
create unique index uq_bank_statement_line_reference on bank_statement_line (account, bank_reference)
    where bank_reference is not null;
comment on index uq_bank_statement_line_reference is 'An entry of the account is taken once, whatever statement tells it.';
create index ix_bank_statement_line_received on bank_statement_line (convention_number) where result = 'RECEIVED';

alter table bank_line_set_aside
    add column account text,
    add column bank_reference varchar(35),
    add column day_at_bank date,
    add constraint ck_bank_line_set_aside_reference check (
        (account is null) = (bank_reference is null) and bank_reference <> ''),
    drop constraint ck_bank_line_set_aside_reason,
    add constraint ck_bank_line_set_aside_reason check (reason in
        ('SETTLEMENT_STANDS', 'SETTLED_ANEW', 'MORE_THAN_PAID', 'RECOVERY_OVERPAID', 'MAYBE_TOLD_BEFORE',
         'REFERENCE_REUSED'));
create unique index uq_bank_line_set_aside_reference on bank_line_set_aside (account, bank_reference)
    where bank_reference is not null and reason <> 'REFERENCE_REUSED';
comment on index uq_bank_line_set_aside_reference is
    'Set aside once too; what the bank calls by the reference of something else waits beside it.';

-- Set aside under a reference, it is not booked by another line under the same one.
create function bank_reference_is_taken_once() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'bank_statement_line'
            and exists (select from bank_line_set_aside a
                         where a.account = new.account and a.bank_reference = new.bank_reference
                           and a.reason <> 'REFERENCE_REUSED')
        or tg_table_name = 'bank_line_set_aside' and new.reason <> 'REFERENCE_REUSED'
            and exists (select from bank_statement_line l
                         where l.account = new.account and l.bank_reference = new.bank_reference) then
        raise exception 'the reference % of the bank was taken before', new.bank_reference
            using errcode = '23514', constraint = 'ck_bank_reference_is_taken_once';
    end if;
    return new;
end $$;
create trigger bank_statement_line_is_taken_once before insert on bank_statement_line
    for each row execute function bank_reference_is_taken_once();
create trigger bank_line_set_aside_is_taken_once before insert on bank_line_set_aside
    for each row execute function bank_reference_is_taken_once();
