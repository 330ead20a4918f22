create index ix_obligation_assessment_person on obligation_assessment (person_id);
create index ix_person_merged_into on person (merged_into) where merged_into is not null;

-- Everybody who turned out to be this person, the person included.
create function persons_merged_into(asked uuid) returns setof uuid language sql stable as $$
    with recursive merged as (
        select asked as person_id, 0 as steps
        union all
        select p.person_id, merged.steps + 1
          from merged join person p on p.merged_into = merged.person_id
         where merged.steps < 50
    )
    select person_id from merged
$$;
