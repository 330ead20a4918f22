package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.contract.PersonMerged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
     * @return empty when this version or a newer one was known; else the persons it concerns, the one it belonged to
     *     before included
     */
    Optional<Set<UUID>> keep(ContractChanged heard) {
        // "old" is the row as the update found it after waiting for a concurrent writer; a subquery would read the
        // statement's snapshot, miss the person that writer entered, and leave that person counted for good.
        return database.read(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into contract_fact (contract_id, person_id, enterprise_number, reference, revision, version,
                                               type, status, beneficiary_status, full_time_student, valid_from,
                                               valid_until, concluded_on, ended_on, ending_reason, regime)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                    returning old.person_id
                    """)) {
                insert.setObject(1, heard.contractId());
                insert.setObject(2, heard.personId());
                insert.setString(3, heard.enterpriseNumber());
                insert.setString(4, heard.reference());
                insert.setInt(5, heard.revision());
                insert.setLong(6, heard.version());
                insert.setString(7, heard.type());
                insert.setString(8, heard.status());
                insert.setString(9, heard.beneficiaryStatus());
                insert.setBoolean(10, heard.fullTimeStudent());
                insert.setObject(11, heard.from());
                insert.setObject(12, heard.until());
                insert.setObject(13, heard.concludedOn());
                insert.setObject(
                        14, heard.ending() == null ? null : heard.ending().endedOn());
                insert.setString(
                        15, heard.ending() == null ? null : heard.ending().reason());
                insert.setString(16, heard.regime());
                try (ResultSet row = insert.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    Set<UUID> concerned = new HashSet<>(Set.of(heard.personId()));
                    UUID before = row.getObject(1, UUID.class);
                    if (before != null) {
                        concerned.add(before);
                    }
                    return Optional.of(concerned);
                }
            }
        });
    }

    /** @return false when this version or a newer one was known */
    boolean keep(TrajectoryChanged heard) {
        return database.read(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into trajectory_fact (trajectory_id, enterprise_number, contract_reference, reference,
                                                 revision, version, started_on, planned_until, activity_kinds, ended_on,
                                                 outcome, dropout_reason, dropout_explained)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (trajectory_id) do update
                       set enterprise_number = excluded.enterprise_number,
                           contract_reference = excluded.contract_reference, reference = excluded.reference,
                           revision = excluded.revision, version = excluded.version,
                           started_on = excluded.started_on, planned_until = excluded.planned_until,
                           activity_kinds = excluded.activity_kinds, ended_on = excluded.ended_on,
                           outcome = excluded.outcome, dropout_reason = excluded.dropout_reason,
                           dropout_explained = excluded.dropout_explained
                     where trajectory_fact.version < excluded.version
                    """)) {
                insert.setObject(1, heard.trajectoryId());
                insert.setString(2, heard.enterpriseNumber());
                insert.setString(3, heard.contractReference());
                insert.setString(4, heard.trajectoryReference());
                insert.setInt(5, heard.revision());
                insert.setLong(6, heard.version());
                insert.setObject(7, heard.startedOn());
                insert.setObject(8, heard.plannedUntil());
                insert.setArray(
                        9,
                        connection.createArrayOf(
                                "text",
                                heard.activities().stream()
                                        .map(TrajectoryChanged.Activity::kind)
                                        .toArray()));
                insert.setObject(10, heard.endedOn());
                insert.setString(11, heard.outcome());
                insert.setString(
                        12, heard.dropout() == null ? null : heard.dropout().reason());
                insert.setObject(
                        13, heard.dropout() == null ? null : heard.dropout().explained());
                return insert.executeUpdate() == 1;
            }
        });
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

    /** Every trajectory of the contracts that were sent under one of these person ids. */
    List<TrajectoryFact> trajectoriesOf(Collection<UUID> personIds) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select t.*
                      from trajectory_fact t
                      join contract_fact c
                        on c.enterprise_number = t.enterprise_number and c.reference = t.contract_reference
                     where c.person_id = any(?)
                    """)) {
                select.setArray(1, uuids(connection, personIds));
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
