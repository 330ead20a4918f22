-- rules.md 2.2: how the advance is rounded to the cent is in no text of the years; half up is the default, and a parameter.
alter table subsidy_scheme add column rounding text not null default 'HALF_UP';
alter table subsidy_scheme alter column rounding drop default;
alter table subsidy_scheme add constraint ck_subsidy_scheme_rounding check (rounding in ('HALF_UP', 'HALF_EVEN', 'DOWN'));
update subsidy_scheme set source = source || ' Assumed: the advance is rounded half up to the cent (rules.md 2.2).';

-- The years that came with the suite have no change behind them: their first version is what stands, as of its migration.
insert into subsidy_scheme_revision (year, version, content, changed_by, changed_on, changed_at)
select year, version,
       jsonb_strip_nulls(jsonb_build_object(
           'year', year, 'clustersAllowed', clusters_allowed, 'citiesAllowed', cities_allowed,
           'advanceRate', trim_scale(advance_rate), 'rounding', 'halfUp',
           'period', jsonb_build_object('from', period_from, 'until', period_until),
           'submissionDeadline', submission_deadline, 'paymentCutOff', payment_cut_off,
           'budgetYearEnd', budget_year_end, 'reportDueDate', report_due_on,
           'amountPerClusterCents', amount_per_cluster_cents, 'minimumClusterMembers', minimum_cluster_members,
           'overrunPolicy', case overrun_policy when 'FINDING' then 'finding' else 'notCounted' end,
           'underTargetPolicy', case under_target_policy when 'NONE' then 'none' when 'FLAG' then 'flag' else 'proRata' end,
           'dropoutPolicy', case dropout_policy when 'COUNTED_WHEN_EXPLAINED' then 'countedWhenExplained'
                            when 'ALWAYS_COUNTED' then 'alwaysCounted' else 'neverCounted' end,
           'eligibleCostKinds', (select jsonb_agg(lower(kind) order by ordinality)
                                   from unnest(eligible_cost_kinds) with ordinality as kinds (kind, ordinality)),
           'clusterBudgetArticle', cluster_budget_article, 'cityBudgetArticle', city_budget_article,
           'source', source)),
       'suite', current_date, now()
  from subsidy_scheme s
 where not exists (select from subsidy_scheme_revision r where r.year = s.year);
