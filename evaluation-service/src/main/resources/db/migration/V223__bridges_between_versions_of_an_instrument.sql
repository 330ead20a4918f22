-- The newest revision of a bridge counts; none ever changes, so that what was told with it can be explained.
create table instrument_bridge (
    key          text        not null,
    from_version int         not null,
    to_version   int         not null,
    revision     int         not null,
    content      text        not null,
    stored_at    timestamptz not null default clock_timestamp(),
    constraint pk_instrument_bridge primary key (key, from_version, to_version, revision),
    constraint ck_instrument_bridge_versions check (from_version >= 1 and from_version < to_version),
    constraint ck_instrument_bridge_revision check (revision >= 1),
    constraint ck_instrument_bridge_content check (content is json object)
);
create trigger instrument_bridge_only_grows before update or delete on instrument_bridge
    for each row execute function refuse_change();
create trigger instrument_bridge_is_not_emptied before truncate on instrument_bridge
    for each statement execute function refuse_change();

create table progress_told (
    contract_id uuid   not null,
    version     bigint not null,
    content     text   not null,
    constraint pk_progress_told primary key (contract_id),
    constraint ck_progress_told_version check (version >= 1),
    constraint ck_progress_told_content check (content is json object)
);
comment on table progress_told is
    'What the other services were last told of the progress in a contract, in codes and without scores.';

create table progress_to_tell (
    contract_id        uuid        not null,
    enterprise_number  text        not null,
    contract_reference text        not null,
    noted_at           timestamptz not null default clock_timestamp(),
    constraint pk_progress_to_tell primary key (contract_id)
);
comment on table progress_to_tell is 'A new bridge changed what may be said of these contracts; told one by one, then gone.';

create index ix_measurement_instrument on measurement (instrument, instrument_version);
