-- A trajectory begins with the social assessment, then the support plan, and may be made of modules (LIF-10).
alter table trajectory
    add column assessed_on     date,
    add column support_plan_on date,
    add column modules_until   date,
    add constraint ck_trajectory_modules check (modules_until is null or modules_until >= started_on);
comment on column trajectory.assessed_on is 'Day of the social assessment; null when none was pushed. Its words are in the revision only.';
comment on column trajectory.support_plan_on is 'Day of the support plan; null when none was pushed.';
comment on column trajectory.modules_until is 'The last day of its last module; the modules themselves are in the revision.';
