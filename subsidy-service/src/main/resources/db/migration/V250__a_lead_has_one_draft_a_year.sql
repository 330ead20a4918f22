-- A-26: a lead has one draft a year. Each draft is counted into tables that only grow, so that their number is bounded.
-- A trigger and no index: what stood beside each other before stays, and can be revised, submitted or dropped.
create function one_draft_of_lead_and_year() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('drafts/' || new.year || '/' || new.lead_cpas, 0));
    if exists (select from convention c where c.number = new.number and c.status = 'DRAFT')
       and exists (
            select from convention c
             where c.number <> new.number and c.status = 'DRAFT' and c.year = new.year
               and c.lead_cpas = new.lead_cpas) then
        raise exception 'convention % is a second draft of its lead for the year', new.number
            using errcode = '23505', constraint = 'uq_convention_draft_of_lead';
    end if;
    return null;
end $$;

create constraint trigger one_draft_of_lead_and_year after insert on convention
    deferrable initially deferred for each row when (new.status = 'DRAFT')
    execute function one_draft_of_lead_and_year();
create constraint trigger one_draft_of_lead_and_year_when_changed after update on convention
    deferrable initially deferred for each row
    when (new.status = 'DRAFT' and (old.status, old.year, old.lead_cpas)
        is distinct from (new.status, new.year, new.lead_cpas))
    execute function one_draft_of_lead_and_year();

create index ix_convention_draft_of_lead on convention (year, lead_cpas) where status = 'DRAFT';

-- SUB-12: after an amendment that was given up or refused an older revision stands again. V245 gave the acts from there
-- to the next revision the newest one, which was not in force: what is not known is left open. An act that was kept with
-- its revision has the older one, and stays as it is.
set constraints all immediate;
alter table convention_act disable trigger convention_act_only_grows;
update convention_act a
   set revision = null
  from convention_act back
 where back.convention_number = a.convention_number
   and back.act in ('AMENDMENT_WITHDRAWAL', 'AMENDMENT_REFUSAL')
   and back.sequence < a.sequence
   and a.revision = (select max(r.revision) from convention_revision r
                      where r.convention_number = a.convention_number and r.recorded_at <= a.acted_at)
   and not exists (select from convention_revision r
                    where r.convention_number = a.convention_number
                      and r.recorded_at > back.acted_at and r.recorded_at <= a.acted_at)
   and exists (select from convention_revision r
                where r.convention_number = a.convention_number and r.recorded_at <= back.acted_at
                  and r.recorded_at > (select max(opened.acted_at) from convention_act opened
                                        where opened.convention_number = a.convention_number
                                          and opened.act = 'AMENDMENT' and opened.sequence < back.sequence));
alter table convention_act enable trigger convention_act_only_grows;
