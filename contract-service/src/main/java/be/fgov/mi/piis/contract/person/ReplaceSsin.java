package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.contract.messaging.ContractAnnouncer;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushReceipts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A social security number is replaced by another, for example a BIS number by a register number. The person keeps its
 * id; when both numbers were known as two persons, those are merged, every contract is told again under the person that
 * stays, and {@code PersonMerged} lets the others recount. History stays: the old number still finds the person.
 */
@ApplicationScoped
public class ReplaceSsin {
    private static final int TRIES = 5;

    /** What the replacement came to. */
    public enum Outcome {
        /** The person has the new number from now on. */
        REPLACED,
        /** Both numbers were known as two persons; they are one now. */
        MERGED,
        /** This replacement was already known. */
        ALREADY_REPLACED
    }

    private static final class ContractsMovedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final AgroalDataSource database;
    private final Persons persons;
    private final ContractAnnouncer announcer;
    private final AccessLog accessLog;
    private final Clock clock;

    ReplaceSsin(
            AgroalDataSource database, Persons persons, ContractAnnouncer announcer, AccessLog accessLog, Clock clock) {
        this.database = database;
        this.persons = persons;
        this.announcer = announcer;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * @param oldSsin a number that is known here
     * @param newSsin the number that replaces it
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 when the old number is unknown, 409 {@code
     *     ssinAlreadyReplaced} when either number has been replaced by another one
     */
    public Outcome replace(String oldSsin, String newSsin) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> replaceOnce(oldSsin, newSsin));
            } catch (ContractsMovedMeanwhile moved) {
                if (attempt == TRIES) {
                    throw Problems.serviceUnavailable();
                }
            }
        }
    }

    private Outcome replaceOnce(String oldSsin, String newSsin) {
        byte[] oldIndex = persons.indexOf(oldSsin);
        byte[] newIndex = persons.indexOf(newSsin);
        try (Connection connection = database.getConnection()) {
            // Contracts first, then numbers: the order in which a push takes its locks.
            Set<String> locked = lockContractsOf(connection, oldIndex, newIndex);
            if (Arrays.compare(oldIndex, newIndex) < 0) {
                persons.lock(connection, oldIndex);
                persons.lock(connection, newIndex);
            } else {
                persons.lock(connection, newIndex);
                persons.lock(connection, oldIndex);
            }
            if (!locked.equals(contractsOf(oldIndex, newIndex, connection))) {
                throw new ContractsMovedMeanwhile();
            }
            return decide(connection, oldIndex, newIndex, newSsin);
        } catch (SQLException failure) {
            throw new IllegalStateException("the number cannot be replaced", failure);
        }
    }

    private Outcome decide(Connection connection, byte[] oldIndex, byte[] newIndex, String newSsin)
            throws SQLException {
        Persons.Known old = persons.find(connection, oldIndex)
                .orElseThrow(() -> Problems.badRequest(
                        Issue.referencedResourceNotFound("ssin", "No person is known here by this number.")));
        Optional<Persons.Known> current = persons.find(connection, newIndex);
        if (old.replaced()) {
            if (isReplacedBy(connection, oldIndex, newIndex)) {
                return Outcome.ALREADY_REPLACED;
            }
            throw alreadyReplaced("The number has been replaced by another one already.");
        }
        if (current.filter(Persons.Known::replaced).isPresent()) {
            throw alreadyReplaced("The replacing number has itself been replaced.");
        }
        Outcome outcome;
        if (current.isEmpty()) {
            persons.addNumber(connection, old.personId(), newSsin);
            outcome = Outcome.REPLACED;
        } else if (current.get().personId().equals(old.personId())) {
            outcome = Outcome.REPLACED;
        } else {
            merge(connection, old.personId(), current.get().personId());
            outcome = Outcome.MERGED;
        }
        markReplaced(connection, oldIndex, newIndex);
        UUID staying = current.map(Persons.Known::personId).orElse(old.personId());
        accessLog.record("person.ssinReplaced", "person", staying, "replacement of a social security number");
        return outcome;
    }

    private void merge(Connection connection, UUID from, UUID into) throws SQLException {
        execute(connection, "update person_ssin set person_id = ? where person_id = ?", into, from);
        execute(connection, "update person set merged_into = ? where person_id = ?", into, from);
        for (Contract contract : Contract.ofPerson(from)) {
            contract.belongsNowTo(into);
            announcer.changed(contract, LocalDate.now(clock));
        }
        announcer.merged(from, into);
    }

    private Set<String> lockContractsOf(Connection connection, byte[] oldIndex, byte[] newIndex) throws SQLException {
        Set<String> names = contractsOf(oldIndex, newIndex, connection);
        for (String name : new TreeSet<>(names)) {
            PushReceipts.lock(connection, name);
        }
        return names;
    }

    private static Set<String> contractsOf(byte[] oldIndex, byte[] newIndex, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct c.enterprise_number || '/contract/' || c.reference
                  from contract c join person_ssin s on s.person_id = c.person_id
                 where s.ssin_index in (?, ?)
                """)) {
            select.setBytes(1, oldIndex);
            select.setBytes(2, newIndex);
            Set<String> names = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }

    private static boolean isReplacedBy(Connection connection, byte[] oldIndex, byte[] newIndex) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select replaced_by_index from person_ssin where ssin_index = ?")) {
            select.setBytes(1, oldIndex);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && Arrays.equals(row.getBytes(1), newIndex);
            }
        }
    }

    private static void markReplaced(Connection connection, byte[] oldIndex, byte[] newIndex) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update person_ssin set replaced_by_index = ?, replaced_at = clock_timestamp() where ssin_index = ?")) {
            update.setBytes(1, newIndex);
            update.setBytes(2, oldIndex);
            update.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql, UUID first, UUID second) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, first);
            update.setObject(2, second);
            update.executeUpdate();
        }
    }

    private static RuntimeException alreadyReplaced(String detail) {
        return Problems.conflict("ssinAlreadyReplaced", detail);
    }
}
