package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.rules.AdviceRecommendation;
import be.fgov.mi.piis.contract.rules.SanctionOutcome;
import be.fgov.mi.piis.contract.rules.SuspensionExtent;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What comes with each act of a sanction procedure: codes and dates, never a text. */
final class SanctionBodies {
    private SanctionBodies() {}

    /** A fact that does not decide anything. */
    sealed interface Fact
            permits Notice,
                    Interview,
                    LegitimateReason,
                    Advice,
                    HearingRequest,
                    Hearing,
                    Appeal,
                    ProbationBreach,
                    Withdrawal {}

    @Schema(name = "Breach", description = "A commitment of the person that was not kept: opens the procedure.")
    record Breach(
            LocalDate breachedOn,

            @Schema(description = "The step of the person that was not taken.") @Pattern(regexp = PathValues.REFERENCE)
            String stepId,

            @Schema(description = "Whether it was part of a community service, which was annulled (COM-6).") @Nullable
            Boolean basedOnCommunityService)
            implements WireBody {
        boolean isBasedOnCommunityService() {
            return Boolean.TRUE.equals(basedOnCommunityService);
        }
    }

    @Schema(name = "FormalNotice", description = "The formal notice that tells the person of the problem (SAN-2).")
    record Notice(LocalDate sentOn) implements WireBody, Fact {}

    @Schema(name = "ImmediateInterview", description = "The person reacts with an immediate interview request (SAN-3).")
    record Interview(
            @Schema(description = "Today unless told.") @Nullable
            LocalDate requestedOn) implements WireBody, Fact {}

    @Schema(name = "LegitimateReason", description = "Whether the person proved a legitimate reason (SAN-6).")
    record LegitimateReason(Boolean proved, LocalDate on) implements WireBody, Fact {}

    @Schema(name = "SanctionAdvice", description = "The advice of the social worker in charge (SAN-4).")
    record Advice(LocalDate givenOn, AdviceRecommendation recommendation) implements WireBody, Fact {}

    @Schema(name = "HearingRequest", description = "The person asks to be heard by the council (SAN-5).")
    record HearingRequest(LocalDate requestedOn) implements WireBody, Fact {}

    @Schema(name = "Hearing", description = "The council heard the person (SAN-5).")
    record Hearing(LocalDate heldOn) implements WireBody, Fact {}

    @Schema(name = "SanctionAppeal", description = "The person went to the labour tribunal (SAN-12).")
    record Appeal(LocalDate lodgedOn) implements WireBody, Fact {}

    @Schema(
            name = "ProbationBreach",
            description = "The person broke the probation: what was postponed becomes executable (SAN-10).")
    record ProbationBreach(LocalDate breachedOn) implements WireBody, Fact {}

    @Schema(
            name = "SanctionWithdrawal",
            description = "The CPAS gives the procedure or its decision up: an empty object.")
    record Withdrawal() implements WireBody, Fact {}

    @Schema(name = "Suspension", description = "How much of the payment is suspended, and on which days.")
    record Suspension(
            SuspensionExtent extent,

            @Schema(description = "The part that is suspended, for a partial one.") @Nullable @Min(1) @Max(99)
            Integer percentage,

            LocalDate from,
            LocalDate until) {
        void check(Issues issues) {
            if (until.isBefore(from)) {
                issues.add(Issue.invalidPeriod("suspension", "The last day lies before the first."));
            }
            if (extent == SuspensionExtent.PARTIAL && percentage == null) {
                issues.add(Issue.requiredInput("suspension.percentage", "A partial suspension says how much."));
            }
            if (extent == SuspensionExtent.TOTAL && percentage != null) {
                issues.add(
                        Issue.rejectedInput("suspension.percentage", "A total suspension has no part: leave it out."));
            }
        }
    }

    @Schema(name = "Reprieve", description = "The execution is postponed to see whether commitments are kept (SAN-10).")
    record Reprieve(
            SuspensionExtent extent,

            @Schema(description = "With a partial reprieve, the last day that is executed in any case.") @Nullable
            LocalDate executedUntil,

            LocalDate probationUntil) {
        void check(@Nullable Suspension suspension, Issues issues) {
            if (extent == SuspensionExtent.PARTIAL && executedUntil == null) {
                issues.add(Issue.requiredInput(
                        "reprieve.executedUntil", "A partial reprieve says until when the suspension is executed."));
            }
            if (extent == SuspensionExtent.TOTAL && executedUntil != null) {
                issues.add(Issue.rejectedInput(
                        "reprieve.executedUntil", "A total reprieve executes nothing: leave it out."));
            }
            if (executedUntil != null
                    && suspension != null
                    && (executedUntil.isBefore(suspension.from()) || !executedUntil.isBefore(suspension.until()))) {
                issues.add(Issue.invalidPeriod(
                        "reprieve.executedUntil", "The executed part lies inside the suspension and ends before it."));
            }
        }
    }

    @Schema(
            name = "SanctionDecision",
            description = "What the council decided. That there is no sanction is always possible (SAN-1).")
    record Decision(
            @Schema(description = "Today unless told.") @Nullable
            LocalDate decidedOn,

            SanctionOutcome outcome,

            @Schema(description = "Required for a suspension.") @Nullable
            Suspension suspension,

            @Schema(description = "Absent when the suspension is executed.") @Nullable
            Reprieve reprieve,

            @Schema(description = "When the notification is known already.") @Nullable
            LocalDate notifiedOn)
            implements WireBody {
        @Override
        public void check(Issues issues) {
            switch (outcome) {
                case NO_SANCTION -> {
                    refuse(suspension, "suspension", issues);
                    refuse(reprieve, "reprieve", issues);
                    refuse(notifiedOn, "notifiedOn", issues);
                }
                case SUSPENSION -> {
                    if (suspension == null) {
                        issues.add(Issue.requiredInput("suspension", "A suspension says how much and on which days."));
                    } else {
                        suspension.check(issues);
                    }
                    if (reprieve != null) {
                        reprieve.check(suspension, issues);
                    }
                }
            }
        }

        private static void refuse(@Nullable Object given, String name, Issues issues) {
            if (given != null) {
                issues.add(Issue.rejectedInput(name, "Without a sanction there is none: leave it out."));
            }
        }
    }

    @Schema(name = "SuspensionDays", description = "The days of the suspension, moved.")
    record MovedDays(LocalDate from, LocalDate until) {}

    @Schema(
            name = "SanctionNotification",
            description = "The decision, or the end of the reprieve, was notified to the person (SAN-11, SAN-12).")
    record Notification(
            LocalDate notifiedOn,

            @Schema(description = "When the days move: never longer than decided.") @Nullable
            MovedDays suspension)
            implements WireBody {
        @Override
        public void check(Issues issues) {
            if (suspension != null && suspension.until().isBefore(suspension.from())) {
                issues.add(Issue.invalidPeriod("suspension", "The last day lies before the first."));
            }
        }
    }
}
