package be.fgov.mi.piis.evaluation.cadence;

import be.fgov.mi.piis.evaluation.compliance.ContractCompliance;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that is due soon, or was not held by its day; or a contract that no rule could judge.
 *
 * @param dueOn the last day on which it is, or would have been, in time; absent when the contract was not judged
 * @param since the day from which it is told: of a missed one the day after {@code dueOn}, of another one the day of
 *     the tick that announced it or set the contract aside, absent until then
 * @param missing what the period still asks, or lacked; absent when the contract was not judged
 * @param worker who held the newest evaluation of the contract, as the software of a CPAS calls its workers
 * @param workerOf the number of that CPAS
 * @param href how the contract stands
 */
@Schema(
        name = "EvaluationWarning",
        description = "An evaluation that is due soon, or was not held by"
                + " its day; or a contract that no rule could judge.")
public record EvaluationWarning(
        String contractReference,
        WarningKind kind,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate since,
        ContractCompliance.@Nullable Missing missing,
        @Nullable String worker,
        @Nullable String workerOf,
        String href) {

    EvaluationWarning since(@Nullable LocalDate day) {
        return new EvaluationWarning(contractReference, kind, dueOn, day, missing, worker, workerOf, href);
    }
}
