-- A member that had left the convention before the other CPAS spoke for it leaves nothing of it behind; one that was in
-- it on that day is inherited up to its last day as a member. One that stayed to the end of the convention has no last
-- day here: what came in time is also reported on after it. Who has taken over several members stands here once for each
-- stretch of days.
drop function heirs_of_convention(text);
create function heirs_of_convention(convention text) returns table (enterprise_number text, since date, until date)
    language sql stable as $$
    with recursive chain (number, since, until, path) as (
        select m.enterprise_number, null::date, nullif(m.member_until, c.period_until), array[m.enterprise_number]
          from convention c join convention_member m on m.convention_number = c.number
         where c.number = convention
        union all
        select r.successor, greatest(c.since, r.valid_to + 1), c.until, c.path || r.successor
          from chain c join registry_cpas r on r.enterprise_number = c.number
         where r.successor is not null and r.valid_to is not null and r.successor <> all(c.path)
           and (c.until is null or greatest(c.since, r.valid_to + 1) <= c.until)
    )
    select c.number, min(c.since), c.until
      from chain c
     where c.since is not null
       and not exists (select from convention_member m
                        where m.convention_number = convention and m.enterprise_number = c.number)
     group by c.number, c.until;
$$;

-- The count judges by its own copy: a recount of the year then finds who was counted under what its CPAS had left.
alter table counting_scope add column heirs_until date[] not null default '{}';
update counting_scope s
   set heirs = h.heirs, heirs_since = h.heirs_since, heirs_until = h.heirs_until
  from (select c.convention_number,
               array(select i.enterprise_number from heirs_of_convention(c.convention_number) i
                      order by i.enterprise_number, i.since, i.until) as heirs,
               array(select i.since from heirs_of_convention(c.convention_number) i
                      order by i.enterprise_number, i.since, i.until) as heirs_since,
               array(select i.until from heirs_of_convention(c.convention_number) i
                      order by i.enterprise_number, i.since, i.until) as heirs_until
          from counting_scope c
         where cardinality(c.heirs) > 0) h
 where h.convention_number = s.convention_number;
alter table counting_scope drop constraint ck_counting_scope_heirs;
alter table counting_scope add constraint ck_counting_scope_heirs check (
    cardinality(heirs) = cardinality(heirs_since) and cardinality(heirs) = cardinality(heirs_until));
comment on column counting_scope.heirs is
    'CPAS whose contracts fall under the convention when they begin from heirs_since to heirs_until, without end where that is null, unless they have one of their own';
