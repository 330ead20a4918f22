-- An act that was sent with an Idempotency-Key is answered again, not done again.
create table act_receipt (
    caller          text        not null,
    idempotency_key text        not null,
    fingerprint     bytea       not null,
    answer          text        not null,
    status          int         not null,
    answered_at     timestamptz not null default clock_timestamp(),
    constraint pk_act_receipt primary key (caller, idempotency_key)
);
comment on column act_receipt.fingerprint is 'Keyed hash of the call and its content: the same key with other content is refused.';
comment on column act_receipt.answer is 'Codes, ids and dates only: no number, name or text of a person.';
