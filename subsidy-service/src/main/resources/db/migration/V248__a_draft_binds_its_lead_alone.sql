-- A-26: a draft names CPAS that nobody has asked. It keeps none of them from another convention, counts the persons of
-- its lead alone, and does not show in the count of any other convention; all of that begins with the submission.
set constraints all immediate;
update convention_member m set holds_year = false
  from convention c
 where c.number = m.convention_number and c.status = 'DRAFT' and m.holds_year;

comment on index uq_convention_member_year is
    'A CPAS is in at most one convention a year, from the submission on (A-26).';

-- Looked at when the transaction ends, since an act changes both.
create function members_hold_the_year_from_submission() returns trigger language plpgsql as $$
begin
    if exists (
            select from convention c join convention_member m on m.convention_number = c.number
             where c.number = to_jsonb(new) ->> tg_argv[0]
               and m.holds_year <> (c.status not in ('DRAFT', 'REFUSED', 'EXPIRED'))) then
        raise exception 'convention % holds a year that its status does not, or the other way round',
            to_jsonb(new) ->> tg_argv[0]
            using errcode = '23514', constraint = 'ck_convention_member_holds_year';
    end if;
    return null;
end $$;
create constraint trigger members_hold_the_year_from_submission after insert or update on convention_member
    deferrable initially deferred for each row
    execute function members_hold_the_year_from_submission('convention_number');
create constraint trigger members_hold_the_year_from_submission after update of status on convention
    deferrable initially deferred for each row
    execute function members_hold_the_year_from_submission('number');

-- The CPAS that stand behind a convention: of a draft its lead alone.
create function cpas_behind_convention(convention text)
    returns table (enterprise_number text, member_from date, member_until date) language sql stable as $$
    select m.enterprise_number, m.member_from, m.member_until
      from convention c join convention_member m on m.convention_number = c.number
     where c.number = convention and (c.status <> 'DRAFT' or m.enterprise_number = c.lead_cpas);
$$;

create or replace function heirs_of_convention(convention text)
    returns table (enterprise_number text, since date, until date) language sql stable as $$
    with recursive chain (number, since, until, path) as (
        select m.enterprise_number, null::date, nullif(m.member_until, c.period_until), array[m.enterprise_number]
          from convention c, cpas_behind_convention(c.number) m
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
       and not exists (select from cpas_behind_convention(convention) m where m.enterprise_number = c.number)
     group by c.number, c.until;
$$;

alter table counting_scope add column draft boolean not null default false;
comment on column counting_scope.draft is 'never submitted: counts for itself and touches no other convention';

-- What was counted for drafts until now. A person of the lead who also was at another CPAS that the draft names is
-- counted again by a recount of the year, or with the submission.
update counting_scope s
   set draft = true, members = array[c.lead_cpas], part_members = '{}', part_from = '{}', part_until = '{}',
       heirs = array(select i.enterprise_number from heirs_of_convention(c.number) i
                      order by i.enterprise_number, i.since, i.until),
       heirs_since = array(select i.since from heirs_of_convention(c.number) i
                            order by i.enterprise_number, i.since, i.until),
       heirs_until = array(select i.until from heirs_of_convention(c.number) i
                            order by i.enterprise_number, i.since, i.until)
  from convention c
 where c.number = s.convention_number and c.status = 'DRAFT';

with gone as (
    select s.convention_number, s.person_id, d.decision_id, d.year, d.sequence
      from counting_scope c
      join counting_standing s on s.convention_number = c.convention_number
      join counting_decision d on d.decision_id = s.decision_id and d.verdict <> 'withdrawn'
     where c.draft
       and exists (select from counting_evidence e join contract_fact f on f.contract_id = e.contract_id
                    where e.decision_id = d.decision_id and f.enterprise_number <> all(c.members || c.heirs))
), withdrawn as (
    insert into counting_decision (decision_id, convention_number, year, person_id, sequence, supersedes, verdict, rule,
                                   source, decided_at)
    select gen_random_uuid(), convention_number, year, person_id, sequence + 1, decision_id, 'withdrawn', 'A-26',
           'S4:74', now()
      from gone
    returning convention_number, person_id, decision_id
), in_force as (
    update counting_standing s set decision_id = w.decision_id
      from withdrawn w
     where w.convention_number = s.convention_number and w.person_id = s.person_id
)
delete from counted_person c using gone g
 where g.convention_number = c.convention_number and g.person_id = c.person_id;

delete from cross_convention_flag f
 where (select count(*) from counted_person c
          join counting_scope s on s.convention_number = c.convention_number and not s.draft
         where c.person_id = f.person_id and c.year = f.year) < 2;
update cross_convention_flag f set conventions = told.conventions
  from (select c.person_id, c.year, array_agg(c.convention_number order by c.convention_number) as conventions
          from counted_person c
          join counting_scope s on s.convention_number = c.convention_number and not s.draft
         group by c.person_id, c.year) told
 where told.person_id = f.person_id and told.year = f.year and told.conventions <> f.conventions;
