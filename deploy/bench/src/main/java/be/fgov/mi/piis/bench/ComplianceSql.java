package be.fgov.mi.piis.bench;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * How all contracts of a CPAS stand on a day, in one statement written by hand: the counts by status and by the worker
 * who evaluated each contract last, under both regimes (LIF-5 to LIF-7, A-04) with the numbers that the law has. It
 * reads what the service reads and says what the service says, which the bench compares.
 */
final class ComplianceSql {

    private static final String SQL = """
            with c as (
                select contract_id, concluded_on, (valid_from + interval '1 year')::date - 1 as year_end,
                       least(valid_until, case when ended_on <= judged_on then ended_on end) as last_day, judged_on
                  from known_contract, (select ?::date as judged_on) as day
                 where enterprise_number = ? and concluded_on <= ?::date
            ), bound as (
                select c.*, least(judged_on, last_day) as inside,
                       extract(year from least(judged_on, last_day))::int - extract(year from concluded_on)::int as years
                  from c where last_day >= concluded_on
            ), counted as (
                select bound.*,
                       case when (concluded_on + years * interval '1 year')::date > inside then years - 1
                            else years end as before
                  from bound
            ), y as (
                select counted.*, (concluded_on + before * interval '1 year')::date as year_from,
                       (concluded_on + (before + 1) * interval '1 year')::date - 1 as full_until
                  from counted
            ), asked as (
                select y.*, least(full_until, last_day) as year_until,
                       case when last_day < full_until and last_day < year_end then 0
                            else (2 * 3 * days + full_days) / (2 * full_days) end as quota,
                       case when last_day < full_until and last_day < year_end then 0
                            else (2 * 2 * days + full_days) / (2 * full_days) end as quota_in_person
                  from y cross join lateral (select least(full_until, last_day) - year_from + 1 as days,
                                                    full_until - year_from + 1 as full_days) as lengths
            ), held as (
                select a.contract_id,
                       count(*) filter (where e.held_on between a.year_from and least(a.year_until, a.judged_on))
                           as held,
                       count(*) filter (where e.held_on between a.year_from and least(a.year_until, a.judged_on)
                                          and e.mode = 'IN_PERSON') as in_person,
                       (array_agg(e.worker order by e.held_on desc, e.reference desc)
                           filter (where e.worker is not null and e.held_on <= a.judged_on))[1] as worker
                  from asked a join evaluation e on e.contract_id = a.contract_id
                 group by a.contract_id
            ), gaps as (
                select contract_id, year_from, year_until, last_day, concluded_on, judged_on, at as gap_from,
                       coalesce(lead(at) over (partition by contract_id order by at), judged_on) as gap_until,
                       lead(at) over (partition by contract_id order by at) is null as is_last
                  from (select a.contract_id, a.year_from, a.year_until, a.last_day, a.concluded_on, a.judged_on,
                               a.concluded_on as at
                          from asked a where a.concluded_on < date '2016-11-01'
                        union all
                        select a.contract_id, a.year_from, a.year_until, a.last_day, a.concluded_on, a.judged_on,
                               e.held_on
                          from asked a join evaluation e on e.contract_id = a.contract_id
                         where a.concluded_on < date '2016-11-01'
                           and e.held_on between a.concluded_on and least(a.last_day, a.judged_on)) moments
            ), quarters as (
                select contract_id,
                       bool_or(is_last and (gap_from + interval '3 months')::date < gap_until
                               and (gap_from + interval '3 months')::date <= last_day) as open,
                       bool_or(exists (select 1 from generate_series(1, (gap_until - gap_from) / 89) as k
                                        where (gap_from + k * interval '3 months')::date < gap_until
                                          and (gap_from + k * interval '3 months')::date <= last_day
                                          and (gap_from + k * interval '3 months')::date
                                              between year_from and year_until)) as unmet_in_year,
                       count(*) = 1 as awaits_its_first
                  from gaps group by contract_id
            ), judged as (
                select coalesce(h.worker, '') as worker,
                       case when a.concluded_on < date '2016-11-01' then
                                case when q.open and a.judged_on > a.last_day then 'nonCompliant'
                                     when q.open or q.unmet_in_year then 'late'
                                     when q.awaits_its_first
                                          and (a.concluded_on + interval '3 months')::date <= a.last_day then 'onTrack'
                                     else 'compliant' end
                            when coalesce(h.held, 0) >= a.quota and coalesce(h.in_person, 0) >= a.quota_in_person
                                then 'compliant'
                            when a.judged_on >= a.year_until then 'nonCompliant'
                            else 'onTrack' end as status
                  from asked a left join held h using (contract_id) left join quarters q using (contract_id)
            )
            select worker, status, count(*) from judged group by worker, status
            """;

    private ComplianceSql() {}

    /** How many contracts each worker has in each status. */
    static Map<String, Map<String, Integer>> run(Connection connection, String cpas, LocalDate day)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setDate(1, Date.valueOf(day));
            select.setString(2, cpas);
            select.setDate(3, Date.valueOf(day));
            Map<String, Map<String, Integer>> found = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString(1), any -> new TreeMap<>())
                            .put(row.getString(2), row.getInt(3));
                }
            }
            return found;
        }
    }
}
