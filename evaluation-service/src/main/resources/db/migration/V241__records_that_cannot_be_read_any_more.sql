-- Records that joined their contract and whose newest revision cannot be read: listed to their sender until the next one.
create table unreadable_record (
    record_id          uuid        not null,
    kind               text        not null,
    enterprise_number  text        not null,
    contract_reference text        not null,
    reference          text        not null,
    since              timestamptz not null,
    constraint pk_unreadable_record primary key (record_id),
    constraint ck_unreadable_record_kind check (kind in ('evaluation', 'measurement', 'trajectory'))
);
create index ix_unreadable_record_since on unreadable_record (enterprise_number, since);
comment on table unreadable_record is 'Written when a record is read to be told and cannot be; gone with a revision that can, and whenever it is read again.';
comment on column unreadable_record.since is 'By the business date.';
