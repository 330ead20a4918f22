package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.subsidy.rules.NotCounted;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The decisions on record. They are only added to; which one is in force, and who counts, are pointers to them. */
@ApplicationScoped
class DecisionBook {
    private final Database database;

    DecisionBook(Database database) {
        this.database = database;
    }

    /** Whom a decision is about: one person under one convention. */
    record Subject(String convention, UUID person) {}

    /** The decision in force on a subject. */
    record InForce(UUID decisionId, int year, int sequence, Ruling ruling) {

        private InForce with(List<Ruling.Line> lines) {
            return new InForce(
                    decisionId,
                    year,
                    sequence,
                    new Ruling(
                            ruling.verdict(), ruling.reason(), ruling.rule(), ruling.source(), ruling.ground(), lines));
        }
    }

    /**
     * A decision to add.
     *
     * @param before the decision it supersedes; null for the first on this subject
     */
    record Entry(
            UUID decisionId,
            Subject subject,
            int year,
            Ruling ruling,
            @Nullable InForce before) {

        Entry(Subject subject, int year, Ruling ruling, @Nullable InForce before) {
            this(idOf(subject, sequenceAfter(before)), subject, year, ruling, before);
        }

        private static int sequenceAfter(@Nullable InForce before) {
            return before == null ? 1 : before.sequence() + 1;
        }

        int sequence() {
            return sequenceAfter(before);
        }

        /** Derived from whom it is about and its number in the row, so that two writers cannot both add it. */
        private static UUID idOf(Subject subject, int sequence) {
            return NameBasedIds.of(
                    "countingDecision", subject.convention(), subject.person().toString(), Integer.toString(sequence));
        }

        /** Whether the person begins or ceases to count, or counts by another decision. */
        boolean touchesTheCounted() {
            return ruling.verdict() == Ruling.Verdict.COUNTED
                    || (before != null && before.ruling().verdict() == Ruling.Verdict.COUNTED);
        }
    }

    Map<Subject, InForce> inForceOn(Collection<UUID> persons) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select d.*
                      from counting_standing s
                      join counting_decision d on d.decision_id = s.decision_id
                     where s.person_id = any(?)
                    """)) {
                select.setArray(1, FactsHeard.uuids(connection, persons));
                Map<Subject, InForce> found = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.put(
                                new Subject(row.getString("convention_number"), row.getObject("person_id", UUID.class)),
                                new InForce(
                                        row.getObject("decision_id", UUID.class),
                                        row.getInt("year"),
                                        row.getInt("sequence"),
                                        new Ruling(
                                                Ruling.Verdict.ofCode(row.getString("verdict")),
                                                reason(row),
                                                row.getString("rule"),
                                                row.getString("source"),
                                                row.getObject("contract_id") == null ? null : pair(row),
                                                List.of())));
                    }
                }
                if (!found.isEmpty()) {
                    Map<UUID, List<Ruling.Line>> lines = linesInForceOn(connection, persons);
                    found.replaceAll(
                            (subject, inForce) -> inForce.with(lines.getOrDefault(inForce.decisionId(), List.of())));
                }
                return found;
            }
        });
    }

    void add(List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return;
        }
        database.change(connection -> {
            insertDecisions(connection, entries, now);
            insertEvidence(connection, entries);
            putInForce(connection, entries);
            removeFromCounted(connection, entries);
            addToCounted(connection, entries);
        });
    }

    /**
     * a person counted under two conventions of one year stays counted in each and is flagged for the SPP IS. The
     * flag follows the count. A draft flags nobody: what it counts is its lead's affair until it is submitted.
     */
    void flagCrossConventions(Collection<UUID> persons) {
        if (persons.isEmpty()) {
            return;
        }
        database.change(connection -> {
            try (PreparedStatement lower = connection.prepareStatement("""
                            delete from cross_convention_flag f
                             where f.person_id = any(?)
                               and (select count(*) from counted_person c
                                      join counting_scope s
                                        on s.convention_number = c.convention_number and not s.draft
                                     where c.person_id = f.person_id and c.year = f.year) < 2
                            """);
                    PreparedStatement raise = connection.prepareStatement("""
                            insert into cross_convention_flag (person_id, year, conventions)
                            select c.person_id, c.year, array_agg(c.convention_number order by c.convention_number)
                              from counted_person c
                              join counting_scope s on s.convention_number = c.convention_number and not s.draft
                             where c.person_id = any(?)
                             group by c.person_id, c.year
                            having count(*) > 1
                            on conflict (person_id, year) do update set conventions = excluded.conventions
                             where cross_convention_flag.conventions <> excluded.conventions
                            """)) {
                lower.setArray(1, FactsHeard.uuids(connection, persons));
                lower.executeUpdate();
                raise.setArray(1, FactsHeard.uuids(connection, persons));
                raise.executeUpdate();
            }
        });
    }

    private static Map<UUID, List<Ruling.Line>> linesInForceOn(Connection connection, Collection<UUID> persons)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select e.*
                  from counting_standing s
                  join counting_evidence e on e.decision_id = s.decision_id
                 where s.person_id = any(?)
                 order by e.decision_id, e.position
                """)) {
            select.setArray(1, FactsHeard.uuids(connection, persons));
            Map<UUID, List<Ruling.Line>> lines = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.computeIfAbsent(row.getObject("decision_id", UUID.class), id -> new ArrayList<>())
                            .add(new Ruling.Line(pair(row), reason(row), row.getBoolean("overran")));
                }
            }
            return lines;
        }
    }

    private static @Nullable NotCounted reason(ResultSet row) throws SQLException {
        String code = row.getString("reason");
        return code == null ? null : NotCounted.ofCode(code);
    }

    private static Ruling.Pair pair(ResultSet row) throws SQLException {
        return new Ruling.Pair(
                row.getObject("contract_id", UUID.class),
                row.getLong("contract_version"),
                row.getObject("trajectory_id", UUID.class),
                row.getObject("trajectory_version", Long.class));
    }

    private static void insertDecisions(Connection connection, List<Entry> entries, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into counting_decision (decided_at, decision_id, convention_number, year, person_id, sequence,
                                               supersedes, verdict, reason, rule, source, contract_id,
                                               contract_version, trajectory_id, trajectory_version)
                select ?, told.*
                  from unnest(?::uuid[], ?::text[], ?::int[], ?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::uuid[], ?::bigint[]) as told
                """)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            ArrayColumns<Entry> columns = new ArrayColumns<>(insert, entries, 2);
            columns.add("uuid", Entry::decisionId);
            columns.add("text", entry -> entry.subject().convention());
            columns.add("int4", Entry::year);
            columns.add("uuid", entry -> entry.subject().person());
            columns.add("int4", Entry::sequence);
            columns.add(
                    "uuid",
                    entry -> entry.before() == null ? null : entry.before().decisionId());
            columns.add("text", entry -> entry.ruling().verdict().code());
            columns.add(
                    "text",
                    entry -> entry.ruling().reason() == null
                            ? null
                            : entry.ruling().reason().code());
            columns.add("text", entry -> entry.ruling().rule());
            columns.add("text", entry -> entry.ruling().source());
            addPair(columns, entry -> entry.ruling().ground());
            insert.executeUpdate();
        }
    }

    private record NumberedLine(UUID decisionId, int position, Ruling.Line line) {}

    private static void insertEvidence(Connection connection, List<Entry> entries) throws SQLException {
        List<NumberedLine> lines = new ArrayList<>();
        for (Entry entry : entries) {
            int position = 0;
            for (Ruling.Line line : entry.ruling().lines()) {
                lines.add(new NumberedLine(entry.decisionId(), ++position, line));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into counting_evidence (decision_id, position, contract_id, contract_version, trajectory_id,
                                               trajectory_version, reason, overran)
                select * from unnest(?::uuid[], ?::int[], ?::uuid[], ?::bigint[], ?::uuid[], ?::bigint[], ?::text[],
                                     ?::boolean[])
                """)) {
            ArrayColumns<NumberedLine> columns = new ArrayColumns<>(insert, lines, 1);
            columns.add("uuid", NumberedLine::decisionId);
            columns.add("int4", NumberedLine::position);
            addPair(columns, numbered -> numbered.line().pair());
            columns.add(
                    "text",
                    numbered -> numbered.line().reason() == null
                            ? null
                            : numbered.line().reason().code());
            columns.add("bool", numbered -> numbered.line().overran());
            insert.executeUpdate();
        }
    }

    private static void putInForce(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into counting_standing (convention_number, person_id, decision_id)
                select * from unnest(?::text[], ?::uuid[], ?::uuid[])
                on conflict (convention_number, person_id) do update set decision_id = excluded.decision_id
                """)) {
            ArrayColumns<Entry> columns = new ArrayColumns<>(upsert, entries, 1);
            columns.add("text", entry -> entry.subject().convention());
            columns.add("uuid", entry -> entry.subject().person());
            columns.add("uuid", Entry::decisionId);
            upsert.executeUpdate();
        }
    }

    private static void removeFromCounted(Connection connection, List<Entry> entries) throws SQLException {
        List<Entry> lost = entries.stream()
                .filter(entry -> entry.ruling().verdict() != Ruling.Verdict.COUNTED && entry.before() != null)
                .toList();
        if (lost.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from counted_person c using unnest(?::text[], ?::uuid[]) as lost (convention_number, person_id)
                 where c.convention_number = lost.convention_number and c.person_id = lost.person_id
                """)) {
            ArrayColumns<Entry> columns = new ArrayColumns<>(delete, lost, 1);
            columns.add("text", entry -> entry.subject().convention());
            columns.add("uuid", entry -> entry.subject().person());
            delete.executeUpdate();
        }
    }

    private static void addToCounted(Connection connection, List<Entry> entries) throws SQLException {
        List<Entry> counted = entries.stream()
                .filter(entry -> entry.ruling().verdict() == Ruling.Verdict.COUNTED)
                .toList();
        if (counted.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into counted_person (convention_number, person_id, year, decision_id)
                select * from unnest(?::text[], ?::uuid[], ?::int[], ?::uuid[])
                on conflict on constraint uq_counted_person_convention
                do update set decision_id = excluded.decision_id, year = excluded.year
                """)) {
            ArrayColumns<Entry> columns = new ArrayColumns<>(upsert, counted, 1);
            columns.add("text", entry -> entry.subject().convention());
            columns.add("uuid", entry -> entry.subject().person());
            columns.add("int4", Entry::year);
            columns.add("uuid", Entry::decisionId);
            upsert.executeUpdate();
        }
    }

    private static <T> void addPair(ArrayColumns<T> columns, Function<T, Ruling.@Nullable Pair> of)
            throws SQLException {
        columns.add("uuid", row -> of.apply(row) == null ? null : of.apply(row).contractId());
        columns.add("int8", row -> of.apply(row) == null ? null : of.apply(row).contractVersion());
        columns.add("uuid", row -> of.apply(row) == null ? null : of.apply(row).trajectoryId());
        columns.add("int8", row -> of.apply(row) == null ? null : of.apply(row).trajectoryVersion());
    }
}
