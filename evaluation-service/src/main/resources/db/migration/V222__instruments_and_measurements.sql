-- A version of an instrument never changes: what was measured with it stays readable.
create table instrument (
    key       text        not null,
    version   int         not null,
    content   text        not null,
    stored_at timestamptz not null default clock_timestamp(),
    constraint pk_instrument primary key (key, version),
    constraint ck_instrument_version check (version >= 1),
    constraint ck_instrument_content check (content is json object)
);
create trigger instrument_only_grows before update or delete on instrument
    for each row execute function refuse_change();
create trigger instrument_is_not_emptied before truncate on instrument
    for each statement execute function refuse_change();

create table measurement (
    id                 uuid   not null,
    enterprise_number  text   not null,
    contract_reference text   not null,
    reference          text   not null,
    contract_id        uuid   not null,
    person_id          uuid,
    revision           int    not null,
    version            bigint not null,
    instrument         text   not null,
    instrument_version int    not null,
    measured_on        date   not null,
    rater              text   not null,
    language           text,
    constraint pk_measurement primary key (id),
    constraint uq_measurement_reference unique (enterprise_number, contract_reference, reference),
    constraint ck_measurement_revision check (revision >= 1 and version >= revision),
    constraint ck_measurement_rater check (rater in ('WORKER', 'BENEFICIARY')),
    constraint ck_measurement_language check (language in ('FR', 'NL', 'DE', 'EN'))
);
create index ix_measurement_contract on measurement (contract_id, measured_on);

create table measurement_revision (
    measurement_id uuid        not null,
    revision       int         not null,
    content_sealed bytea       not null,
    accepted_at    timestamptz not null default clock_timestamp(),
    constraint pk_measurement_revision primary key (measurement_id, revision),
    constraint fk_measurement_revision_measurement foreign key (measurement_id) references measurement (id)
);
comment on column measurement_revision.content_sealed is
    'The answers, encrypted. Scores are computed from them when they are read: they stand nowhere, so that they go nowhere.';
create trigger measurement_revision_only_grows before update or delete on measurement_revision
    for each row execute function refuse_change();
create trigger measurement_revision_is_not_emptied before truncate on measurement_revision
    for each statement execute function refuse_change();
