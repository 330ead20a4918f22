-- The CPAS that have taken over a member of a convention, along the chain of successors, and since when they speak for
-- it. One that is a member itself needs no place here.
create function heirs_of_convention(convention text) returns table (enterprise_number text, since date)
    language sql stable as $$
    with recursive chain (number, since, path) as (
        select m.enterprise_number, null::date, array[m.enterprise_number]
          from convention_member m where m.convention_number = convention
        union all
        select r.successor, greatest(c.since, r.valid_to + 1), c.path || r.successor
          from chain c join registry_cpas r on r.enterprise_number = c.number
         where r.successor is not null and r.valid_to is not null and r.successor <> all(c.path)
    )
    select c.number, min(c.since)
      from chain c
     where c.since is not null
       and not exists (select from convention_member m
                        where m.convention_number = convention and m.enterprise_number = c.number)
     group by c.number;
$$;

alter table counting_scope
    add column heirs text[] not null default '{}',
    add column heirs_since date[] not null default '{}',
    add constraint ck_counting_scope_heirs check (cardinality(heirs) = cardinality(heirs_since));
comment on column counting_scope.heirs is
    'CPAS whose contracts fall under the convention when they begin on or after heirs_since, unless they have one of their own';
create index ix_counting_scope_heirs on counting_scope using gin (heirs);
