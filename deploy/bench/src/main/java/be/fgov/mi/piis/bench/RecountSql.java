package be.fgov.mi.piis.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Counting all conventions again as one would write it by hand: judge each contract with each of its trajectories, keep
 * the best of each person, compare with the decision on record. It knows the policies of the bench only, looks at no
 * evidence and at no merger of persons.
 */
final class RecountSql {

    private static final String SQL = """
            with scope as (
                select convention_number, unnest(members) as enterprise_number, valid_from, valid_until
                  from counting_scope where year = 2015 and alive
            ), pair as (
                select s.convention_number, c.person_id,
                       case when c.type <> 'socialActivation' then 0
                            when c.concluded_on is null then 1
                            when c.full_time_student then 2
                            when t.trajectory_id is null or t.started_on > s.valid_until
                                 or coalesce(t.ended_on, t.planned_until) < s.valid_from then 3
                            when not exists (select from activity_kind k
                                              where k.social and k.kind = any(t.activity_kinds)) then 5
                            when t.dropout_reason is not null and not t.dropout_explained then 6
                            else 7 end as reached
                  from contract_fact c join scope s using (enterprise_number)
                  left join trajectory_fact t
                    on t.enterprise_number = c.enterprise_number and t.contract_reference = c.reference
                 where c.valid_from <= s.valid_until and coalesce(c.ended_on, c.valid_until) >= s.valid_from
                    or t.started_on <= s.valid_until and coalesce(t.ended_on, t.planned_until) >= s.valid_from
            ), judged as (
                select convention_number, person_id, max(reached) as reached, count(*) as pairs
                  from pair group by convention_number, person_id
            ), counted as (
                select j.convention_number, count(*) filter (where j.reached = 7) as counted, sum(j.pairs) as pairs,
                       count(*) filter (where (j.reached = 7) is distinct from (d.verdict = 'counted')) as other
                  from judged j
                  left join counting_standing s using (convention_number, person_id)
                  left join counting_decision d on d.decision_id = s.decision_id
                 group by j.convention_number
            )
            select sum(pairs), sum(other) from counted
            """;

    private RecountSql() {}

    /** @param pairs that were judged; {@code other} persons are not on record as they are judged */
    record Counted(long pairs, long other) {}

    static Counted run(Connection connection) throws SQLException {
        // The service takes as much for its joins.
        try (PreparedStatement room = connection.prepareStatement("set work_mem = '64MB'")) {
            room.execute();
        }
        try (PreparedStatement select = connection.prepareStatement(SQL);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Counted(row.getLong(1), row.getLong(2));
        }
    }
}
