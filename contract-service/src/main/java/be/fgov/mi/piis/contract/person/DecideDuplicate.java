package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.contract.person.ProbableDuplicates.Decision;
import be.fgov.mi.piis.contract.person.ProbableDuplicates.Found;
import be.fgov.mi.piis.contract.rules.SsinTraits;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.ids.Ssin;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A human says whether a probable duplicate is one person: then the numbers are joined as by a replacement. Or two
 * persons: that is remembered, and the pair is never listed again.
 */
@ApplicationScoped
public class DecideDuplicate {
    private final AgroalDataSource database;
    private final ProbableDuplicates duplicates;
    private final Persons persons;
    private final ReplaceSsin replaceSsin;
    private final AccessLog accessLog;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    DecideDuplicate(
            AgroalDataSource database,
            ProbableDuplicates duplicates,
            Persons persons,
            ReplaceSsin replaceSsin,
            AccessLog accessLog,
            CurrentCaller currentCaller,
            Clock clock) {
        this.database = database;
        this.duplicates = duplicates;
        this.persons = persons;
        this.replaceSsin = replaceSsin;
        this.accessLog = accessLog;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /**
     * Joins the transaction of the act.
     *
     * @param replacedBy the number that the person keeps; absent when it is the only register number of the two
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is no such pair, 409 {@code
     *     invalidTransition} when it is decided, 400 when the number that stays is neither of the two
     * @throws ContractsMovedMeanwhile when it has to be tried again in another transaction
     */
    LocalDate decide(UUID id, Decision decision, @Nullable String replacedBy) {
        LocalDate today = LocalDate.now(clock);
        try (Connection connection = database.getConnection()) {
            Persons.lockMergers(connection);
            refuseDecided(connection, id);
            Found pair = duplicates.find(connection, id).orElseThrow(Problems::notFound);
            switch (decision) {
                case SAME_PERSON -> join(connection, pair, replacedBy);
                case DIFFERENT_PERSONS ->
                    NumbersApart.tell(
                            connection,
                            Persons.numbersOf(connection, pair.first()),
                            Persons.numbersOf(connection, pair.other()),
                            PersonHistory.Cause.DUPLICATE_DECISION);
            }
            keep(connection, pair, decision, today);
            accessLog.record("person.duplicateDecided", "person", pair.first(), "correction of who is who");
            accessLog.record("person.duplicateDecided", "person", pair.other(), "correction of who is who");
            return today;
        } catch (SQLException failure) {
            throw new IllegalStateException("the decision cannot be kept", failure);
        }
    }

    private void join(Connection connection, Found pair, @Nullable String replacedBy) throws SQLException {
        String first = persons.currentNumber(connection, pair.first()).orElseThrow();
        String other = persons.currentNumber(connection, pair.other()).orElseThrow();
        String staying = replacedBy == null ? onlyRegisterNumber(first, other) : replacedBy;
        if (!staying.equals(first) && !staying.equals(other)) {
            throw Problems.badRequest(
                    Issue.rejectedInput("replacedBy", "It is not the number of either of the two persons."));
        }
        replaceSsin.replace(staying.equals(first) ? other : first, staying, PersonHistory.Cause.DUPLICATE_DECISION);
    }

    private static String onlyRegisterNumber(String first, String other) {
        boolean firstIsOne = SsinTraits.of(new Ssin(first)).kind() == SsinTraits.Kind.REGISTER;
        boolean otherIsOne = SsinTraits.of(new Ssin(other)).kind() == SsinTraits.Kind.REGISTER;
        if (firstIsOne == otherIsOne) {
            throw Problems.badRequest(Issue.requiredInput("replacedBy", "Say which of the two numbers stays."));
        }
        return firstIsOne ? first : other;
    }

    private static void refuseDecided(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select exists (select from duplicate_decision where duplicate_id = ?)")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    throw Problems.conflict(
                            "invalidTransition",
                            "This pair is decided. Two persons who were joined are taken apart by a split.");
                }
            }
        }
    }

    private void keep(Connection connection, Found pair, Decision decision, LocalDate today) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into duplicate_decision
                    (duplicate_id, decision, sex, first_person, other_person, decided_on, decided_by)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setObject(1, pair.id());
            insert.setString(2, decision.name());
            insert.setString(3, pair.sex().name());
            insert.setObject(4, pair.first());
            insert.setObject(5, pair.other());
            insert.setObject(6, today);
            insert.setString(7, currentCaller.get().subject());
            insert.executeUpdate();
        }
    }
}
