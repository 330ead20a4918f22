alter table contract
    add column handed_over_on     date,
    add column first_concluded_on date,
    add column steps             text    not null default '[]',
    add column community_service boolean not null default false,
    add column content_hash      text    not null default '',
    add column transferred_from  uuid,
    add constraint fk_contract_transferred_from foreign key (transferred_from) references contract
        deferrable initially deferred;
-- What was signed before this was kept is taken as signed for the text that is there.
update contract set signatures = replace(signatures, '"signedOn"', '"current":true,"signedOn"');
comment on column contract.steps is 'Who acts by when, as codes and dates; the words stay in the encrypted revision.';
comment on column contract.signatures is 'Party, day and route of each signature, with the hash of the text it was given for.';
comment on column contract.content_hash is 'SHA-256 of the text that is agreed on, without the person''s number.';
create index ix_contract_active_person on contract (person_id, type) where status = 'ACTIVE';

-- Numbers and choices that the law, or its reading, can move. A parameter without a row has its default.
create table law_parameter (
    name       text   not null,
    valid_from date   not null,
    value      text   not null,
    source     text   not null,
    version    bigint not null,
    constraint pk_law_parameter primary key (name, valid_from)
);
create table law_parameter_revision (
    name       text        not null,
    valid_from date        not null,
    version    bigint      not null,
    value      text        not null,
    source     text        not null,
    changed_by text        not null,
    changed_at timestamptz not null default clock_timestamp(),
    constraint pk_law_parameter_revision primary key (name, valid_from, version)
);
create trigger law_parameter_revision_only_grows before update or delete on law_parameter_revision
    for each row execute function refuse_change();
create trigger law_parameter_revision_is_not_emptied before truncate on law_parameter_revision
    for each statement execute function refuse_change();
