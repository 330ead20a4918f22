package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.subsidy.rules.NotCounted;
import be.fgov.mi.piis.subsidy.wording.Wording;
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
import org.jspecify.annotations.Nullable;

/** The lines behind the count: the decisions in force and those they took the place of, as far as the caller sees them. */
@ApplicationScoped
class DecisionsInForce {
    /** A lead of a cluster sees the persons of its own CPAS only, and of those only what its own CPAS did. */
    private static final String SEEN = """
               (? or exists (
                       select from counting_evidence e join contract_fact c on c.contract_id = e.contract_id
                        where e.decision_id = d.decision_id and c.enterprise_number = any(?)))
            """;

    private static final String SELECTED = """
              from counting_standing s
              join counting_decision d on d.decision_id = s.decision_id and d.verdict <> 'withdrawn'
             where s.convention_number = ? and
            """ + SEEN + """
               and (cast(? as text) is null or d.verdict = ?)
               and (cast(? as text) is null or d.reason = ?)
            """;

    private static final String LINE = """
            select d.*, exists (select from cross_convention_flag f
                                 where f.person_id = d.person_id and f.year = d.year
                                   and d.verdict = 'counted') as flagged
            """;

    private final Database database;

    DecisionsInForce(Database database) {
        this.database = database;
    }

    /**
     * Which of them.
     *
     * @param verdict and {@code reason}: null for any
     */
    record Asked(Ruling.@Nullable Verdict verdict, @Nullable NotCounted reason) {}

    long count(ConventionReaders.View view, Asked asked) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select count(*)" + SELECTED)) {
                bind(connection, select, view, asked);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    List<CountingDecisionView> page(ConventionReaders.View view, Asked asked, int offset, int size, Wording wording) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(LINE + SELECTED + " order by d.person_id limit ? offset ?")) {
                bind(connection, select, view, asked);
                select.setInt(8, size);
                select.setInt(9, offset);
                return views(connection, select, view, wording);
            }
        });
    }

    /**
     * Every decision on one person under the convention, the first one first; each later one took the place of the one
     * before. One that says that nothing is left of the person there has no ground, and is seen with the others.
     */
    List<CountingDecisionView> history(ConventionReaders.View view, UUID person, Wording wording) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LINE
                    + " from counting_decision d where d.convention_number = ? and d.person_id = ? and (d.verdict ="
                    + " 'withdrawn' or " + SEEN + ") order by d.sequence")) {
                select.setString(1, view.convention().convention());
                select.setObject(2, person);
                select.setBoolean(3, view.everyone());
                select.setArray(4, own(connection, view));
                List<CountingDecisionView> chain = views(connection, select, view, wording);
                boolean seen = chain.stream()
                        .anyMatch(decision ->
                                view.everyone() || !decision.evidence().isEmpty());
                return seen ? chain : List.of();
            }
        });
    }

    private static List<CountingDecisionView> views(
            Connection connection, PreparedStatement select, ConventionReaders.View view, Wording wording)
            throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(Row.of(row));
            }
        }
        Map<UUID, List<CountingDecisionView.Ground>> grounds =
                grounds(connection, view, rows.stream().map(Row::decisionId).toList());
        return rows.stream()
                .map(row -> row.with(grounds.getOrDefault(row.decisionId(), List.of()), wording))
                .toList();
    }

    private record Row(
            UUID decisionId,
            @Nullable UUID supersedes,
            UUID personId,
            int year,
            Ruling.Verdict verdict,
            @Nullable NotCounted reason,
            String rule,
            String source,
            OffsetDateTime decidedAt,
            boolean flagged) {

        static Row of(ResultSet row) throws SQLException {
            String reason = row.getString("reason");
            return new Row(
                    row.getObject("decision_id", UUID.class),
                    row.getObject("supersedes", UUID.class),
                    row.getObject("person_id", UUID.class),
                    row.getInt("year"),
                    Ruling.Verdict.ofCode(row.getString("verdict")),
                    reason == null ? null : NotCounted.ofCode(reason),
                    row.getString("rule"),
                    row.getString("source"),
                    row.getObject("decided_at", OffsetDateTime.class),
                    row.getBoolean("flagged"));
        }

        CountingDecisionView with(List<CountingDecisionView.Ground> evidence, Wording wording) {
            return new CountingDecisionView(
                    decisionId,
                    supersedes,
                    personId,
                    year,
                    verdict,
                    verdict == Ruling.Verdict.COUNTED,
                    reason == null ? null : reason.code(),
                    rule,
                    source,
                    verdict == Ruling.Verdict.WITHDRAWN
                            ? wording.words().noLongerUnderConvention()
                            : wording.ground(reason),
                    reason == null ? null : wording.words().repair(reason),
                    decidedAt,
                    evidence,
                    flagged ? List.of("crossConvention") : List.of());
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
                row.getObject("contract_id", UUID.class),
                row.getString("enterprise_number"),
                row.getString("contract_reference"),
                row.getLong("contract_version"),
                row.getObject("trajectory_id", UUID.class),
                row.getString("trajectory_reference"),
                row.getObject("trajectory_version", Long.class),
                row.getObject("started_on", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("reason") == null,
                row.getString("reason"),
                row.getBoolean("overran"));
    }

    private static void bind(Connection connection, PreparedStatement select, ConventionReaders.View view, Asked asked)
            throws SQLException {
        String verdict = asked.verdict() == null ? null : asked.verdict().code();
        String reason = asked.reason() == null ? null : asked.reason().code();
        select.setString(1, view.convention().convention());
        select.setBoolean(2, view.everyone());
        select.setArray(3, own(connection, view));
        select.setString(4, verdict);
        select.setString(5, verdict);
        select.setString(6, reason);
        select.setString(7, reason);
    }

    private static Array own(Connection connection, ConventionReaders.View view) throws SQLException {
        return connection.createArrayOf("text", view.ownCpas().toArray());
    }
}
