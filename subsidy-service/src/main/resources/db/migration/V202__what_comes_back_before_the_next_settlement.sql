-- After a settlement was taken back and before it is made anew, the CPAS pays back what had been claimed, or the bank
-- sends the balance back: less is then paid in advance of the next settlement.
alter table ledger_transaction
    drop constraint ck_ledger_transaction_kind,
    add constraint ck_ledger_transaction_kind check (kind in
        ('COMMITMENT', 'COMMITMENT_CHANGE', 'ADVANCE_RELEASED', 'ADVANCE_PAID', 'SETTLEMENT', 'BALANCE_RELEASED',
         'BALANCE_PAID', 'RECOVERY_PAID', 'SETTLEMENT_CORRECTION', 'REPAID_BEFORE_SETTLEMENT', 'BALANCE_RETURNED',
         'REVERSAL'));

alter table bank_statement_line
    add column before_settlement boolean not null default false,
    add constraint ck_bank_statement_line_before_settlement check (
        not before_settlement or result = 'RECEIVED' or (result = 'REJECTED' and sent_back));
alter table bank_statement_line alter column before_settlement drop default;
comment on column bank_statement_line.before_settlement is
    'Came after a settlement was taken back and before it was made anew: less is paid in advance of the next one.';
