-- A proposed change of a contract: pending until every bound party agrees (LIF-2, LIF-3, A-18).
create table amendment (
    amendment_id     uuid   not null,
    contract_id      uuid   not null,
    number           int    not null,
    kind             text   not null,
    status           text   not null,
    proposed_by      text   not null,
    proposed_on      date   not null,
    base_hash        text   not null,
    content_hash     text   not null,
    content_sealed   bytea  not null,
    decided_on       date,
    adopted_revision int,
    constraint pk_amendment primary key (amendment_id),
    constraint fk_amendment_contract foreign key (contract_id) references contract,
    constraint uq_amendment_number unique (contract_id, number),
    constraint ck_amendment_adopted check ((status = 'ADOPTED') = (adopted_revision is not null)),
    constraint ck_amendment_decided check ((status = 'PENDING') = (decided_on is null)),
    constraint ck_amendment_changes_something check (base_hash <> content_hash)
);
create unique index uq_amendment_pending on amendment (contract_id) where status = 'PENDING';
comment on index uq_amendment_pending is 'One proposal at a time: nobody agrees to a text that another proposal is changing.';

create table amendment_answer (
    answer_id       uuid        not null,
    amendment_id    uuid        not null,
    party           text        not null,
    third_party_id  text,
    agrees          boolean     not null,
    answered_on     date        not null,
    route           text        not null,
    signer_sealed   bytea,
    document_sha256 text,
    recorded_by     text        not null,
    trace_id        text        not null,
    recorded_at     timestamptz not null default clock_timestamp(),
    constraint pk_amendment_answer primary key (answer_id),
    constraint fk_amendment_answer_amendment foreign key (amendment_id) references amendment,
    constraint uq_amendment_answer_party unique nulls not distinct (amendment_id, party, third_party_id),
    constraint ck_amendment_answer_third_party check ((party = 'THIRD_PARTY') = (third_party_id is not null))
);
create trigger amendment_answer_only_grows before update or delete on amendment_answer
    for each row execute function refuse_change();
create trigger amendment_answer_is_not_emptied before truncate on amendment_answer
    for each statement execute function refuse_change();
