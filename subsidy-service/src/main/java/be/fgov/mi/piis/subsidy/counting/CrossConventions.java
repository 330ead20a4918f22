package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.subsidy.counting.FindingView.FindingStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Persons who count under two conventions of one year: they stay counted in each, and each side is told before
 * its settlement that there is another one, never which.
 */
@ApplicationScoped
public class CrossConventions {
    private static final String CODE = "crossConvention";

    /** A member of a cluster sees the findings on the persons of its own contracts only. */
    private static final String OF_A_CONVENTION = """
              from cross_convention_flag f
              left join cross_convention_settlement s
                on s.person_id = f.person_id and s.year = f.year and s.conventions = f.conventions
             where f.conventions @> array[?]::text[]
               and (? or exists (
                       select from counting_standing d
                         join counting_evidence e on e.decision_id = d.decision_id
                         join contract_fact c on c.contract_id = e.contract_id
                        where d.convention_number = ? and d.person_id = f.person_id and c.enterprise_number = any(?)))
            """;

    private final Database database;

    CrossConventions(Database database) {
        this.database = database;
    }

    /** How many persons of a convention are concerned, for whoever may read its count. */
    public record Total(long open, long settled) {}

    /**
     * A person and the conventions of a year that count it.
     *
     * @param settlement null while nobody has looked
     */
    record Found(
            UUID person,
            int year,
            List<String> conventions,
            @Nullable Settlement settlement) {

        /** Tells nothing of the other side: made of what this side knows. */
        UUID idUnder(String convention) {
            return NameBasedIds.of(CODE, convention, person.toString(), Integer.toString(year));
        }

        FindingStatus status() {
            return settlement == null ? FindingStatus.OPEN : FindingStatus.SETTLED;
        }
    }

    record Settlement(LocalDate on, String by, String motive) {}

    /** Both numbers, whoever asks: no person can be told from them. */
    public Total totalOf(String convention) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select count(*) filter (where s.settlement_id is null) as open,
                           count(*) filter (where s.settlement_id is not null) as settled
                    """ + OF_A_CONVENTION)) {
                bind(connection, select, convention, true, List.of());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new Total(row.getLong("open"), row.getLong("settled"));
                }
            }
        });
    }

    long count(ConventionReaders.View view, @Nullable FindingStatus status) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select count(*)" + OF_A_CONVENTION + " and (s.settlement_id is not null) = any(?)")) {
                bind(connection, select, view.convention().convention(), view.everyone(), view.ownCpas());
                select.setArray(5, settled(connection, status));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** By person. */
    List<Found> page(ConventionReaders.View view, @Nullable FindingStatus status, int offset, int size) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select f.*, s.settled_on, s.settled_by_name, s.motive"
                            + OF_A_CONVENTION
                            + " and (s.settlement_id is not null) = any(?) order by f.person_id limit ? offset ?")) {
                bind(connection, select, view.convention().convention(), view.everyone(), view.ownCpas());
                select.setArray(5, settled(connection, status));
                select.setInt(6, size);
                select.setInt(7, offset);
                return found(select);
            }
        });
    }

    /** Keeps it as it is until the end of the transaction. */
    Optional<Found> lock(String convention, UUID findingId) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select f.*, s.settled_on, s.settled_by_name, s.motive" + OF_A_CONVENTION + " for update of f")) {
                bind(connection, select, convention, true, List.of());
                return found(select).stream()
                        .filter(each -> each.idUnder(convention).equals(findingId))
                        .findFirst();
            }
        });
    }

    /** What each convention counts these persons by, as far as the reader sees it. */
    Map<UUID, List<FindingView.Side>> sides(ConventionReaders.View view, List<Found> found) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select d.person_id, d.convention_number, c.enterprise_number, c.reference,
                           t.reference as trajectory_reference, t.started_on,
                           coalesce(t.ended_on, t.planned_until) as until
                      from counted_person d
                      join cross_convention_flag f
                        on f.person_id = d.person_id and f.year = d.year and d.convention_number = any(f.conventions)
                      join counting_evidence e on e.decision_id = d.decision_id
                      join contract_fact c on c.contract_id = e.contract_id
                      left join trajectory_fact t on t.trajectory_id = e.trajectory_id
                     where d.person_id = any(?) and d.year = ?
                       and (? or (d.convention_number = ? and c.enterprise_number = any(?)))
                     order by d.person_id, d.convention_number, e.position
                    """)) {
                String convention = view.convention().convention();
                select.setArray(
                        1,
                        FactsHeard.uuids(
                                connection, found.stream().map(Found::person).toList()));
                select.setInt(2, view.convention().year());
                select.setBoolean(3, view.everyone());
                select.setString(4, convention);
                select.setArray(
                        5, connection.createArrayOf("text", view.ownCpas().toArray()));
                Map<UUID, Map<String, List<FindingView.Ground>>> grounds = new LinkedHashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        grounds.computeIfAbsent(row.getObject("person_id", UUID.class), any -> new LinkedHashMap<>())
                                .computeIfAbsent(row.getString("convention_number"), any -> new ArrayList<>())
                                .add(ground(row));
                    }
                }
                Map<UUID, List<FindingView.Side>> sides = new LinkedHashMap<>();
                grounds.forEach((person, byConvention) -> sides.put(
                        person,
                        byConvention.entrySet().stream()
                                .map(side -> new FindingView.Side(side.getKey(), side.getValue()))
                                .toList()));
                return sides;
            }
        });
    }

    private static FindingView.Ground ground(ResultSet row) throws SQLException {
        return new FindingView.Ground(
                row.getString("enterprise_number"),
                row.getString("reference"),
                row.getString("trajectory_reference"),
                row.getObject("started_on", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }

    private static List<Found> found(PreparedStatement select) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                LocalDate settledOn = row.getObject("settled_on", LocalDate.class);
                found.add(new Found(
                        row.getObject("person_id", UUID.class),
                        row.getInt("year"),
                        List.of((String[]) row.getArray("conventions").getArray()),
                        settledOn == null
                                ? null
                                : new Settlement(
                                        settledOn, row.getString("settled_by_name"), row.getString("motive"))));
            }
        }
        return found;
    }

    private static void bind(
            Connection connection,
            PreparedStatement select,
            String convention,
            boolean everyone,
            Iterable<String> ownCpas)
            throws SQLException {
        List<String> own = new ArrayList<>();
        ownCpas.forEach(own::add);
        select.setString(1, convention);
        select.setBoolean(2, everyone);
        select.setString(3, convention);
        select.setArray(4, connection.createArrayOf("text", own.toArray()));
    }

    private static java.sql.Array settled(Connection connection, @Nullable FindingStatus status) throws SQLException {
        Object[] asked = status == null ? new Object[] {true, false} : new Object[] {status == FindingStatus.SETTLED};
        return connection.createArrayOf("boolean", asked);
    }
}
