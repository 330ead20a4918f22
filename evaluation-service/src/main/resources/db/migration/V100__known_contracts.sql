-- What this service has heard of contracts on piis.contract.v1: enough to know whose they are and since when.
create table known_contract (
    contract_id       uuid   not null,
    enterprise_number text   not null,
    reference         text   not null,
    person_id         uuid   not null,
    status            text   not null,
    valid_from        date   not null,
    valid_until       date   not null,
    version           bigint not null,
    constraint pk_known_contract primary key (contract_id),
    constraint uq_known_contract_reference unique (enterprise_number, reference),
    constraint ck_known_contract_version check (version >= 1)
);
comment on column known_contract.version is 'Of the newest event applied; an older one that comes later changes nothing.';
