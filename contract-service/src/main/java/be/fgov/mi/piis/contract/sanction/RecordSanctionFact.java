package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.interview.FollowInterviews;
import be.fgov.mi.piis.contract.rules.SanctionAct;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Keeps what happened in a procedure: the notice, the person's reactions, the advice, the hearing, the appeal. */
@ApplicationScoped
public class RecordSanctionFact {
    private final SanctionFile file;
    private final FollowInterviews interviews;

    RecordSanctionFact(SanctionFile file, FollowInterviews interviews) {
        this.file = file;
        this.interviews = interviews;
    }

    /**
     * Joins the transaction of the act.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code invalidTransition} when it is not the moment,
     *     409 with the name of the blocker for a breach that ends no reprieve, 400 for a date that does not fit
     */
    SanctionView record(EnterpriseNumber cpas, String reference, UUID procedureId, SanctionBodies.Fact fact) {
        SanctionFile.Opened opened = file.openForFollowUp(cpas, reference, procedureId);
        SanctionAct act = actOf(fact);
        if (fact instanceof SanctionBodies.ProbationBreach(LocalDate breachedOn)) {
            file.refuseEndOfReprieve(opened, breachedOn);
        }
        boolean onProbation = opened.procedure().isOnProbation();
        opened.take(act);
        if (!(onProbation && keepReaction(opened, fact))) {
            keep(opened, fact);
        }
        file.record(opened, act, fact);
        return DescribeSanction.of(file.openForReading(cpas, reference, procedureId));
    }

    private static SanctionAct actOf(SanctionBodies.Fact fact) {
        return switch (fact) {
            case SanctionBodies.Notice _ -> SanctionAct.NOTICE;
            case SanctionBodies.Interview _ -> SanctionAct.INTERVIEW;
            case SanctionBodies.LegitimateReason _ -> SanctionAct.LEGITIMATE_REASON;
            case SanctionBodies.Advice _ -> SanctionAct.ADVICE;
            case SanctionBodies.HearingRequest _ -> SanctionAct.HEARING_REQUEST;
            case SanctionBodies.Hearing _ -> SanctionAct.HEARING;
            case SanctionBodies.Appeal _ -> SanctionAct.APPEAL;
            case SanctionBodies.ProbationBreach _ -> SanctionAct.PROBATION_BREACH;
            case SanctionBodies.Withdrawal _ -> SanctionAct.WITHDRAWAL;
        };
    }

    /** What the person says while a reprieve runs is about the probation, not about the first breach. */
    private static boolean keepReaction(SanctionFile.Opened opened, SanctionBodies.Fact fact) {
        SanctionProcedure procedure = opened.procedure();
        switch (fact) {
            case SanctionBodies.LegitimateReason(Boolean proved, LocalDate on) -> {
                refuseBeforeTheNotification("on", on, opened);
                procedure.reasonOfProbation(proved, on);
            }
            case SanctionBodies.HearingRequest(LocalDate requestedOn) -> {
                refuseBeforeTheNotification("requestedOn", requestedOn, opened);
                procedure.hearingOfProbationRequested(requestedOn);
            }
            case SanctionBodies.Hearing(LocalDate heldOn) -> {
                refuseBeforeTheNotification("heldOn", heldOn, opened);
                procedure.heardOfProbation(heldOn);
            }
            case SanctionBodies.Notice _,
                    SanctionBodies.Interview _,
                    SanctionBodies.Advice _,
                    SanctionBodies.Appeal _,
                    SanctionBodies.ProbationBreach _,
                    SanctionBodies.Withdrawal _ -> {
                return false;
            }
        }
        return true;
    }

    private void keep(SanctionFile.Opened opened, SanctionBodies.Fact fact) {
        SanctionProcedure procedure = opened.procedure();
        switch (fact) {
            case SanctionBodies.Notice(LocalDate sentOn) -> {
                refuseBeforeTheBreach("sentOn", sentOn, opened);
                procedure.noticeSent(sentOn);
            }
            case SanctionBodies.Interview interview -> {
                LocalDate requestedOn = interview.requestedOn() == null ? opened.today() : interview.requestedOn();
                refuseBeforeTheBreach("requestedOn", requestedOn, opened);
                procedure.interviewRequested(requestedOn);
                // It is an interview like any other: the worker makes it possible in time (LIF-1).
                interviews.requestOnce(opened.contract(), requestedOn);
            }
            case SanctionBodies.LegitimateReason(Boolean proved, LocalDate on) -> {
                refuseBeforeTheBreach("on", on, opened);
                procedure.legitimateReason(proved, on);
            }
            case SanctionBodies.Advice advice -> {
                refuseBeforeTheNotice("givenOn", advice.givenOn(), opened);
                procedure.advised(advice.recommendation(), advice.givenOn());
            }
            case SanctionBodies.HearingRequest(LocalDate requestedOn) -> {
                refuseBeforeTheBreach("requestedOn", requestedOn, opened);
                procedure.hearingRequested(requestedOn);
            }
            case SanctionBodies.Hearing(LocalDate heldOn) -> {
                refuseBeforeTheNotice("heldOn", heldOn, opened);
                procedure.heard(heldOn);
            }
            case SanctionBodies.Appeal(LocalDate lodgedOn) -> keepAppeal(opened, lodgedOn);
            case SanctionBodies.ProbationBreach(LocalDate breachedOn) -> keepProbationBreach(opened, breachedOn);
            case SanctionBodies.Withdrawal _ -> procedure.withdrawn(opened.today());
        }
    }

    private static void keepAppeal(SanctionFile.Opened opened, LocalDate lodgedOn) {
        SanctionProcedure procedure = opened.procedure();
        SanctionFile.refuseFuture("lodgedOn", lodgedOn, opened.today());
        SanctionFile.refuseBefore("lodgedOn", lodgedOn, procedure.notifiedOn(), "the notification");
        LocalDate lastDay = Objects.requireNonNull(DescribeSanction.appealUntil(procedure, opened.law()));
        if (lodgedOn.isAfter(lastDay)) {
            throw Problems.badRequest(
                    Issue.outOfRange("lodgedOn", "The last day of the appeal was " + lastDay + " (SAN-12)."));
        }
        procedure.appealed(lodgedOn);
    }

    private static void keepProbationBreach(SanctionFile.Opened opened, LocalDate breachedOn) {
        SanctionProcedure procedure = opened.procedure();
        SanctionFile.refuseFuture("breachedOn", breachedOn, opened.today());
        SanctionFile.refuseBefore("breachedOn", breachedOn, procedure.notifiedOn(), "the notification");
        LocalDate endedOn = opened.contract().endedOn();
        if (endedOn != null && breachedOn.isAfter(endedOn)) {
            throw Problems.badRequest(
                    Issue.invalidPeriod("breachedOn", "On that day the contract had ended: nothing bound any more."));
        }
        LocalDate lastDay = Objects.requireNonNull(procedure.probationUntil());
        if (breachedOn.isAfter(lastDay)) {
            throw Problems.badRequest(
                    Issue.outOfRange("breachedOn", "The probation ended on " + lastDay + " (SAN-10)."));
        }
        procedure.probationBroken(breachedOn, opened.today());
    }

    private static void refuseBeforeTheBreach(String name, LocalDate day, SanctionFile.Opened opened) {
        SanctionFile.refuseFuture(name, day, opened.today());
        SanctionFile.refuseBefore(name, day, opened.procedure().breachedOn(), "the breach");
    }

    private static void refuseBeforeTheNotification(String name, LocalDate day, SanctionFile.Opened opened) {
        SanctionFile.refuseFuture(name, day, opened.today());
        SanctionFile.refuseBefore(name, day, opened.procedure().notifiedOn(), "the notification");
    }

    private static void refuseBeforeTheNotice(String name, LocalDate day, SanctionFile.Opened opened) {
        SanctionFile.refuseFuture(name, day, opened.today());
        SanctionFile.refuseBefore(name, day, opened.procedure().noticeSentOn(), "the formal notice");
    }
}
