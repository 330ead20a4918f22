-- The article of the budget that pays is a dated parameter like the rate: each year names one per type of convention.
alter table subsidy_scheme
    add column cluster_budget_article text,
    add column city_budget_article text,
    add constraint ck_subsidy_scheme_cluster_budget_article
        check (cluster_budget_article ~ '^[0-9]{2}([.][0-9]{2}){2,7}$'),
    add constraint ck_subsidy_scheme_city_budget_article
        check (city_budget_article ~ '^[0-9]{2}([.][0-9]{2}){2,7}$');

-- SUB-32 gives the article of the cities for 2016. No text at hand gives that of 2015, nor any of the clusters.
update subsidy_scheme
   set city_budget_article = '44.55.11.43.52.43',
       source = source || ' Budget article of the cities: that of 2016 (SUB-32), assumed for 2015; of the clusters: in no'
           || ' text at hand, so their money stands under unassigned until the administration names it.'
 where year = 2015;
