package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.rules.SanctionAct;
import be.fgov.mi.piis.contract.rules.SanctionBlocker;
import be.fgov.mi.piis.contract.rules.SanctionExecution.Days;
import be.fgov.mi.piis.contract.rules.SanctionLegalBasis;
import be.fgov.mi.piis.contract.rules.SanctionLimits;
import be.fgov.mi.piis.contract.rules.SuspensionPeriod;
import be.fgov.mi.piis.contract.rules.SuspensionPeriod.Verdict;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * The council decided. That there is no sanction needs no ground; a suspension is refused as long as anything stands in
 * the way, and its days lie inside the limits of its legal basis.
 */
@ApplicationScoped
public class DecideSanction {
    private final SanctionFile file;

    DecideSanction(SanctionFile file) {
        this.file = file;
    }

    /**
     * Joins the transaction of the act.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 with the name of the first blocker, in the order of
     *     {@link SanctionBlocker}; 409 {@code invalidTransition} when it was decided before; 400 {@code outOfRange} with
     *     the day that would be accepted
     */
    SanctionView decide(EnterpriseNumber cpas, String reference, UUID procedureId, SanctionBodies.Decision decision) {
        SanctionFile.Opened opened = file.openForAct(cpas, reference, procedureId);
        LocalDate decidedOn = decision.decidedOn() == null ? opened.today() : decision.decidedOn();
        SanctionFile.refuseFuture("decidedOn", decidedOn, opened.today());
        switch (decision.outcome()) {
            case NO_SANCTION -> {
                opened.take(SanctionAct.NO_SANCTION_DECISION);
                SanctionFile.refuseBefore(
                        "decidedOn", decidedOn, opened.procedure().breachedOn(), "the breach");
                opened.procedure().decidedNotToSanction(decidedOn);
                file.record(opened, SanctionAct.NO_SANCTION_DECISION, decision);
            }
            case SUSPENSION -> suspend(opened, decidedOn, decision);
        }
        return DescribeSanction.of(file.openForReading(cpas, reference, procedureId));
    }

    private void suspend(SanctionFile.Opened opened, LocalDate decidedOn, SanctionBodies.Decision decision) {
        SanctionProcedure procedure = opened.procedure();
        if (procedure.status().isUndecided()) {
            SanctionFile.refuseBlocked(opened.blockers(), SanctionTexts::detail);
        }
        SanctionFile.refuseUnsignedText(opened);
        SanctionAct act = decision.reprieve() == null ? SanctionAct.SUSPENSION_DECISION : SanctionAct.REPRIEVE_DECISION;
        opened.take(act);
        SanctionFile.refuseBefore("decidedOn", decidedOn, procedure.noticeSentOn(), "the formal notice");
        SanctionFile.refuseBefore("decidedOn", decidedOn, procedure.adviceGivenOn(), "the advice");
        SanctionFile.refuseBefore("decidedOn", decidedOn, procedure.hearingHeldOn(), "the hearing");
        SanctionFile.refuseBefore("decidedOn", decidedOn, procedure.hearingRequestedOn(), "the wish to be heard");
        LocalDate notifiedOn = decision.notifiedOn();
        if (notifiedOn != null) {
            SanctionFile.refuseFuture("notifiedOn", notifiedOn, opened.today());
            SanctionFile.refuseBefore("notifiedOn", notifiedOn, decidedOn, "the decision");
        }
        SanctionBodies.Suspension suspension = Objects.requireNonNull(decision.suspension());
        SanctionBodies.Reprieve reprieve = decision.reprieve();
        if (reprieve != null && !reprieve.probationUntil().isAfter(decidedOn)) {
            throw Problems.badRequest(
                    Issue.invalidPeriod("reprieve.probationUntil", "The probation ends after the decision."));
        }
        // No blocker is left, so there is a basis.
        SanctionLegalBasis basis = Objects.requireNonNull(opened.basis());
        Days days = new Days(suspension.from(), suspension.until());
        SanctionLimits limits = SanctionLimits.of(
                basis,
                procedure.breachedOn(),
                decidedOn,
                notifiedOn,
                days.from(),
                opened.earlierDecisions(),
                opened.law());
        refuseOutside(SuspensionPeriod.judge(days, limits));
        procedure.decidedToSuspend(decidedOn, limits.repeat(), suspension, reprieve);
        file.record(opened, act, decision);
        if (notifiedOn != null) {
            opened.take(SanctionAct.NOTIFICATION);
            procedure.notified(notifiedOn, days);
            file.record(opened, SanctionAct.NOTIFICATION, new SanctionBodies.Notification(notifiedOn, null));
        }
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 {@code outOfRange} with the day that is accepted */
    static void refuseOutside(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted _ -> {
                // Inside the limits.
            }
            case Verdict.StartsTooEarly(LocalDate firstDay) ->
                throw Problems.badRequest(Issue.outOfRange(
                        "suspension.from", "The suspension starts on " + firstDay + " at the earliest (SAN-11)."));
            case Verdict.StartsTooLate(LocalDate lastDay) ->
                throw Problems.badRequest(Issue.outOfRange(
                        "suspension.from", "The suspension starts on " + lastDay + " at the latest (SAN-11)."));
            case Verdict.LastsTooLong(LocalDate lastDay) ->
                throw Problems.badRequest(Issue.outOfRange(
                        "suspension.until",
                        "A suspension that starts on this day ends on " + lastDay + " at the latest (SAN-8, SAN-9)."));
        }
    }
}
