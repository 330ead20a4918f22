create table push_receipt (
    enterprise_number text        not null,
    kind              text        not null,
    reference         text        not null,
    revision          int         not null,
    fingerprint       bytea       not null,
    answer            text        not null,
    accepted_at       timestamptz not null default clock_timestamp(),
    constraint pk_push_receipt primary key (enterprise_number, kind, reference, revision),
    constraint ck_push_receipt_revision check (revision >= 1)
);
comment on column push_receipt.fingerprint is 'Keyed hash of the canonical content: tells the same from the other without keeping it.';
comment on column push_receipt.answer is 'The first answer, given again byte for byte.';

create trigger push_receipt_only_grows before update or delete on push_receipt
    for each row execute function refuse_change();
create trigger push_receipt_is_not_emptied before truncate on push_receipt
    for each statement execute function refuse_change();
