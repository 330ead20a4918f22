-- The numbers of the subsidy moved each year: they are rows with their source, never constants.
create table subsidy_scheme (
    year                       integer  not null,
    version                    bigint   not null,
    clusters_allowed           boolean  not null,
    cities_allowed             boolean  not null,
    advance_rate               numeric(5, 4) not null,
    period_from                date     not null,
    period_until               date     not null,
    submission_deadline        date     not null,
    payment_cut_off            date     not null,
    budget_year_end            date     not null,
    report_due_on              date     not null,
    amount_per_cluster_cents   bigint,
    minimum_cluster_members    integer  not null,
    overrun_policy             text     not null,
    under_target_policy        text     not null,
    dropout_policy             text     not null,
    source                     text     not null,
    constraint pk_subsidy_scheme primary key (year),
    constraint ck_subsidy_scheme_rate check (advance_rate between 0 and 1),
    constraint ck_subsidy_scheme_period check (period_until >= period_from),
    constraint ck_subsidy_scheme_budget check (budget_year_end >= payment_cut_off),
    constraint ck_subsidy_scheme_amount check (amount_per_cluster_cents >= 0),
    constraint ck_subsidy_scheme_members check (minimum_cluster_members >= 1),
    constraint ck_subsidy_scheme_overrun check (overrun_policy in ('FINDING', 'NOT_COUNTED')),
    constraint ck_subsidy_scheme_under_target check (under_target_policy in ('NONE', 'FLAG', 'PRO_RATA')),
    constraint ck_subsidy_scheme_dropout
        check (dropout_policy in ('COUNTED_WHEN_EXPLAINED', 'ALWAYS_COUNTED', 'NEVER_COUNTED'))
);

-- Who changed a legal number, when, and what it was before.
create table subsidy_scheme_revision (
    year        integer     not null,
    version     bigint      not null,
    content     jsonb       not null,
    changed_by  text        not null,
    changed_on  date        not null,
    changed_at  timestamptz not null,
    constraint pk_subsidy_scheme_revision primary key (year, version)
);

create trigger subsidy_scheme_revision_only_grows before update or delete on subsidy_scheme_revision
    for each row execute function refuse_change();
create trigger subsidy_scheme_revision_is_not_emptied before truncate on subsidy_scheme_revision
    for each statement execute function refuse_change();

insert into subsidy_scheme
    (year, version, clusters_allowed, cities_allowed, advance_rate, period_from, period_until, submission_deadline,
     payment_cut_off, budget_year_end, report_due_on, amount_per_cluster_cents, minimum_cluster_members,
     overrun_policy, under_target_policy, dropout_policy, source)
values
    (2014, 1, true, false, 0.75, '2014-01-01', '2014-12-31', '2014-08-31',
     '2014-11-15', '2014-12-31', '2015-02-28', 1250000, 3,
     'FINDING', 'FLAG', 'COUNTED_WHEN_EXPLAINED',
     'Royal decree numac 2014011390: clusters only, 12,500 EUR each, 75 % in advance. '
     || 'Assumed after the example of 2015: submission deadline, payment cut-off, policies.'),
    (2015, 1, true, true, 0.50, '2015-01-01', '2015-12-31', '2015-08-31',
     '2015-11-15', '2015-12-31', '2016-02-29', 1000000, 3,
     'FINDING', 'FLAG', 'COUNTED_WHEN_EXPLAINED',
     'Royal decrees of 27/03/2015, numac 2015011146 and 2015011149; working group of 13/10/2015: period (S4:27), '
     || 'submission deadline (S4:30), 50 % in advance and cut-off (S4:66), dropouts (S4:106); 10,000 EUR per cluster '
     || '(SUB-30). Assumed: end of the budget year (A-29), day of the reports, overrun (A-11) and under-target policy '
     || '(rules.md 2.2).');
