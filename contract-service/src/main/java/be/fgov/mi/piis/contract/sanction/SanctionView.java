package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.rules.AdviceRecommendation;
import be.fgov.mi.piis.contract.rules.SanctionBlocker;
import be.fgov.mi.piis.contract.rules.SanctionExecution;
import be.fgov.mi.piis.contract.rules.SanctionOutcome;
import be.fgov.mi.piis.contract.rules.SanctionStatus;
import be.fgov.mi.piis.contract.rules.SuspensionExtent;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sanction procedure as its CPAS reads it: what happened, what can follow, what stands in the way, and the limits, so
 * that nobody computes them by hand. It never proposes a decision.
 *
 * @param enterpriseNumber the CPAS that decides: another one than that of the address when a contract was taken over
 *     with its suspension (SAN-14)
 * @param legalBasis the text that it rests on; absent where no sanction exists (SAN-15)
 * @param next what may or must be done now; no sanction is among it as long as nothing is decided (SAN-1)
 * @param blockers what stands in the way of a suspension, and while a reprieve runs of its end, in the order in which
 *     it would be refused
 * @param probationReason whether a legitimate reason was proved for what was broken while the reprieve ran (SAN-6)
 * @param limitsOn the day of the decision; before it, the day of reading: the limits are those of a decision on it
 * @param repeat whether the ceiling of a repeat applies (SAN-9)
 * @param maximumMonths longest suspension, in months
 * @param startFrom first day on which the suspension can start
 * @param startUntil last day on which it can start
 * @param maximumUntil last day that it can have: of the days decided, before that of one that starts as soon as it can
 * @param suspensionReason the code under which the decision is reported (SAN-18)
 * @param appealUntil last day of the appeal (SAN-12)
 */
@Schema(name = "SanctionProcedure", description = "A sanction procedure: facts, next steps, blockers and limits.")
public record SanctionView(
        UUID procedureId,
        String enterpriseNumber,
        String contractReference,
        SanctionStatus status,
        String stepId,
        LocalDate breachedOn,
        boolean basedOnCommunityService,
        @Nullable String legalBasis,
        @Nullable LocalDate noticeSentOn,
        @Nullable LocalDate interviewRequestedOn,
        @Nullable LegitimateReason legitimateReason,
        @Nullable Advice advice,
        @Nullable LocalDate hearingRequestedOn,
        @Nullable LocalDate hearingHeldOn,
        @Nullable Decision decision,
        @Nullable String suspensionReason,
        @Nullable LocalDate notifiedOn,
        @Nullable LocalDate probationBreachedOn,
        @Nullable LegitimateReason probationReason,
        @Nullable LocalDate probationHearingRequestedOn,
        @Nullable LocalDate probationHearingHeldOn,
        @Nullable LocalDate executionNotifiedOn,
        @Nullable LocalDate appealUntil,
        @Nullable LocalDate appealedOn,
        @Nullable LocalDate withdrawnOn,
        Execution execution,
        @Nullable LocalDate limitsOn,
        @Nullable Boolean repeat,
        @Nullable Integer maximumMonths,
        @Nullable LocalDate startFrom,
        @Nullable LocalDate startUntil,
        @Nullable LocalDate maximumUntil,
        List<NextStep> next,
        List<Blocker> blockers,
        String href) {

    /** @param proved whether the person proved it */
    @Schema(name = "LegitimateReasonFact")
    public record LegitimateReason(boolean proved, LocalDate on) {}

    @Schema(name = "SanctionAdviceFact")
    public record Advice(LocalDate givenOn, AdviceRecommendation recommendation) {}

    @Schema(name = "SanctionDecisionFact")
    public record Decision(
            LocalDate decidedOn,
            SanctionOutcome outcome,
            @Nullable Suspension suspension,
            @Nullable Reprieve reprieve) {}

    @Schema(name = "SuspensionFact")
    public record Suspension(
            SuspensionExtent extent, @Nullable Integer percentage, LocalDate from, LocalDate until) {}

    @Schema(name = "ReprieveFact")
    public record Reprieve(
            SuspensionExtent extent, @Nullable LocalDate executedUntil, LocalDate probationUntil) {}

    /** @param periods days on which payment is suspended */
    @Schema(name = "SanctionExecution")
    public record Execution(SanctionExecution.State state, List<Days> periods) {}

    @Schema(name = "SuspendedDays")
    public record Days(LocalDate from, LocalDate until) {}

    /** Whether something has to be done or can be. */
    public enum Need {
        MAY,
        MUST
    }

    /**
     * @param act last part of the address of the act
     * @param outcome of a decision
     */
    @Schema(name = "SanctionNextStep")
    public record NextStep(String act, @Nullable SanctionOutcome outcome, Need need, LocalizedText text) {}

    @Schema(name = "SanctionBlockerFact")
    public record Blocker(SanctionBlocker code, LocalizedText text) {}
}
