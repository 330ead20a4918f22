-- Numbers and choices that the law, or its reading, can move. A parameter without a row has its default.
create table law_parameter (
    name       text   not null,
    valid_from date   not null,
    value      text   not null,
    source     text   not null,
    version    bigint not null,
    constraint pk_law_parameter primary key (name, valid_from),
    constraint ck_law_parameter_version check (version >= 1)
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
