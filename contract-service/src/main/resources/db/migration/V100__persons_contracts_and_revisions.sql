create table person (
    person_id   uuid        not null,
    entered_at  timestamptz not null default clock_timestamp(),
    merged_into uuid,
    constraint pk_person primary key (person_id),
    constraint fk_person_merged_into foreign key (merged_into) references person
);
comment on table person is 'The pseudonym that the other services know; random, never derived from a number.';

create table person_ssin (
    ssin_index        bytea       not null,
    person_id         uuid        not null,
    ssin_sealed       bytea       not null,
    known_since       timestamptz not null default clock_timestamp(),
    replaced_by_index bytea,
    replaced_at       timestamptz,
    constraint pk_person_ssin primary key (ssin_index),
    constraint fk_person_ssin_person foreign key (person_id) references person,
    constraint fk_person_ssin_replaced_by foreign key (replaced_by_index) references person_ssin,
    constraint ck_person_ssin_not_itself check (replaced_by_index is distinct from ssin_index)
);
create index ix_person_ssin_person on person_ssin (person_id);
comment on column person_ssin.ssin_index is 'Keyed hash of the number: finds the person, reveals nothing.';

create table contract (
    contract_id        uuid    not null,
    enterprise_number  text    not null,
    reference          text    not null,
    person_id          uuid    not null,
    revision           int     not null,
    version            bigint  not null,
    type               text    not null,
    status             text    not null,
    beneficiary_status text    not null,
    full_time_student  boolean not null,
    valid_from         date    not null,
    valid_until        date    not null,
    signatures         text    not null,
    concluded_on       date,
    regime             text,
    ended_on           date,
    end_reason         text,
    constraint pk_contract primary key (contract_id),
    constraint uq_contract_reference unique (enterprise_number, reference),
    constraint fk_contract_person foreign key (person_id) references person,
    constraint ck_contract_period check (valid_until >= valid_from),
    constraint ck_contract_versions check (revision >= 1 and version >= revision),
    constraint ck_contract_ending check ((ended_on is null) = (end_reason is null)),
    constraint ck_contract_active_is_concluded check (status <> 'ACTIVE' or concluded_on is not null)
);
create index ix_contract_person on contract (person_id);
create index ix_contract_cpas_status on contract (enterprise_number, status, reference);

create table contract_revision (
    contract_id    uuid        not null,
    revision       int         not null,
    status         text        not null,
    content_sealed bytea       not null,
    received_at    timestamptz not null default clock_timestamp(),
    received_from  text        not null,
    constraint pk_contract_revision primary key (contract_id, revision),
    constraint fk_contract_revision_contract foreign key (contract_id) references contract
        deferrable initially deferred
);
comment on column contract_revision.content_sealed is 'The pushed document, encrypted: names, texts and the number stay here.';

create trigger contract_revision_only_grows before update or delete on contract_revision
    for each row execute function refuse_change();
create trigger contract_revision_is_not_emptied before truncate on contract_revision
    for each statement execute function refuse_change();
