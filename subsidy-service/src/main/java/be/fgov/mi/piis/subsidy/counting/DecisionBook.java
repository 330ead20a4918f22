package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.subsidy.rules.NotCounted;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    record InForce(UUID decisionId, int year, int sequence, Ruling ruling) {}

    /**
     * A decision to add.
     *
     * @param before the decision it supersedes; null for the first on this subject
     */
    record Entry(
            Subject subject,
            int year,
            Ruling ruling,
            @Nullable InForce before) {

        int sequence() {
            return before == null ? 1 : before.sequence() + 1;
        }

        /** Derived from whom it is about and its number in the row, so that two writers cannot both add it. */
        UUID decisionId() {
            return NameBasedIds.of(
                    "countingDecision",
                    subject.convention(),
                    subject.person().toString(),
                    Integer.toString(sequence()));
        }
    }

    Map<Subject, InForce> inForceOn(Collection<UUID> persons) {
        return database.read(connection -> {
            Map<UUID, List<Ruling.Line>> lines = linesInForceOn(connection, persons);
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
                        UUID id = row.getObject("decision_id", UUID.class);
                        found.put(
                                new Subject(row.getString("convention_number"), row.getObject("person_id", UUID.class)),
                                new InForce(
                                        id,
                                        row.getInt("year"),
                                        row.getInt("sequence"),
                                        new Ruling(
                                                Ruling.Verdict.ofCode(row.getString("verdict")),
                                                reason(row),
                                                row.getString("rule"),
                                                row.getString("source"),
                                                row.getObject("contract_id") == null ? null : pair(row),
                                                lines.getOrDefault(id, List.of()))));
                    }
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
     * flag follows the count.
     */
    void flagCrossConventions(Collection<UUID> persons) {
        database.change(connection -> {
            try (PreparedStatement lower = connection.prepareStatement("""
                            delete from cross_convention_flag f
                             where f.person_id = any(?)
                               and (select count(*) from counted_person c
                                     where c.person_id = f.person_id and c.year = f.year) < 2
                            """);
                    PreparedStatement raise = connection.prepareStatement("""
                            insert into cross_convention_flag (person_id, year, conventions)
                            select person_id, year, array_agg(convention_number order by convention_number)
                              from counted_person
                             where person_id = any(?)
                             group by person_id, year
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
                insert into counting_decision (decision_id, convention_number, year, person_id, sequence, supersedes,
                                               verdict, reason, rule, source, contract_id, contract_version,
                                               trajectory_id, trajectory_version, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (Entry entry : entries) {
                Ruling ruling = entry.ruling();
                insert.setObject(1, entry.decisionId());
                insert.setString(2, entry.subject().convention());
                insert.setInt(3, entry.year());
                insert.setObject(4, entry.subject().person());
                insert.setInt(5, entry.sequence());
                insert.setObject(
                        6, entry.before() == null ? null : entry.before().decisionId());
                insert.setString(7, ruling.verdict().code());
                insert.setString(
                        8, ruling.reason() == null ? null : ruling.reason().code());
                insert.setString(9, ruling.rule());
                insert.setString(10, ruling.source());
                setPair(insert, 11, ruling.ground());
                insert.setObject(15, now.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertEvidence(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into counting_evidence (decision_id, position, contract_id, contract_version, trajectory_id,
                                               trajectory_version, reason, overran)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (Entry entry : entries) {
                int position = 0;
                for (Ruling.Line line : entry.ruling().lines()) {
                    insert.setObject(1, entry.decisionId());
                    insert.setInt(2, ++position);
                    setPair(insert, 3, line.pair());
                    insert.setString(
                            7, line.reason() == null ? null : line.reason().code());
                    insert.setBoolean(8, line.overran());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void putInForce(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into counting_standing (convention_number, person_id, decision_id) values (?, ?, ?)
                on conflict (convention_number, person_id) do update set decision_id = excluded.decision_id
                """)) {
            for (Entry entry : entries) {
                upsert.setString(1, entry.subject().convention());
                upsert.setObject(2, entry.subject().person());
                upsert.setObject(3, entry.decisionId());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void removeFromCounted(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from counted_person where convention_number = ? and person_id = ?")) {
            for (Entry entry : entries) {
                if (entry.ruling().verdict() != Ruling.Verdict.COUNTED && entry.before() != null) {
                    delete.setString(1, entry.subject().convention());
                    delete.setObject(2, entry.subject().person());
                    delete.addBatch();
                }
            }
            delete.executeBatch();
        }
    }

    private static void addToCounted(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into counted_person (convention_number, person_id, year, decision_id) values (?, ?, ?, ?)
                on conflict on constraint uq_counted_person_convention
                do update set decision_id = excluded.decision_id, year = excluded.year
                """)) {
            for (Entry entry : entries) {
                if (entry.ruling().verdict() == Ruling.Verdict.COUNTED) {
                    upsert.setString(1, entry.subject().convention());
                    upsert.setObject(2, entry.subject().person());
                    upsert.setInt(3, entry.year());
                    upsert.setObject(4, entry.decisionId());
                    upsert.addBatch();
                }
            }
            upsert.executeBatch();
        }
    }

    private static void setPair(PreparedStatement statement, int first, Ruling.@Nullable Pair pair)
            throws SQLException {
        if (pair == null) {
            statement.setNull(first, Types.OTHER);
            statement.setNull(first + 1, Types.BIGINT);
            statement.setNull(first + 2, Types.OTHER);
            statement.setNull(first + 3, Types.BIGINT);
            return;
        }
        statement.setObject(first, pair.contractId());
        statement.setLong(first + 1, pair.contractVersion());
        statement.setObject(first + 2, pair.trajectoryId());
        if (pair.trajectoryVersion() == null) {
            statement.setNull(first + 3, Types.BIGINT);
        } else {
            statement.setLong(first + 3, pair.trajectoryVersion());
        }
    }
}
