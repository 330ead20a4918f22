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
import java.util.stream.Stream;
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

    /**
     * Why a person does not count, from the side of the caller: the decision keeps the pair that came furthest, whoever
     * owns it, and a member does not learn from it what another one holds on the person.
     */
    private static final String JUDGED = """
             cross join lateral (
                 select case when d.verdict <> 'notCounted' or ? then d.reason
                             else (select e.reason
                                     from counting_evidence e join contract_fact c on c.contract_id = e.contract_id
                                    where e.decision_id = d.decision_id and c.enterprise_number = any(?)
                                    order by array_position(?, e.reason) desc limit 1) end as reason) own
            """;

    private static final String SELECTED = """
              from counting_standing s
              join counting_decision d on d.decision_id = s.decision_id and d.verdict <> 'withdrawn'
            """ + JUDGED + " where s.convention_number = ? and " + SEEN + """
               and (cast(? as text) is null or d.verdict = ?)
               and (cast(? as text) is null or own.reason = ?)
            """;

    private static final String LINE = """
            select d.*, own.reason as own_reason, exists (select from cross_convention_flag f
                                 where f.person_id = d.person_id and f.year = d.year
                                   and d.convention_number = any(f.conventions) and d.verdict = 'counted') as flagged
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
                select.setInt(11, size);
                select.setInt(12, offset);
                return views(connection, select, view, wording);
            }
        });
    }

    /**
     * Every decision on one person under the convention, the first one first; each later one took the place of the one
     * before. One that says that nothing is left of the person there has no ground, and is seen after one that has.
     */
    List<CountingDecisionView> history(ConventionReaders.View view, UUID person, Wording wording) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LINE
                    + " from counting_decision d" + JUDGED
                    + " where d.convention_number = ? and d.person_id = ? and (d.verdict = 'withdrawn' or " + SEEN
                    + ") order by d.sequence")) {
                bindJudged(connection, select, view);
                select.setString(4, view.convention().convention());
                select.setObject(5, person);
                select.setBoolean(6, view.everyone());
                select.setArray(7, own(connection, view));
                return views(connection, select, view, wording).stream()
                        .dropWhile(decision ->
                                !view.everyone() && decision.evidence().isEmpty())
                        .toList();
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
            String own = row.getString("own_reason");
            NotCounted reason = own == null ? null : NotCounted.ofCode(own);
            String rule = row.getString("rule");
            String source = row.getString("source");
            if (reason != null && !reason.code().equals(row.getString("reason"))) {
                rule = reason.rule();
                source = reason.source();
            }
            return new Row(
                    row.getObject("decision_id", UUID.class),
                    row.getObject("supersedes", UUID.class),
                    row.getObject("person_id", UUID.class),
                    row.getInt("year"),
                    Ruling.Verdict.ofCode(row.getString("verdict")),
                    reason,
                    rule,
                    source,
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
        bindJudged(connection, select, view);
        select.setString(4, view.convention().convention());
        select.setBoolean(5, view.everyone());
        select.setArray(6, own(connection, view));
        select.setString(7, verdict);
        select.setString(8, verdict);
        select.setString(9, reason);
        select.setString(10, reason);
    }

    private static void bindJudged(Connection connection, PreparedStatement select, ConventionReaders.View view)
            throws SQLException {
        select.setBoolean(1, view.everyone());
        select.setArray(2, own(connection, view));
        select.setArray(
                3,
                connection.createArrayOf(
                        "text",
                        Stream.of(NotCounted.values()).map(NotCounted::code).toArray()));
    }

    private static Array own(Connection connection, ConventionReaders.View view) throws SQLException {
        return connection.createArrayOf("text", view.ownCpas().toArray());
    }
}
