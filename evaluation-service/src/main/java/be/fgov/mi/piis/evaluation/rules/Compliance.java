package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the evaluations of a contract stand on a day, for the contract year that holds it, and after the contract for its
 * last year.
 *
 * @param year the contract year that is judged
 * @param required evaluations that the year asks, until its end; under {@link CadenceRegime#EVERY_QUARTER} those due up
 *     to the day
 * @param requiredInPerson of which face to face
 * @param held evaluations held in the year, up to the day
 * @param heldInPerson of which face to face
 * @param missing evaluations that the year still asks; under {@link CadenceRegime#EVERY_QUARTER} due days that went by
 *     since the last one
 * @param missingInPerson of which face to face
 * @param status where it stands
 * @param dueState what is to be told about {@code nextDueOn}
 * @param dueDays by when those that are still expected are, in order, also when that day went by: under
 *     {@link CadenceRegime#EVERY_QUARTER} the first one since the last evaluation, and when that went by the first one
 *     to come
 * @param lateSince under {@link CadenceRegime#EVERY_QUARTER} the first day on which the one that is open, or one of the
 *     year, was overdue; absent when none was
 */
public record Compliance(
        ContractYear year,
        CadenceRegime regime,
        int required,
        int requiredInPerson,
        int held,
        int heldInPerson,
        int missing,
        int missingInPerson,
        ComplianceStatus status,
        DueState dueState,
        List<LocalDate> dueDays,
        @Nullable LocalDate lateSince) {

    /** {@return by when the next one is expected, also when that day went by; absent when none is} */
    public @Nullable LocalDate nextDueOn() {
        return dueDays.isEmpty() ? null : dueDays.getFirst();
    }
}
