package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.subsidy.rules.NotCounted;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines behind the count: a page of the decisions in force, as far as the caller may see them. */
@ApplicationScoped
class DecisionsInForce {
    /** A lead of a cluster sees the persons of its own CPAS only, and of those only what its own CPAS did. */
    private static final String SELECTED = """
              from counting_standing s
              join counting_decision d on d.decision_id = s.decision_id and d.verdict <> 'withdrawn'
             where s.convention_number = ?
               and (? or exists (
                       select from counting_evidence e join contract_fact c on c.contract_id = e.contract_id
                        where e.decision_id = d.decision_id and c.enterprise_number = any(?)))
            """;

    private final Database database;

    DecisionsInForce(Database database) {
        this.database = database;
    }

    long count(ConventionReaders.View view) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select count(*)" + SELECTED)) {
                bind(connection, select, view);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** @param text the words for a reason, or for a person who counts when it is null */
    List<CountingDecisionView> page(
            ConventionReaders.View view, int offset, int size, Function<@Nullable NotCounted, String> text) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("""
                    select d.*, exists (select from cross_convention_flag f
                                         where f.person_id = d.person_id and f.year = d.year
                                           and d.verdict = 'counted') as flagged
                    """ + SELECTED + " order by d.person_id limit ? offset ?")) {
                bind(connection, select, view);
                select.setInt(4, size);
                select.setInt(5, offset);
                List<Row> rows = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.add(Row.of(row));
                    }
                }
                Map<UUID, List<CountingDecisionView.Ground>> grounds = grounds(
                        connection, view, rows.stream().map(Row::decisionId).toList());
                return rows.stream()
                        .map(row -> row.with(grounds.getOrDefault(row.decisionId(), List.of()), text, view.everyone()))
                        .toList();
            }
        });
    }

    private record Row(
            UUID decisionId,
            UUID personId,
            int year,
            boolean counted,
            @Nullable NotCounted reason,
            String rule,
            String source,
            OffsetDateTime decidedAt,
            boolean flagged) {

        static Row of(ResultSet row) throws SQLException {
            String reason = row.getString("reason");
            return new Row(
                    row.getObject("decision_id", UUID.class),
                    row.getObject("person_id", UUID.class),
                    row.getInt("year"),
                    row.getString("verdict").equals(Ruling.Verdict.COUNTED.code()),
                    reason == null ? null : NotCounted.ofCode(reason),
                    row.getString("rule"),
                    row.getString("source"),
                    row.getObject("decided_at", OffsetDateTime.class),
                    row.getBoolean("flagged"));
        }

        CountingDecisionView with(
                List<CountingDecisionView.Ground> evidence,
                Function<@Nullable NotCounted, String> text,
                boolean flagsToo) {
            return new CountingDecisionView(
                    decisionId,
                    personId,
                    year,
                    counted,
                    reason == null ? null : reason.code(),
                    rule,
                    source,
                    text.apply(reason),
                    decidedAt,
                    evidence,
                    flagged && flagsToo ? List.of("crossConvention") : List.of());
        }
    }

    private static Map<UUID, List<CountingDecisionView.Ground>> grounds(
            Connection connection, ConventionReaders.View view, List<UUID> decisions) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select e.*, c.enterprise_number, c.reference as contract_reference,
                       t.reference as trajectory_reference, t.started_on, coalesce(t.ended_on, t.planned_until) as until
                  from counting_evidence e
                  join contract_fact c on c.contract_id = e.contract_id
                  left join trajectory_fact t on t.trajectory_id = e.trajectory_id
                 where e.decision_id = any(?) and (? or c.enterprise_number = any(?))
                 order by e.decision_id, e.position
                """)) {
            select.setArray(1, FactsHeard.uuids(connection, decisions));
            select.setBoolean(2, view.everyone());
            select.setArray(3, own(connection, view));
            Map<UUID, List<CountingDecisionView.Ground>> grounds = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    grounds.computeIfAbsent(row.getObject("decision_id", UUID.class), id -> new ArrayList<>())
                            .add(ground(row));
                }
            }
            return grounds;
        }
    }

    private static CountingDecisionView.Ground ground(ResultSet row) throws SQLException {
        return new CountingDecisionView.Ground(
                row.getString("enterprise_number"),
                row.getString("contract_reference"),
                row.getLong("contract_version"),
                row.getString("trajectory_reference"),
                row.getObject("trajectory_version", Long.class),
                row.getObject("started_on", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("reason") == null,
                row.getString("reason"),
                row.getBoolean("overran"));
    }

    private static void bind(Connection connection, PreparedStatement select, ConventionReaders.View view)
            throws SQLException {
        select.setString(1, view.convention().convention());
        select.setBoolean(2, view.everyone());
        select.setArray(3, own(connection, view));
    }

    private static Array own(Connection connection, ConventionReaders.View view) throws SQLException {
        return connection.createArrayOf("text", view.ownCpas().toArray());
    }
}
