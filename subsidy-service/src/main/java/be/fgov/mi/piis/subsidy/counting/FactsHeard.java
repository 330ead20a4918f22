package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.contract.PersonMerged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import be.fgov.mi.piis.subsidy.rules.ContractFact;
import be.fgov.mi.piis.subsidy.rules.TrajectoryFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The newest version heard of each contract, trajectory and merger of persons. An older or repeated version changes no
 * row, and the row count says so.
 */
@ApplicationScoped
class FactsHeard {
    private final Database database;

    FactsHeard(Database database) {
        this.database = database;
    }

    /** A contract as it stands, with the person it was sent under. */
    record KnownContract(UUID personId, ContractFact fact) {}

    /**
     * Keeps what is newer than what is known, in the order of the ids: two transactions never wait for each other.
     *
     * @return those that told something new, each with the persons it concerns: the one it belonged to before included
     */
    List<Kept> keepContracts(Collection<ContractChanged> heard) {
        List<ContractChanged> newest = newest(heard, ContractChanged::contractId, ContractChanged::version);
        if (newest.isEmpty()) {
            return List.of();
        }
        // "old" is the row as the update found it after waiting for a concurrent writer; a subquery would read the
        // statement's snapshot, miss the person that writer entered, and leave that person counted for good.
        return database.read(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into contract_fact (contract_id, person_id, enterprise_number, reference, revision, version,
                                               type, status, beneficiary_status, full_time_student, valid_from,
                                               valid_until, concluded_on, ended_on, ending_reason, regime)
                    select a, b, c, d, e, f, g, h, i, j, k::date, l::date, m::date, n::date, o, p
                      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::text[],
                                  ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[],
                                  ?::text[], ?::text[]) as told (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)
                    on conflict (contract_id) do update
                       set person_id = excluded.person_id, enterprise_number = excluded.enterprise_number,
                           reference = excluded.reference, revision = excluded.revision, version = excluded.version,
                           type = excluded.type, status = excluded.status,
                           beneficiary_status = excluded.beneficiary_status,
                           full_time_student = excluded.full_time_student, valid_from = excluded.valid_from,
                           valid_until = excluded.valid_until, concluded_on = excluded.concluded_on,
                           ended_on = excluded.ended_on, ending_reason = excluded.ending_reason,
                           regime = excluded.regime
                     where contract_fact.version < excluded.version
                    returning enterprise_number, person_id, old.person_id as before
                    """)) {
                ArrayColumns<ContractChanged> columns = new ArrayColumns<>(insert, newest, 1);
                columns.add("uuid", ContractChanged::contractId);
                columns.add("uuid", ContractChanged::personId);
                columns.add("text", ContractChanged::enterpriseNumber);
                columns.add("text", ContractChanged::reference);
                columns.add("int4", ContractChanged::revision);
                columns.add("int8", ContractChanged::version);
                columns.add("text", ContractChanged::type);
                columns.add("text", ContractChanged::status);
                columns.add("text", ContractChanged::beneficiaryStatus);
                columns.add("bool", ContractChanged::fullTimeStudent);
                columns.add("text", ContractChanged::from);
                columns.add("text", ContractChanged::until);
                columns.add("text", ContractChanged::concludedOn);
                columns.add(
                        "text",
                        each -> each.ending() == null ? null : each.ending().endedOn());
                columns.add(
                        "text",
                        each -> each.ending() == null ? null : each.ending().reason());
                columns.add("text", ContractChanged::regime);
                List<Kept> kept = new ArrayList<>();
                try (ResultSet row = insert.executeQuery()) {
                    while (row.next()) {
                        Set<UUID> concerned = new HashSet<>(Set.of(row.getObject("person_id", UUID.class)));
                        UUID before = row.getObject("before", UUID.class);
                        if (before != null) {
                            concerned.add(before);
                        }
                        kept.add(new Kept(row.getString("enterprise_number"), concerned));
                    }
                }
                return kept;
            }
        });
    }

    /** A contract that told something new. */
    record Kept(String enterpriseNumber, Set<UUID> persons) {}

    /** @return the ids of those that told something new */
    Set<UUID> keepTrajectories(Collection<TrajectoryChanged> heard) {
        List<TrajectoryChanged> newest = newest(heard, TrajectoryChanged::trajectoryId, TrajectoryChanged::version);
        if (newest.isEmpty()) {
            return Set.of();
        }
        return database.read(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into trajectory_fact (trajectory_id, enterprise_number, contract_reference, reference,
                                                 revision, version, started_on, planned_until, activity_kinds, ended_on,
                                                 outcome, dropout_reason, dropout_explained)
                    select a, b, c, d, e, f, g::date, h::date, i::text[], j::date, k, l, m
                      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::text[],
                                  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                           as told (a, b, c, d, e, f, g, h, i, j, k, l, m)
                    on conflict (trajectory_id) do update
                       set enterprise_number = excluded.enterprise_number,
                           contract_reference = excluded.contract_reference, reference = excluded.reference,
                           revision = excluded.revision, version = excluded.version,
                           started_on = excluded.started_on, planned_until = excluded.planned_until,
                           activity_kinds = excluded.activity_kinds, ended_on = excluded.ended_on,
                           outcome = excluded.outcome, dropout_reason = excluded.dropout_reason,
                           dropout_explained = excluded.dropout_explained
                     where trajectory_fact.version < excluded.version
                    returning trajectory_id
                    """)) {
                ArrayColumns<TrajectoryChanged> columns = new ArrayColumns<>(insert, newest, 1);
                columns.add("uuid", TrajectoryChanged::trajectoryId);
                columns.add("text", TrajectoryChanged::enterpriseNumber);
                columns.add("text", TrajectoryChanged::contractReference);
                columns.add("text", TrajectoryChanged::trajectoryReference);
                columns.add("int4", TrajectoryChanged::revision);
                columns.add("int8", TrajectoryChanged::version);
                columns.add("text", TrajectoryChanged::startedOn);
                columns.add("text", TrajectoryChanged::plannedUntil);
                columns.add("text", FactsHeard::kinds);
                columns.add("text", TrajectoryChanged::endedOn);
                columns.add("text", TrajectoryChanged::outcome);
                columns.add(
                        "text",
                        each -> each.dropout() == null ? null : each.dropout().reason());
                columns.add(
                        "bool",
                        each -> each.dropout() == null ? null : each.dropout().explained());
                Set<UUID> kept = new HashSet<>();
                try (ResultSet row = insert.executeQuery()) {
                    while (row.next()) {
                        kept.add(row.getObject(1, UUID.class));
                    }
                }
                return kept;
            }
        });
    }

    /** As the text of an array: an array of arrays would have to be of one length. */
    private static String kinds(TrajectoryChanged trajectory) {
        return trajectory.activities().stream()
                .map(activity -> '"' + activity.kind().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> List<T> newest(Collection<T> heard, Function<T, UUID> id, ToLongFunction<T> version) {
        return List.copyOf(heard.stream()
                .collect(Collectors.toMap(
                        id, each -> each, BinaryOperator.maxBy(Comparator.comparingLong(version)), TreeMap::new))
                .values());
    }

    /** @return false when this merger was known */
    boolean keep(PersonMerged heard) {
        return database.read(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into person_alias (from_person, into_person, version) values (?, ?, ?)
                    on conflict (from_person) do update
                       set into_person = excluded.into_person, version = excluded.version
                     where person_alias.version < excluded.version
                    """)) {
                insert.setObject(1, heard.from());
                insert.setObject(2, heard.into());
                insert.setLong(3, heard.version());
                return insert.executeUpdate() == 1;
            }
        });
    }

    /** Every contract that was sent under one of these person ids. */
    List<KnownContract> contractsOf(Collection<UUID> personIds) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select * from contract_fact where person_id = any(?)")) {
                select.setArray(1, uuids(connection, personIds));
                List<KnownContract> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(new KnownContract(row.getObject("person_id", UUID.class), contract(row)));
                    }
                }
                return found;
            }
        });
    }

    /**
     * Every trajectory of these contracts. One look into the index for each contract, whatever the database believes of
     * the size of its tables: in a join it may read them whole.
     */
    List<TrajectoryFact> trajectoriesOf(Collection<PersonsBehind.ContractKey> contracts) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select t.*
                      from unnest(?::text[], ?::text[]) k (enterprise_number, reference)
                     cross join lateral (
                           select * from trajectory_fact
                            where enterprise_number = k.enterprise_number and contract_reference = k.reference
                           offset 0) as t
                    """)) {
                ArrayColumns<PersonsBehind.ContractKey> columns = new ArrayColumns<>(select, contracts, 1);
                columns.add("text", PersonsBehind.ContractKey::enterpriseNumber);
                columns.add("text", PersonsBehind.ContractKey::reference);
                List<TrajectoryFact> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(trajectory(row));
                    }
                }
                return found;
            }
        });
    }

    private static ContractFact contract(ResultSet row) throws SQLException {
        return new ContractFact(
                row.getObject("contract_id", UUID.class),
                row.getString("enterprise_number"),
                row.getString("reference"),
                row.getLong("version"),
                row.getString("type"),
                row.getString("status"),
                row.getBoolean("full_time_student"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("concluded_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }

    private static TrajectoryFact trajectory(ResultSet row) throws SQLException {
        String dropout = row.getString("dropout_reason");
        return new TrajectoryFact(
                row.getObject("trajectory_id", UUID.class),
                row.getString("enterprise_number"),
                row.getString("contract_reference"),
                row.getString("reference"),
                row.getLong("version"),
                row.getObject("started_on", LocalDate.class),
                row.getObject("planned_until", LocalDate.class),
                Arrays.asList((String[]) row.getArray("activity_kinds").getArray()),
                row.getObject("ended_on", LocalDate.class),
                row.getString("outcome"),
                dropout == null ? null : new TrajectoryFact.Dropout(dropout, row.getBoolean("dropout_explained")));
    }

    static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
