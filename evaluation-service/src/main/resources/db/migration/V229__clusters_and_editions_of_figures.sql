-- What this service has heard of conventions on piis.subsidy.v1: enough to know which CPAS form a cluster in a year.
create table known_convention (
    number    text   not null,
    type      text   not null,
    year      int    not null,
    lead_cpas text   not null,
    members   text[] not null,
    status    text   not null,
    version   bigint not null,
    constraint pk_known_convention primary key (number),
    constraint ck_known_convention_version check (version >= 1)
);
comment on column known_convention.version is 'Of the newest event applied; an older one that comes later changes nothing.';
create index ix_known_convention_year on known_convention (year) where type = 'cluster';

-- Figures as they left the CPAS, with their small cells hidden: written once, so that no two answers can be subtracted.
create table published_figure (
    year         int         not null,
    closed_on    date        not null,
    scope        text        not null,
    code         text        not null,
    as_of        date        not null,
    content      text        not null,
    published_at timestamptz not null default clock_timestamp(),
    constraint pk_published_figure primary key (year, closed_on, scope, code),
    constraint ck_published_figure_scope check (scope in ('COUNTRY', 'CLUSTER', 'CPAS')),
    constraint ck_published_figure_country check ((scope = 'COUNTRY') = (code = 'BE')),
    constraint ck_published_figure_dates check (as_of <= closed_on and extract(year from as_of) = year),
    constraint ck_published_figure_content check (content is json object)
);
comment on table published_figure is 'The edition of a year: its country, its clusters and every CPAS with something to count.';
comment on column published_figure.content is 'Counts that may be shown, and nothing of those that are hidden.';

create trigger published_figure_only_grows before update or delete on published_figure
    for each row execute function refuse_change();
create trigger published_figure_is_not_emptied before truncate on published_figure
    for each statement execute function refuse_change();

-- The records behind the figures of a CPAS or of the country.
create index ix_trajectory_ended on trajectory (ended_on, enterprise_number) where ended_on is not null;
