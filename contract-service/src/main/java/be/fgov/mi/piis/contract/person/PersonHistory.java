package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.contract.rules.SsinTraits;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a person's numbers: kept when it happens, and told with dates and codes. A number is never told, also
 * not to who knows another number of the same person.
 */
@ApplicationScoped
public class PersonHistory {
    /** What happened. */
    public enum Kind {
        NUMBER_REPLACED,
        MERGED,
        SPLIT
    }

    /** Why it happened. */
    public enum Cause {
        SSIN_REPLACEMENT,
        DUPLICATE_DECISION,
        SPLIT
    }

    /**
     * @param numbers every number of the person, in the order in which they became known
     * @param events what was done with them, oldest first
     */
    @Schema(name = "PersonHistory")
    public record Told(List<ToldNumber> numbers, List<ToldEvent> events) {}

    /**
     * @param kind absent for a number of which that has not been read yet
     * @param replacedOn day on which another one replaced it
     * @param asked whether it is the number that was asked for
     */
    @Schema(name = "NumberOfPerson")
    public record ToldNumber(
            SsinTraits.@Nullable Kind kind,
            LocalDate knownSince,
            @Nullable LocalDate replacedOn,
            boolean asked) {}

    @Schema(name = "EventOfPerson")
    public record ToldEvent(Kind kind, Cause cause, LocalDate on) {}

    private final AgroalDataSource database;
    private final Persons persons;
    private final AccessLog accessLog;
    private final CurrentCaller currentCaller;

    PersonHistory(AgroalDataSource database, Persons persons, AccessLog accessLog, CurrentCaller currentCaller) {
        this.database = database;
        this.persons = persons;
        this.accessLog = accessLog;
        this.currentCaller = currentCaller;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 when nobody is known by the number */
    @Transactional
    public Told of(String ssin) {
        byte[] index = persons.indexOf(ssin);
        try (Connection connection = database.getConnection()) {
            UUID personId = persons.find(connection, index)
                    .orElseThrow(() -> Problems.badRequest(
                            Issue.referencedResourceNotFound("ssin", "No person is known here by this number.")))
                    .personId();
            accessLog.record("person.history", "person", personId, "correction of who is who");
            return new Told(numbers(connection, personId, index), events(connection, personId));
        } catch (SQLException failure) {
            throw new IllegalStateException("the history cannot be read", failure);
        }
    }

    private static List<ToldNumber> numbers(Connection connection, UUID personId, byte[] asked) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select ssin_index, number_kind, known_since, replaced_at from person_ssin
                 where person_id = ? order by known_since, ssin_index
                """)) {
            select.setObject(1, personId);
            List<ToldNumber> numbers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String kind = row.getString(2);
                    Timestamp replacedAt = row.getTimestamp(4);
                    numbers.add(new ToldNumber(
                            kind == null ? null : SsinTraits.Kind.valueOf(kind),
                            day(row.getTimestamp(3)),
                            replacedAt == null ? null : day(replacedAt),
                            Arrays.equals(row.getBytes(1), asked)));
                }
            }
            return numbers;
        }
    }

    /** Of the person and of everybody who was merged into it. */
    private static List<ToldEvent> events(Connection connection, UUID personId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                with recursive one as (
                    select ?::uuid as person_id
                    union
                    select p.person_id from person p join one on p.merged_into = one.person_id)
                select distinct e.event_id, e.kind, e.cause, e.happened_at
                  from person_event e join one on one.person_id in (e.person_id, e.other_person_id)
                 order by e.event_id
                """)) {
            select.setObject(1, personId);
            List<ToldEvent> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new ToldEvent(
                            Kind.valueOf(row.getString(2)), Cause.valueOf(row.getString(3)), day(row.getTimestamp(4))));
                }
            }
            return events;
        }
    }

    private static LocalDate day(Timestamp instant) {
        return instant.toInstant().atZone(BusinessClock.BRUSSELS).toLocalDate();
    }

    void numberReplaced(Connection connection, UUID personId, byte[] oldIndex, Cause cause) throws SQLException {
        keep(connection, Kind.NUMBER_REPLACED, cause, personId, null, oldIndex);
    }

    void merged(Connection connection, UUID from, UUID into, byte[] oldIndex, Cause cause) throws SQLException {
        keep(connection, Kind.MERGED, cause, into, from, oldIndex);
    }

    void split(Connection connection, UUID from, UUID newPerson) throws SQLException {
        keep(connection, Kind.SPLIT, Cause.SPLIT, from, newPerson, null);
    }

    private void keep(
            Connection connection,
            Kind kind,
            Cause cause,
            UUID personId,
            @Nullable UUID other,
            byte @Nullable [] numberIndex)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into person_event
                    (event_id, kind, cause, person_id, other_person_id, number_index, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setObject(1, TimeOrderedIds.next());
            insert.setString(2, kind.name());
            insert.setString(3, cause.name());
            insert.setObject(4, personId);
            insert.setObject(5, other);
            insert.setBytes(6, numberIndex);
            insert.setString(7, currentCaller.get().subject());
            insert.executeUpdate();
        }
    }
}
