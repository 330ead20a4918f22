package be.fgov.mi.piis.evaluation.review;

import be.fgov.mi.piis.evaluation.compliance.JudgeCompliance;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.Codes;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a CPAS reviews: the figures of its year, so that nobody has to count by hand. */
@ApplicationScoped
public class FiguresOfTheYear {
    private final AgroalDataSource database;
    private final JudgeCompliance judgeCompliance;

    FiguresOfTheYear(AgroalDataSource database, JudgeCompliance judgeCompliance) {
        this.database = database;
        this.judgeCompliance = judgeCompliance;
    }

    /**
     * @param contracts that bound on a day of the year
     * @param persons whom they concern, each once
     * @param evaluations held in the year, of which {@code inPerson} face to face
     * @param compliance contracts by how their evaluations stand on the last day known of the year
     * @param trajectories that ran on a day of the year
     * @param outcomes of those that ended in the year
     * @param dropouts of the year, by reason
     * @param asOf the last day of the year, or the business date while it runs
     */
    @Schema(name = "FiguresOfTheYear", description = "The figures that a yearly review looks at.")
    public record Figures(
            LocalDate asOf,
            int contracts,
            int persons,
            int evaluations,
            int inPerson,
            Map<String, Integer> compliance,
            int trajectories,
            Map<String, Integer> outcomes,
            Map<String, Integer> dropouts) {}

    Figures of(EnterpriseNumber cpas, int year, LocalDate today) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        LocalDate asOf = today.isBefore(last) ? today : last;
        try (Connection connection = database.getConnection()) {
            int[] contracts = numbers(connection, cpas, first, last, """
                    select count(*), count(distinct person_id) from known_contract
                     where enterprise_number = ? and concluded_on is not null
                       and concluded_on <= ?
                       and least(valid_until, coalesce(ended_on, valid_until)) >= greatest(concluded_on, ?)
                    """);
            int[] evaluations = numbers(connection, cpas, last, first, """
                    select count(*), count(*) filter (where mode = 'IN_PERSON') from evaluation
                     where enterprise_number = ? and held_on >= ? and held_on <= ?
                    """);
            int[] trajectories = numbers(connection, cpas, first, last, """
                    select count(*), 0 from trajectory
                     where enterprise_number = ? and started_on <= ? and coalesce(ended_on, planned_until) >= ?
                    """);
            return new Figures(
                    asOf,
                    contracts[0],
                    contracts[1],
                    evaluations[0],
                    evaluations[1],
                    judgeCompliance.counts(cpas, asOf),
                    trajectories[0],
                    ended(connection, cpas, first, last, "outcome"),
                    ended(connection, cpas, first, last, "dropout_reason"));
        } catch (SQLException failure) {
            throw new IllegalStateException("the figures of a year cannot be read", failure);
        }
    }

    /** @param second the later parameter of the two in the statement is {@code first} */
    private static int[] numbers(
            Connection connection, EnterpriseNumber cpas, LocalDate first, LocalDate second, String sql)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, cpas.value());
            select.setObject(2, second);
            select.setObject(3, first);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new int[] {row.getInt(1), row.getInt(2)};
            }
        }
    }

    private static Map<String, Integer> ended(
            Connection connection, EnterpriseNumber cpas, LocalDate first, LocalDate last, String column)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + column + ", count(*) from trajectory"
                + " where enterprise_number = ? and ended_on >= ? and ended_on <= ? and " + column
                + " is not null group by 1")) {
            select.setString(1, cpas.value());
            select.setObject(2, first);
            select.setObject(3, last);
            Map<String, Integer> found = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(code(column, row.getString(1)), row.getInt(2));
                }
            }
            return found;
        }
    }

    private static String code(String column, @Nullable String constant) {
        String name = Objects.requireNonNull(constant);
        return column.equals("outcome") ? Codes.of(Outcome.valueOf(name)) : Codes.of(DropoutReason.valueOf(name));
    }
}
