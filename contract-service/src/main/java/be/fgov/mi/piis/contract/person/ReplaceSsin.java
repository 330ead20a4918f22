package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.contract.messaging.ContractAnnouncer;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A social security number is replaced by another, for example a BIS number by a register number. The person keeps its
 * id; when both numbers were known as two persons, those are merged, every contract is told again under the person that
 * stays, and {@code PersonMerged} lets the others recount. History stays: the old number still finds the person.
 */
@ApplicationScoped
public class ReplaceSsin {
    /** What the replacement came to. */
    public enum Outcome {
        /** The person has the new number from now on. */
        REPLACED,
        /** Both numbers were known as two persons; they are one now. */
        MERGED,
        /** This replacement was already known. */
        ALREADY_REPLACED
    }

    private final AgroalDataSource database;
    private final Persons persons;
    private final PersonHistory history;
    private final ContractAnnouncer announcer;
    private final AccessLog accessLog;
    private final Clock clock;

    ReplaceSsin(
            AgroalDataSource database,
            Persons persons,
            PersonHistory history,
            ContractAnnouncer announcer,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.history = history;
        this.announcer = announcer;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Joins the transaction of the caller.
     *
     * @param oldSsin a number that is known here
     * @param newSsin the number that replaces it
     * @throws ContractsMovedMeanwhile when it has to be tried again in another transaction
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 when the old number is unknown, 409 {@code
     *     ssinAlreadyReplaced} when either number has been replaced by another one, 409 {@code personsWereSplit} when a
     *     human took them apart
     */
    Outcome replace(String oldSsin, String newSsin, PersonHistory.Cause cause) {
        byte[] oldIndex = persons.indexOf(oldSsin);
        byte[] newIndex = persons.indexOf(newSsin);
        try (Connection connection = database.getConnection()) {
            Persons.lockMergers(connection);
            persons.lock(connection, List.of(oldIndex, newIndex));
            return decide(connection, oldIndex, newIndex, newSsin, cause);
        } catch (SQLException failure) {
            throw new IllegalStateException("the number cannot be replaced", failure);
        }
    }

    private Outcome decide(
            Connection connection, byte[] oldIndex, byte[] newIndex, String newSsin, PersonHistory.Cause cause)
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
            if (!persons.addNumber(connection, old.personId(), newSsin)) {
                // A file of contracts entered it meanwhile: it is looked up again.
                throw new ContractsMovedMeanwhile();
            }
            outcome = Outcome.REPLACED;
        } else if (current.get().personId().equals(old.personId())) {
            outcome = Outcome.REPLACED;
        } else {
            merge(connection, old.personId(), current.get().personId(), oldIndex, cause);
            outcome = Outcome.MERGED;
        }
        markReplaced(connection, oldIndex, newIndex);
        UUID staying = current.map(Persons.Known::personId).orElse(old.personId());
        history.numberReplaced(connection, staying, oldIndex, cause);
        accessLog.record("person.ssinReplaced", "person", staying, "replacement of a social security number");
        return outcome;
    }

    private void merge(Connection connection, UUID from, UUID into, byte[] oldIndex, PersonHistory.Cause cause)
            throws SQLException {
        if (NumbersApart.wereSplit(connection, from, into)) {
            throw Problems.conflict(
                    "personsWereSplit",
                    "These numbers were joined by mistake once and taken apart again: they are never joined again.");
        }
        execute(connection, "update person_ssin set person_id = ? where person_id = ?", into, from);
        execute(connection, "update person set merged_into = ? where person_id = ?", into, from);
        for (Contract contract : Contract.ofPerson(from)) {
            contract.belongsNowTo(into);
            announcer.changed(contract, LocalDate.now(clock));
        }
        announcer.merged(from, into);
        history.merged(connection, from, into, oldIndex, cause);
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
