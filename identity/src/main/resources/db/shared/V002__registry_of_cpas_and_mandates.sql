create table registry_cpas (
    enterprise_number text   not null,
    nis_code          int    not null,
    name_fr           text   not null,
    name_nl           text   not null,
    name_de           text,
    valid_from        date   not null,
    valid_to          date,
    successor         text,
    iban              text   not null,
    version           bigint not null,
    constraint pk_registry_cpas primary key (enterprise_number),
    constraint ck_registry_cpas_number check (enterprise_number ~ '^[01][0-9]{9}$'),
    constraint ck_registry_cpas_nis check (nis_code between 10000 and 99999),
    constraint ck_registry_cpas_dates check (valid_to is null or valid_to >= valid_from)
);

create table registry_mandate (
    client_id          text   not null,
    enterprise_numbers text[] not null,
    version            bigint not null,
    constraint pk_registry_mandate primary key (client_id)
);
comment on table registry_mandate is 'Which CPAS a vendor''s client may speak for.';
