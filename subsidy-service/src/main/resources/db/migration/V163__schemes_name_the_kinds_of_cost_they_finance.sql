-- SUB-13 (S1:191-193): staff and operating costs; investments are not financed (rules.md 2.2).
alter table subsidy_scheme add column eligible_cost_kinds text[];
update subsidy_scheme set eligible_cost_kinds = array['STAFF', 'OPERATING'];
alter table subsidy_scheme alter column eligible_cost_kinds set not null;
alter table subsidy_scheme add constraint ck_subsidy_scheme_cost_kinds
    check (eligible_cost_kinds <@ array['STAFF', 'OPERATING'] and cardinality(eligible_cost_kinds) > 0);
