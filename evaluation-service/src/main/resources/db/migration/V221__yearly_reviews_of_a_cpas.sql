-- A CPAS reviews the results of all its contracts once a year (LIF-8).
create table global_review (
    enterprise_number  text  not null,
    year               int   not null,
    revision           int   not null,
    reviewed_on        date  not null,
    contracts_reviewed int   not null,
    constraint pk_global_review primary key (enterprise_number, year),
    constraint ck_global_review_revision check (revision >= 1),
    constraint ck_global_review_year check (year between 2002 and 2100 and extract(year from reviewed_on) >= year),
    constraint ck_global_review_contracts check (contracts_reviewed >= 0)
);

create table global_review_revision (
    enterprise_number text        not null,
    year              int         not null,
    revision          int         not null,
    content           text        not null,
    figures           text        not null,
    accepted_at       timestamptz not null default clock_timestamp(),
    constraint pk_global_review_revision primary key (enterprise_number, year, revision),
    constraint fk_global_review_revision_review foreign key (enterprise_number, year) references global_review,
    constraint ck_global_review_revision_content check (content is json object),
    constraint ck_global_review_revision_figures check (figures is json object)
);
comment on column global_review_revision.content is 'What the CPAS concluded, in its words; of all contracts together and of no person.';
comment on column global_review_revision.figures is 'What was known when it was recorded: later corrections do not change what was reviewed.';

create trigger global_review_revision_only_grows before update or delete on global_review_revision
    for each row execute function refuse_change();
create trigger global_review_revision_is_not_emptied before truncate on global_review_revision
    for each statement execute function refuse_change();
