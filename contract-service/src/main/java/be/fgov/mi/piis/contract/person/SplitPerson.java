package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.contract.messaging.ContractAnnouncer;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number was joined to a person by mistake: it is taken apart again. It gets a new random person, so that whatever was
 * said of the old one stays true; the contracts whose newest document carries the number go along and are told again.
 * Numbers that it had replaced before go along too. The pair is remembered and never joined again.
 */
@ApplicationScoped
public class SplitPerson {
    /**
     * @param numbers how many numbers the new person has
     * @param contracts how many contracts went along
     */
    @Schema(name = "PersonSplit")
    public record Split(int numbers, int contracts) {}

    private final AgroalDataSource database;
    private final Persons persons;
    private final PersonHistory history;
    private final ContractFile contractFile;
    private final ContractAnnouncer announcer;
    private final AccessLog accessLog;
    private final Clock clock;

    SplitPerson(
            AgroalDataSource database,
            Persons persons,
            PersonHistory history,
            ContractFile contractFile,
            ContractAnnouncer announcer,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.history = history;
        this.contractFile = contractFile;
        this.announcer = announcer;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Joins the transaction of the act.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 when nobody is known by the number, 409 {@code
     *     invalidTransition} when it is the only one of its person or several numbers were replaced by it
     * @throws ContractsMovedMeanwhile when it has to be tried again in another transaction
     */
    Split split(String ssin) {
        byte[] index = persons.indexOf(ssin);
        try (Connection connection = database.getConnection()) {
            Persons.lockMergers(connection);
            UUID from = persons.find(connection, index)
                    .orElseThrow(() -> Problems.badRequest(
                            Issue.referencedResourceNotFound("ssin", "No person is known here by this number.")))
                    .personId();
            List<Persons.Number> numbers = Persons.numbersOf(connection, from);
            List<Persons.Number> leaving = leaving(numbers, index);
            List<Persons.Number> staying =
                    numbers.stream().filter(number -> !leaving.contains(number)).toList();
            persons.lock(connection, leaving.stream().map(Persons.Number::index).toList());

            UUID newPerson = Persons.enter(connection);
            move(connection, leaving, staying, newPerson);
            leadFormerPerson(connection, index, newPerson);
            NumbersApart.tell(connection, leaving, staying, PersonHistory.Cause.SPLIT);
            history.split(connection, from, newPerson);
            accessLog.record("person.split", "person", from, "correction of who is who");
            accessLog.record("person.split", "person", newPerson, "correction of who is who");
            return new Split(leaving.size(), moveContracts(from, newPerson, leaving));
        } catch (SQLException failure) {
            throw new IllegalStateException("the person cannot be split", failure);
        }
    }

    /** The number and those that it had replaced; the newest number of all leaves alone. */
    private static List<Persons.Number> leaving(List<Persons.Number> numbers, byte[] index) {
        Persons.Number asked =
                numbers.stream().filter(number -> number.is(index)).findFirst().orElseThrow();
        if (numbers.size() == 1) {
            throw Problems.conflict(
                    "invalidTransition", "The number is the only one of its person: there is nothing to take apart.");
        }
        if (asked.replacedBy() != null) {
            return withReplaced(numbers, asked);
        }
        if (numbers.stream().filter(number -> number.isReplacedBy(index)).count() > 1) {
            throw Problems.conflict(
                    "invalidTransition",
                    "Several numbers were replaced by this one: name the number that was joined to it by mistake.");
        }
        return List.of(asked);
    }

    private static List<Persons.Number> withReplaced(List<Persons.Number> numbers, Persons.Number asked) {
        List<Persons.Number> leaving = new ArrayList<>();
        Deque<Persons.Number> open = new ArrayDeque<>(List.of(asked));
        while (!open.isEmpty()) {
            Persons.Number next = open.pop();
            leaving.add(next);
            numbers.stream().filter(number -> number.isReplacedBy(next.index())).forEach(open::push);
        }
        return List.copyOf(leaving);
    }

    /** No replacement leads from one of the two persons to the other any more. */
    private static void move(
            Connection connection, List<Persons.Number> leaving, List<Persons.Number> staying, UUID newPerson)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update person_ssin
                   set person_id = case when ssin_index = any (?) then ? else person_id end,
                       replaced_by_index = case when (ssin_index = any (?)) = (replaced_by_index = any (?))
                                                then replaced_by_index end,
                       replaced_at = case when (ssin_index = any (?)) = (replaced_by_index = any (?))
                                          then replaced_at end
                 where ssin_index = any (?)
                """)) {
            Array left = connection.createArrayOf("bytea", indexes(leaving.stream()));
            update.setArray(1, left);
            update.setObject(2, newPerson);
            for (int i = 3; i <= 6; i++) {
                update.setArray(i, left);
            }
            update.setArray(
                    7, connection.createArrayOf("bytea", indexes(Stream.concat(leaving.stream(), staying.stream()))));
            update.executeUpdate();
        }
    }

    /** Who the number was before the merger leads to the new person: so does what was written for it then. */
    private static void leadFormerPerson(Connection connection, byte[] index, UUID newPerson) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update person set merged_into = ?
                 where person_id in (select other_person_id from person_event
                                      where kind = 'MERGED' and number_index = ?)
                """)) {
            update.setObject(1, newPerson);
            update.setBytes(2, index);
            update.executeUpdate();
        }
    }

    private static byte[][] indexes(Stream<Persons.Number> numbers) {
        return numbers.map(Persons.Number::index).toArray(byte[][]::new);
    }

    private int moveContracts(UUID from, UUID newPerson, List<Persons.Number> leaving) {
        Set<String> numbers = new HashSet<>();
        leaving.forEach(number -> numbers.add(HexFormat.of().formatHex(number.index())));
        int moved = 0;
        for (Contract contract : Contract.ofPerson(from)) {
            ContractBody newest = contractFile.document(contract, contract.revision());
            if (numbers.contains(HexFormat.of()
                    .formatHex(persons.indexOf(newest.beneficiary().ssin())))) {
                contract.belongsNowTo(newPerson);
                announcer.changed(contract, LocalDate.now(clock));
                accessLog.record("contract.moved", contract.name(), newPerson, "correction of who is who");
                moved++;
            }
        }
        return moved;
    }
}
