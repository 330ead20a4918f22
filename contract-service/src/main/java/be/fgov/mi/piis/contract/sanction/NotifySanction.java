package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.rules.SanctionAct;
import be.fgov.mi.piis.contract.rules.SanctionExecution.Days;
import be.fgov.mi.piis.contract.rules.SanctionLegalBasis;
import be.fgov.mi.piis.contract.rules.SanctionLimits;
import be.fgov.mi.piis.contract.rules.SuspensionCeiling;
import be.fgov.mi.piis.contract.rules.SuspensionExtent;
import be.fgov.mi.piis.contract.rules.SuspensionPeriod;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person is told: of the decision, or that the reprieve has ended. From that day on the suspension can start and
 * the term of appeal runs (SAN-11, SAN-12).
 */
@ApplicationScoped
public class NotifySanction {
    private final SanctionFile file;

    NotifySanction(SanctionFile file) {
        this.file = file;
    }

    /**
     * Joins the transaction of the act.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code invalidTransition} when there is nothing to
     *     notify; 409 with the name of the blocker when a reprieve cannot end; 400 {@code outOfRange} when the suspension would start too early or too late, with the day that is
     *     accepted; 400 {@code requiredInput} when the postponed days are over and new ones have to be named
     */
    SanctionView notified(
            EnterpriseNumber cpas, String reference, UUID procedureId, SanctionBodies.Notification notification) {
        SanctionFile.Opened opened = file.openForFollowUp(cpas, reference, procedureId);
        LocalDate breachedOn = opened.procedure().probationBreachedOn();
        boolean ofTheEndOfTheReprieve = breachedOn != null;
        SanctionAct act = ofTheEndOfTheReprieve ? SanctionAct.EXECUTION_NOTIFICATION : SanctionAct.NOTIFICATION;
        if (breachedOn != null) {
            file.refuseEndOfReprieve(opened, breachedOn);
        }
        opened.take(act);
        SanctionFile.refuseFuture("notifiedOn", notification.notifiedOn(), opened.today());
        if (ofTheEndOfTheReprieve) {
            keepEndOfReprieve(opened, notification);
        } else {
            keepDecision(opened, notification);
        }
        file.record(opened, act, notification);
        return DescribeSanction.of(file.openForReading(cpas, reference, procedureId));
    }

    private static void keepDecision(SanctionFile.Opened opened, SanctionBodies.Notification notification) {
        SanctionProcedure procedure = opened.procedure();
        LocalDate decidedOn = Objects.requireNonNull(procedure.decidedOn());
        SanctionFile.refuseBefore("notifiedOn", notification.notifiedOn(), decidedOn, "the decision");
        Days decided = Objects.requireNonNull(procedure.suspension());
        Days days = moved(decided, notification.suspension());
        // With a total reprieve nothing starts: the window is that of the end of the reprieve.
        if (procedure.reprieve() != SuspensionExtent.TOTAL) {
            refuseOutside(opened, decidedOn, notification.notifiedOn(), days);
        }
        procedure.notified(notification.notifiedOn(), days);
    }

    private static void keepEndOfReprieve(SanctionFile.Opened opened, SanctionBodies.Notification notification) {
        SanctionProcedure procedure = opened.procedure();
        SanctionFile.refuseBefore(
                "notifiedOn",
                notification.notifiedOn(),
                procedure.probationBreachedOn(),
                "the breach of the probation");
        SanctionFile.refuseBefore(
                "notifiedOn", notification.notifiedOn(), procedure.probationHearingHeldOn(), "the hearing");
        Days postponed = procedure.postponed();
        if (notification.suspension() == null && !postponed.from().isAfter(notification.notifiedOn())) {
            throw Problems.badRequest(Issue.requiredInput(
                    "suspension", "The days that were postponed have begun or are over: name the new ones."));
        }
        Days days = moved(postponed, notification.suspension());
        LocalDate executedUntil = procedure.executedUntil();
        if (executedUntil != null) {
            SanctionFile.refuseBefore(
                    "suspension.from", days.from(), executedUntil.plusDays(1), "the day after the executed part,");
        }
        refuseOutside(opened, Objects.requireNonNull(procedure.probationRevokedOn()), notification.notifiedOn(), days);
        procedure.executionNotified(notification.notifiedOn(), days);
    }

    private static Days moved(Days decided, SanctionBodies.@Nullable MovedDays given) {
        if (given == null) {
            return decided;
        }
        Days days = new Days(given.from(), given.until());
        DecideSanction.refuseOutside(SuspensionPeriod.moved(decided, days));
        return days;
    }

    /** The start, and the length again: days that are moved can meet a shorter month (SAN-8, SAN-9). */
    private static void refuseOutside(
            SanctionFile.Opened opened, LocalDate decidedOn, LocalDate notifiedOn, Days days) {
        SanctionLegalBasis basis = Objects.requireNonNull(opened.basis());
        SanctionLimits limits = SanctionLimits.of(
                basis, opened.procedure().breachedOn(), decidedOn, notifiedOn, days.from(), List.of(), opened.law());
        boolean repeat = Boolean.TRUE.equals(opened.procedure().repeated());
        LocalDate last = basis == SanctionLegalBasis.DIS_30_2
                ? SuspensionCeiling.lastDay(days.from(), SuspensionCeiling.months(repeat, decidedOn, opened.law()))
                : null;
        DecideSanction.refuseOutside(SuspensionPeriod.judge(
                days, new SanctionLimits(limits.repeat(), null, limits.startFrom(), limits.startUntil(), last)));
    }
}
