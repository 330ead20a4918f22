package be.fgov.mi.piis.subsidy.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;

/**
 * Finds the persons whose decision in force is not what their facts give, over all conventions of a year at once. It
 * only finds: what is found is decided anew by the rules themselves, and a test holds the two against each other.
 *
 * <p>The table of the countability checks stands here a second time because a hundred thousand persons are judged in
 * the database in the time it takes to read them out of it.
 */
@ApplicationScoped
class StaleDecisions {
    private static final String SQL = """
            with living as not materialized (
                select * from counting_scope where year = ? and alive
            ), scope as not materialized (
                select convention_number, draft, enterprise_number,
                       coalesce(part_from[array_position(part_members, enterprise_number)], valid_from) as valid_from,
                       coalesce(part_until[array_position(part_members, enterprise_number)], valid_until) as valid_until,
                       overrun_policy, dropout_policy
                  from (select l.*, unnest(members) as enterprise_number from living l) member
            ), inherited as (
                select l.*, h.enterprise_number, h.since, h.until
                  from living l, unnest(l.heirs, l.heirs_since, l.heirs_until) h (enterprise_number, since, until)
                 where l.draft
                    or not exists (select from scope s
                                    where not s.draft and s.enterprise_number = h.enterprise_number)
            ), succeeded as (
                select distinct on (c.contract_id, case when i.draft then i.convention_number end) c.contract_id, i.convention_number, i.enterprise_number,
                       i.valid_from, coalesce(i.until, i.valid_until) as valid_until, i.overrun_policy,
                       i.dropout_policy
                  from inherited i
                  join contract_fact c
                    on c.enterprise_number = i.enterprise_number and c.valid_from >= i.since
                   and (i.until is null or c.valid_from <= i.until)
                 order by c.contract_id, case when i.draft then i.convention_number end,
                          not exists (select from contract_fact o
                                       where o.enterprise_number = any(i.members)
                                         and o.person_id in (select ids_of_person(person_behind(c.person_id)))),
                          i.convention_number, coalesce(i.until, i.valid_until) desc
            ), meant as (
                select from_person, person_behind(from_person) as person from person_alias
            ), falling as (
                select c.*, s.convention_number, s.valid_from as from_day, s.valid_until as until, s.overrun_policy,
                       s.dropout_policy
                  from contract_fact c join scope s using (enterprise_number)
                union all
                select c.*, s.convention_number, s.valid_from, s.valid_until, s.overrun_policy, s.dropout_policy
                  from succeeded s
                 cross join lateral (select * from contract_fact k where k.contract_id = s.contract_id offset 0) c
            ), pair as (
                select c.convention_number, coalesce(m.person, c.person_id) as person_id, c.contract_id,
                       c.enterprise_number, c.reference, c.from_day, c.until, c.version as contract_version,
                       t.trajectory_id, t.version as trajectory_version,
                       case when c.type <> 'socialActivation' then 'existingPiisType'
                            when c.concluded_on is null or c.status = 'void' then 'piisMissing'
                            when c.full_time_student then 'fullTimeStudent'
                            when t.trajectory_id is null or t.started_on > c.until
                                 or coalesce(t.ended_on, t.planned_until) < c.from_day then 'outsidePeriod'
                            when c.overrun_policy = 'NOT_COUNTED'
                                 and coalesce(t.ended_on, t.planned_until)
                                     > (t.started_on + interval '1 year')::date - 1 then 'tooLong'
                            when not exists (
                                 select from activity_kind k
                                  where k.social and k.kind = any(t.activity_kinds) and t.started_on >= k.valid_from
                                    and (k.valid_to is null or t.started_on <= k.valid_to))
                                 then 'professionalActivation'
                            when t.dropout_reason is not null
                                 and (c.dropout_policy = 'NEVER_COUNTED'
                                      or c.dropout_policy = 'COUNTED_WHEN_EXPLAINED' and not t.dropout_explained)
                                 then 'dropoutUnexplained'
                            else 'passes' end as result,
                       c.valid_from <= c.until and coalesce(c.ended_on, c.valid_until) >= c.from_day
                           as contract_touches,
                       t.trajectory_id is not null and t.started_on <= c.until
                           and coalesce(t.ended_on, t.planned_until) >= c.from_day as trajectory_touches
                  from falling c
                  left join meant m on m.from_person = c.person_id
                  left join trajectory_fact t
                    on t.enterprise_number = c.enterprise_number and t.contract_reference = c.reference
            ), looked_at as (
                select * from pair p
                 where p.contract_touches or p.trajectory_touches
                    or exists (select from trajectory_fact o
                                where o.enterprise_number = p.enterprise_number and o.contract_reference = p.reference
                                  and o.started_on <= p.until and coalesce(o.ended_on, o.planned_until) >= p.from_day)
            ), on_record as (
                select s.convention_number, s.person_id, e.contract_id, e.contract_version, e.trajectory_id,
                       e.trajectory_version,
                       case when coalesce(e.reason, 'alreadyCounted') = 'alreadyCounted' then 'passes'
                            else e.reason end as result
                  from counting_standing s
                  join counting_scope c on c.convention_number = s.convention_number and c.year = ?
                  join counting_evidence e on e.decision_id = s.decision_id
            )
            select count(l.contract_id) as pairs,
                   array_agg(distinct coalesce(l.person_id, r.person_id))
                       filter (where l.person_id is null or r.person_id is null) as stale
              from looked_at l
              full join on_record r
                on r.convention_number = l.convention_number and r.person_id = l.person_id
               and r.contract_id = l.contract_id and r.contract_version = l.contract_version
               and coalesce(r.trajectory_id, r.contract_id) = coalesce(l.trajectory_id, l.contract_id)
               and coalesce(r.trajectory_version, 0) = coalesce(l.trajectory_version, 0)
               and r.result = l.result
            """;

    /** Each of its joins of a hundred thousand persons in memory instead of on disk; until the end of the transaction. */
    private static final String ROOM = "64MB";

    private final Database database;

    StaleDecisions(Database database) {
        this.database = database;
    }

    /**
     * What was looked at and what was found.
     *
     * @param pairs of a contract with a trajectory, or of a contract without one
     * @param persons whose decision is another than their facts give
     */
    record Found(long pairs, List<UUID> persons) {}

    Found ofYear(int year) {
        return database.read(connection -> {
            try (PreparedStatement room =
                    connection.prepareStatement("select set_config('work_mem', '" + ROOM + "', true)")) {
                room.execute();
            }
            try (PreparedStatement select = connection.prepareStatement(SQL)) {
                select.setInt(1, year);
                select.setInt(2, year);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    Array stale = row.getArray("stale");
                    return new Found(
                            row.getLong("pairs"), stale == null ? List.of() : List.of((UUID[]) stale.getArray()));
                }
            }
        });
    }
}
