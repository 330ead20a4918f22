package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.AppealTerm;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.contract.rules.SanctionAct;
import be.fgov.mi.piis.contract.rules.SanctionBlocker;
import be.fgov.mi.piis.contract.rules.SanctionExecution;
import be.fgov.mi.piis.contract.rules.SanctionExecution.Days;
import be.fgov.mi.piis.contract.rules.SanctionLegalBasis;
import be.fgov.mi.piis.contract.rules.SanctionLimits;
import be.fgov.mi.piis.contract.rules.SanctionOutcome;
import be.fgov.mi.piis.contract.rules.SanctionTransitions;
import be.fgov.mi.piis.contract.sanction.SanctionView.Need;
import be.fgov.mi.piis.contract.sanction.SanctionView.NextStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a procedure into words and dates for the people who follow it. */
final class DescribeSanction {
    private DescribeSanction() {}

    static SanctionView of(SanctionFile.Opened opened) {
        LocalDate appealUntil = appealUntil(opened.procedure(), opened.law());
        return view(opened, opened.contract(), next(opened, appealUntil));
    }

    /** Read by the CPAS that took the contract over: nothing can be done with it there. */
    static SanctionView continued(SanctionFile.Opened opened, Contract readThrough) {
        return view(opened, readThrough, List.of());
    }

    private static SanctionView view(SanctionFile.Opened opened, Contract readThrough, List<NextStep> next) {
        SanctionProcedure procedure = opened.procedure();
        SanctionLegalBasis basis = opened.basis();
        SanctionLimits limits = limits(opened);
        return new SanctionView(
                procedure.procedureId(),
                procedure.enterpriseNumber(),
                opened.contract().reference(),
                procedure.status(),
                procedure.stepId(),
                procedure.breachedOn(),
                procedure.isBasedOnCommunityService(),
                basis == null ? null : basis.citation(),
                procedure.noticeSentOn(),
                procedure.interviewRequestedOn(),
                reason(procedure.legitimateReasonProved(), procedure.legitimateReasonOn()),
                advice(procedure),
                procedure.hearingRequestedOn(),
                procedure.hearingHeldOn(),
                decision(procedure),
                procedure.outcome() == SanctionOutcome.SUSPENSION ? "sanction" : null,
                procedure.notifiedOn(),
                procedure.probationBreachedOn(),
                reason(procedure.probationReasonProved(), procedure.probationReasonOn()),
                procedure.probationHearingRequestedOn(),
                procedure.probationHearingHeldOn(),
                procedure.executionNotifiedOn(),
                appealUntil(procedure, opened.law()),
                procedure.appealedOn(),
                procedure.withdrawnOn(),
                execution(opened),
                limits == null ? null : limitsOn(opened),
                limits == null ? null : limits.repeat(),
                limits == null ? null : limits.maximumMonths(),
                limits == null ? null : limits.startFrom(),
                limits == null ? null : limits.startUntil(),
                limits == null ? null : limits.maximumUntil(),
                next,
                opened.blockers().stream()
                        .map(blocker -> new SanctionView.Blocker(blocker, SanctionTexts.of(blocker)))
                        .toList(),
                readThrough.href() + "/sanctionProcedures/" + procedure.procedureId());
    }

    static @Nullable LocalDate appealUntil(SanctionProcedure procedure, Law law) {
        LocalDate notifiedOn = procedure.newestNotification();
        return notifiedOn == null ? null : AppealTerm.lastDay(notifiedOn, law);
    }

    private static LocalDate limitsOn(SanctionFile.Opened opened) {
        LocalDate decidedOn = opened.procedure().decidedOn();
        return decidedOn == null ? opened.today() : decidedOn;
    }

    /** None where nothing can be, or was, suspended. */
    private static @Nullable SanctionLimits limits(SanctionFile.Opened opened) {
        SanctionProcedure procedure = opened.procedure();
        SanctionLegalBasis basis = opened.basis();
        if (basis == null || !(procedure.status().isUndecided() || procedure.outcome() == SanctionOutcome.SUSPENSION)) {
            return null;
        }
        Days suspension = procedure.suspension();
        return SanctionLimits.of(
                basis,
                procedure.breachedOn(),
                limitsOn(opened),
                procedure.notifiedOn(),
                suspension == null ? null : suspension.from(),
                opened.earlierDecisions(),
                opened.law());
    }

    private static SanctionView.@Nullable LegitimateReason reason(@Nullable Boolean proved, @Nullable LocalDate on) {
        return proved == null || on == null ? null : new SanctionView.LegitimateReason(proved, on);
    }

    private static SanctionView.@Nullable Advice advice(SanctionProcedure procedure) {
        LocalDate givenOn = procedure.adviceGivenOn();
        return givenOn == null
                ? null
                : new SanctionView.Advice(givenOn, Objects.requireNonNull(procedure.recommendation()));
    }

    private static SanctionView.@Nullable Decision decision(SanctionProcedure procedure) {
        LocalDate decidedOn = procedure.decidedOn();
        if (decidedOn == null) {
            return null;
        }
        Days days = procedure.suspension();
        SanctionView.Suspension suspension = days == null
                ? null
                : new SanctionView.Suspension(
                        Objects.requireNonNull(procedure.extent()), procedure.percentage(), days.from(), days.until());
        SanctionView.Reprieve reprieve = procedure.reprieve() == null
                ? null
                : new SanctionView.Reprieve(
                        procedure.reprieve(),
                        procedure.executedUntil(),
                        Objects.requireNonNull(procedure.probationUntil()));
        return new SanctionView.Decision(decidedOn, Objects.requireNonNull(procedure.outcome()), suspension, reprieve);
    }

    private static SanctionView.Execution execution(SanctionFile.Opened opened) {
        SanctionProcedure procedure = opened.procedure();
        LocalDate appealedOn = procedure.appealedOn();
        SanctionExecution.Execution execution = SanctionExecution.of(new SanctionExecution.Facts(
                procedure.suspension(),
                procedure.reprieve(),
                procedure.executedUntil(),
                procedure.notifiedOn() != null,
                procedure.afterProbation(),
                appealedOn != null && opened.law().flag(LawParameter.APPEAL_SUSPENDS_EXECUTION, appealedOn),
                procedure.withdrawnOn() != null));
        return new SanctionView.Execution(
                execution.state(),
                execution.periods().stream()
                        .map(days -> new SanctionView.Days(days.from(), days.until()))
                        .toList());
    }

    private static List<NextStep> next(SanctionFile.Opened opened, @Nullable LocalDate appealUntil) {
        SanctionProcedure procedure = opened.procedure();
        List<NextStep> next = new ArrayList<>();
        for (SanctionAct act : SanctionTransitions.possible(procedure.status(), procedure.done())) {
            if (!opened.mayFollow(act)) {
                continue;
            }
            switch (act) {
                case NO_SANCTION_DECISION -> next.add(step(act, SanctionOutcome.NO_SANCTION, Need.MAY));
                case SUSPENSION_DECISION -> {
                    if (opened.blockers().isEmpty()) {
                        next.add(step(act, SanctionOutcome.SUSPENSION, Need.MAY));
                    }
                }
                case REPRIEVE_DECISION -> {
                    // The same act, told once.
                }
                case HEARING ->
                    next.add(step(
                            act,
                            null,
                            opened.blockers().contains(SanctionBlocker.HEARING_MISSING) ? Need.MUST : Need.MAY));
                case NOTIFICATION -> next.add(step(act, null, Need.MUST));
                case EXECUTION_NOTIFICATION -> {
                    if (opened.blockers().isEmpty()) {
                        next.add(step(act, null, Need.MUST));
                    }
                }
                case APPEAL -> {
                    if (appealUntil != null && !opened.today().isAfter(appealUntil)) {
                        next.add(step(act, null, Need.MAY));
                    }
                }
                case NOTICE, INTERVIEW, LEGITIMATE_REASON, ADVICE, HEARING_REQUEST, PROBATION_BREACH, WITHDRAWAL ->
                    next.add(step(act, null, Need.MAY));
            }
        }
        return List.copyOf(next);
    }

    private static NextStep step(SanctionAct act, @Nullable SanctionOutcome outcome, Need need) {
        return new NextStep(SanctionTexts.segment(act), outcome, need, SanctionTexts.of(act));
    }
}
