package be.fgov.mi.piis.evaluation.compliance;

import be.fgov.mi.piis.evaluation.rules.CadenceRegime;
import be.fgov.mi.piis.evaluation.rules.Compliance;
import be.fgov.mi.piis.evaluation.rules.DueState;
import be.fgov.mi.piis.identity.wire.Codes;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the evaluations of a contract stand on a day, for the contract year that holds it; after the contract for its
 * last year.
 *
 * @param rule the rules that it is judged by: LIF-5 and LIF-6 from 01/11/2016, LIF-7 before
 * @param evaluations held in the year, up to the day
 * @param inPerson of which face to face
 * @param missing what the year still asks
 * @param nextDueOn by when the next one is expected, also when that day went by
 * @param nextDue whether that day is near, overdue or missed for good
 * @param lateSince the first day on which one was overdue, under LIF-7
 */
@Schema(name = "Compliance", description = "How the evaluations of a contract stand on a day.")
public record ContractCompliance(
        String contractReference,
        LocalDate on,

        @Schema(
                description = "compliant, onTrack, nonCompliant, late; notBound before everybody has signed; notJudged"
                        + " when no rule could judge it, most often for impossible dates.")
        String status,

        @Nullable String rule,
        @Nullable Period period,
        int evaluations,
        int inPerson,
        @Nullable Missing required,
        Missing missing,
        @Nullable LocalDate nextDueOn,
        @Nullable DueState nextDue,
        @Nullable LocalDate lateSince,
        String href) {

    static final String NOT_BOUND = "notBound";

    @Schema(name = "CompliancePeriod", description = "The contract year that is judged.")
    public record Period(LocalDate from, LocalDate until) {}

    @Schema(name = "ComplianceQuota", description = "A number of evaluations, and how many of them face to face.")
    public record Missing(int evaluations, int inPerson) {}

    static ContractCompliance of(String reference, LocalDate on, Verdict verdict, String href) {
        Compliance found = verdict.compliance();
        if (found == null) {
            return withoutVerdict(reference, on, Codes.of(verdict.status()), href);
        }
        return new ContractCompliance(
                reference,
                on,
                Codes.of(found.status()),
                found.regime() == CadenceRegime.EVERY_QUARTER ? "LIF-7" : "LIF-5",
                new Period(found.year().from(), found.year().until()),
                found.held(),
                found.heldInPerson(),
                new Missing(found.required(), found.requiredInPerson()),
                new Missing(found.missing(), found.missingInPerson()),
                found.nextDueOn(),
                found.dueState() == DueState.NOTHING ? null : found.dueState(),
                found.lateSince(),
                href);
    }

    static ContractCompliance withoutVerdict(String reference, LocalDate on, String status, String href) {
        return new ContractCompliance(
                reference, on, status, null, null, 0, 0, null, new Missing(0, 0), null, null, null, href);
    }
}
