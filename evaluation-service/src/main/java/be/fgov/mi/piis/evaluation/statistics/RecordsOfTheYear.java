package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.compliance.JudgeYear;
import be.fgov.mi.piis.evaluation.measuring.ProgressOfTheYear;
import be.fgov.mi.piis.evaluation.rules.ComplianceStatus;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.evaluation.rules.Rater;
import be.fgov.mi.piis.evaluation.rules.TrajectoryOnADay;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Codes;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the figures of a year count. A figure and the list of what is behind it come from here, so they agree. */
@ApplicationScoped
public class RecordsOfTheYear {
    private static final int FETCH = 5_000;

    private final AgroalDataSource database;
    private final JudgeYear judgeYear;
    private final ProgressOfTheYear progressOfTheYear;

    RecordsOfTheYear(AgroalDataSource database, JudgeYear judgeYear, ProgressOfTheYear progressOfTheYear) {
        this.database = database;
        this.judgeYear = judgeYear;
        this.progressOfTheYear = progressOfTheYear;
    }

    /** What is counted. */
    public enum Kind {
        /** Contracts that bound on a day of the year. */
        CONTRACTS,
        /** The same, by how their evaluations stand on the last day. */
        COMPLIANCE,
        /** Evaluations held in the year, by how. */
        EVALUATIONS,
        /** Trajectories that ran on a day of the year, by where they stood on the last day. */
        TRAJECTORIES,
        /** Trajectories that ended in the year with an outcome, by outcome. */
        OUTCOMES,
        /** Trajectories that were left in the year, by reason. */
        DROPOUTS,
        /** What a worker saw with an instrument in a contract, measured again in the year, by the change. */
        PROGRESS_BY_WORKER,
        /** What the person saw, likewise. */
        PROGRESS_BY_BENEFICIARY;

        /** {@return the codes by which it is counted; none where it has no categories} */
        public List<String> categories() {
            return switch (this) {
                case CONTRACTS -> List.of();
                case TRAJECTORIES -> codes(TrajectoryOnADay.values());
                case COMPLIANCE -> codes(ComplianceStatus.values());
                case EVALUATIONS -> codes(EvaluationMode.values());
                case OUTCOMES -> codes(Outcome.values());
                case DROPOUTS -> codes(DropoutReason.values());
                case PROGRESS_BY_WORKER, PROGRESS_BY_BENEFICIARY -> ProgressOfTheYear.codes();
            };
        }

        /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a category that it does not have */
        public void require(@Nullable String category) {
            if (category != null && !categories().contains(category)) {
                throw Problems.badRequest(Issue.schemaViolation(
                                "category",
                                categories().isEmpty()
                                        ? "This figure has no categories."
                                        : "One of: " + String.join(", ", categories()) + ".")
                        .in("query"));
            }
        }

        private static List<String> codes(Enum<?>[] constants) {
            return Arrays.stream(constants).map(Codes::of).toList();
        }
    }

    /**
     * A record that is counted.
     *
     * @param reference absent where what is counted belongs to the whole contract
     * @param personId absent while the contract is awaited
     * @param category absent where the kind has none
     * @param on the day that puts it in the year, or on which it began
     * @param days how long it took, its first and its last day counted; 0 where the kind has no length
     */
    public record Counted(
            Kind kind,
            String enterpriseNumber,
            String contractReference,
            @Nullable String reference,
            @Nullable UUID personId,
            @Nullable String category,
            LocalDate on,
            int days) {}

    /**
     * Reads them within a transaction, by CPAS and reference.
     *
     * @param cpas enterprise numbers; all when absent
     * @param first the first day of the year
     * @param asOf the last day that is looked at
     */
    public void read(
            Kind kind, @Nullable Collection<String> cpas, LocalDate first, LocalDate asOf, Consumer<Counted> each) {
        switch (kind) {
            case COMPLIANCE -> readCompliance(cpas, first, asOf, each);
            case PROGRESS_BY_WORKER -> readProgress(kind, Rater.WORKER, cpas, first, asOf, each);
            case PROGRESS_BY_BENEFICIARY -> readProgress(kind, Rater.BENEFICIARY, cpas, first, asOf, each);
            case CONTRACTS, EVALUATIONS, TRAJECTORIES, OUTCOMES, DROPOUTS -> readRows(kind, cpas, first, asOf, each);
        }
    }

    private void readCompliance(
            @Nullable Collection<String> cpas, LocalDate first, LocalDate asOf, Consumer<Counted> each) {
        judgeYear.judge(
                cpas,
                first,
                asOf,
                judged -> each.accept(new Counted(
                        Kind.COMPLIANCE,
                        judged.enterpriseNumber(),
                        judged.reference(),
                        null,
                        judged.personId(),
                        Codes.of(judged.status()),
                        judged.concludedOn(),
                        0)));
    }

    private void readProgress(
            Kind kind,
            Rater rater,
            @Nullable Collection<String> cpas,
            LocalDate first,
            LocalDate asOf,
            Consumer<Counted> each) {
        progressOfTheYear.read(
                rater,
                cpas,
                first,
                asOf,
                told -> each.accept(new Counted(
                        kind,
                        told.enterpriseNumber(),
                        told.contractReference(),
                        null,
                        told.personId(),
                        told.change(),
                        told.measuredOn(),
                        0)));
    }

    private void readRows(
            Kind kind, @Nullable Collection<String> cpas, LocalDate first, LocalDate asOf, Consumer<Counted> each) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        sql(kind) + (cpas == null ? "" : " and enterprise_number = any (?)") + " order by 1, 2, 3")) {
            select.setObject(1, asOf);
            select.setObject(2, first);
            if (cpas != null) {
                select.setArray(3, connection.createArrayOf("text", cpas.toArray()));
            }
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    each.accept(new Counted(
                            kind,
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, UUID.class),
                            kind == Kind.TRAJECTORIES ? stateOn(asOf, row) : code(kind, row.getString(5)),
                            row.getObject(6, LocalDate.class),
                            row.getInt(7)));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the records of a year cannot be read", failure);
        }
    }

    /** {@return the records of some CPAS whose contract is known here, see {@link #read}} */
    public List<Counted> ofKnownContracts(Kind kind, Collection<String> cpas, LocalDate first, LocalDate asOf) {
        List<Counted> found = new ArrayList<>();
        read(kind, cpas, first, asOf, counted -> {
            if (counted.personId() != null) {
                found.add(counted);
            }
        });
        return found;
    }

    private static String sql(Kind kind) {
        return switch (kind) {
            case COMPLIANCE, PROGRESS_BY_WORKER, PROGRESS_BY_BENEFICIARY ->
                throw new IllegalArgumentException("judged, not selected");
            case CONTRACTS -> """
                    select enterprise_number, reference, null, person_id, null, concluded_on, 0 from known_contract
                     where concluded_on <= ?
                       and least(valid_until, coalesce(ended_on, valid_until)) >= greatest(concluded_on, ?)
                    """;
            case EVALUATIONS -> """
                    select enterprise_number, contract_reference, reference, person_id, mode, held_on, 0 from evaluation
                     where held_on <= ? and held_on >= ?
                    """;
            case TRAJECTORIES -> """
                    select enterprise_number, contract_reference, trajectory_reference, person_id, dropout_reason,
                           started_on, 0, planned_until, ended_on
                      from trajectory
                     where started_on <= ? and coalesce(ended_on, 'infinity') >= ?
                    """;
            case OUTCOMES -> ENDED.formatted("outcome", "outcome");
            case DROPOUTS -> ENDED.formatted("dropout_reason", "dropout_reason");
        };
    }

    private static final String ENDED = """
            select enterprise_number, contract_reference, trajectory_reference, person_id, %s, ended_on,
                   ended_on - started_on + 1
              from trajectory
             where ended_on <= ? and ended_on >= ? and %s is not null
            """;

    private static String stateOn(LocalDate asOf, ResultSet trajectory) throws SQLException {
        String dropoutReason = trajectory.getString("dropout_reason");
        return Codes.of(TrajectoryOnADay.of(
                asOf,
                trajectory.getObject("planned_until", LocalDate.class),
                trajectory.getObject("ended_on", LocalDate.class),
                dropoutReason == null ? null : DropoutReason.valueOf(dropoutReason)));
    }

    private static @Nullable String code(Kind kind, @Nullable String constant) {
        if (constant == null) {
            return null;
        }
        return switch (kind) {
            case CONTRACTS, COMPLIANCE, TRAJECTORIES, PROGRESS_BY_WORKER, PROGRESS_BY_BENEFICIARY -> null;
            case EVALUATIONS -> Codes.of(EvaluationMode.valueOf(constant));
            case OUTCOMES -> Codes.of(Outcome.valueOf(constant));
            case DROPOUTS -> Codes.of(DropoutReason.valueOf(constant));
        };
    }
}
