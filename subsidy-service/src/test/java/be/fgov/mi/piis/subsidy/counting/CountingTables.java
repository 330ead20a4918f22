package be.fgov.mi.piis.subsidy.counting;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Puts conventions in the tables and reads every row of the count back. */
@ApplicationScoped
public class CountingTables {
    private static final List<String> ALL = List.of(
            "contract_fact",
            "trajectory_fact",
            "person_alias",
            "counting_decision",
            "counting_evidence",
            "counting_standing",
            "counted_person",
            "cross_convention_flag",
            "cross_convention_settlement",
            "counting_scope");

    private final AgroalDataSource database;

    CountingTables(AgroalDataSource database) {
        this.database = database;
    }

    /** A CPAS number that no other test uses. */
    public static String aCpas() {
        int digits = 9_000_000 + ThreadLocalRandom.current().nextInt(900_000);
        return "0%07d%02d".formatted(digits, 97 - digits % 97);
    }

    public String aCityConvention(int year, String cpas) {
        return aConvention(year, "CITY", cpas);
    }

    /** One that was submitted. */
    public String aConvention(int year, String type, String lead, String... others) {
        String number = aDraft(year, type, lead, others);
        moveTo("UNDER_REVIEW", number);
        return number;
    }

    /** One that its lead has not submitted. */
    public String aDraft(int year, String type, String lead, String... others) {
        String number = "T-" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        execute("""
                insert into convention (number, version, revision, type, year, lead_cpas, granted_cents, target_persons,
                                        target_trajectories, objectives, iban, period_from, period_until, status,
                                        changed_on)
                values (?, 1, 1, ?, ?, ?, 1000000, 10, 12, 'To bring people out of isolation', 'BE00000000000000',
                        make_date(?, 1, 1), make_date(?, 12, 31), 'DRAFT', make_date(?, 1, 1))
                """, number, type, year, lead, year, year, year);
        addMember(number, year, lead);
        for (String other : others) {
            addMember(number, year, other);
        }
        return number;
    }

    public void addMember(String convention, int year, String cpas) {
        addMember(convention, year, cpas, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    public void addMember(String convention, int year, String cpas, LocalDate from, LocalDate until) {
        execute(
                "insert into convention_member select number, ?, year, status not in ('DRAFT', 'REFUSED', 'EXPIRED'), ?, ?"
                        + " from convention where number = ? and year = ?",
                cpas,
                from,
                until,
                convention,
                year);
    }

    /** With what its members hold by it, as an act does. */
    public void moveTo(String status, String convention) {
        execute(
                "with held as (update convention_member set holds_year = ? not in ('DRAFT', 'REFUSED', 'EXPIRED')"
                        + " where convention_number = ?) update convention set status = ? where number = ?",
                status,
                convention,
                status,
                convention);
    }

    public void removeMember(String convention, String cpas) {
        execute(
                "delete from convention_member where convention_number = ? and enterprise_number = ?",
                convention,
                cpas);
    }

    public void execute(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public List<String> rows(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        values.add(String.valueOf(row.getString(i)));
                    }
                    rows.add(String.join("|", values));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every row of every table of the count. */
    public Map<String, List<String>> everyRow() {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : ALL) {
            tables.put(table, rows("select t::text from " + table + " t order by 1"));
        }
        return tables;
    }

    /**
     * What stands, whatever the way that led there: the facts, the decisions in force with their evidence, who counts,
     * the flags. Left out is what tells of the way: the number of the decision in its chain, its id, its moment.
     */
    public Map<String, List<String>> whatStands() {
        Map<String, List<String>> tables = new TreeMap<>(everyRow());
        tables.keySet()
                .removeAll(List.of("counting_decision", "counting_evidence", "counting_standing", "counted_person"));
        tables.put("in force", rows("""
                select s.convention_number, s.person_id, d.year, d.verdict, d.reason, d.rule, d.source, d.contract_id,
                       d.contract_version, d.trajectory_id, d.trajectory_version
                  from counting_standing s join counting_decision d using (decision_id)
                 where d.verdict <> 'withdrawn'
                 order by 1, 2
                """));
        tables.put("evidence", rows("""
                select s.convention_number, s.person_id, e.position, e.contract_id, e.contract_version, e.trajectory_id,
                       e.trajectory_version, e.reason, e.overran
                  from counting_standing s join counting_evidence e using (decision_id)
                 order by 1, 2, 3
                """));
        tables.put("counted", rows("select convention_number, person_id, year from counted_person order by 1, 2"));
        return tables;
    }

    /** Empties the tables of the count, those that refuse it included: only a test that starts over does that. */
    public void empty() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("truncate inbox, " + String.join(", ", ALL));
            statement.execute("set session_replication_role = origin");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
