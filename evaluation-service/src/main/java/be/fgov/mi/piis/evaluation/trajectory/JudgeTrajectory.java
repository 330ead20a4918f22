package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.activity.ActivityKinds;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.rules.ModulesRunWithinTheTrajectory;
import be.fgov.mi.piis.evaluation.rules.TrajectoryLastsAtMostOneYear;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a revision makes of a trajectory: the same for a single push and for a line of a file. */
@ApplicationScoped
class JudgeTrajectory {
    private final ActivityKinds activityKinds;

    JudgeTrajectory(ActivityKinds activityKinds) {
        this.activityKinds = activityKinds;
    }

    /**
     * Lets the trajectory take the revision.
     *
     * @param contract absent while it is awaited
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for an end, assessment or plan after today and for a
     *     kind that the catalogue does not have; the trajectory is as before
     */
    PushAnswer judge(
            Trajectory trajectory,
            int revision,
            TrajectoryBody terms,
            Optional<KnownContract> contract,
            LocalDate today) {
        Issues issues = new Issues();
        terms.refuseFactsAfter(today, issues);
        terms.refuseKindsOutside(activityKinds.catalogue(), issues);
        issues.refuseIfAny();
        trajectory.revise(revision, terms);
        contract.ifPresent(trajectory::joinAtOnce);
        return new PushAnswer(
                trajectory.contractId(),
                trajectory.reference(),
                revision,
                Codes.of(trajectory.status()),
                trajectory.href(),
                warningsOf(terms));
    }

    private List<Warning> warningsOf(TrajectoryBody terms) {
        List<Warning> warnings = new ArrayList<>();
        TrajectoryBody.Ended end = terms.ended();
        if (end != null && TrajectoryLastsAtMostOneYear.isOverrunBy(terms.startedOn(), end.on())) {
            warnings.add(new Warning(
                    "overrun",
                    "The trajectory lasted longer than one year: its last day was to be "
                            + TrajectoryLastsAtMostOneYear.latestEnd(terms.startedOn()) + "."));
        }
        if (end != null && end.dropout() != null && !end.dropout().hasExplanation()) {
            warnings.add(new Warning(
                    "dropoutUnexplained",
                    "A dropout counts only when its reasons and circumstances are explained: send them as the next"
                            + " revision."));
        }
        if (!activityKinds.catalogue().isSocial(terms.kinds(), terms.startedOn())) {
            warnings.add(new Warning(
                    "professionalActivation",
                    "Every activity is professional: the trajectory is kept but cannot count."));
        }
        if (terms.socialAssessment() != null
                && terms.supportPlan() != null
                && terms.supportPlan()
                        .agreedOn()
                        .isBefore(terms.socialAssessment().heldOn())) {
            warnings.add(new Warning(
                    "planBeforeAssessment", "A support plan follows from the social assessment: look at the days."));
        }
        if (ModulesRunWithinTheTrajectory.runOn(
                terms.plannedUntil(), end == null ? null : end.on(), terms.modulesUntil())) {
            warnings.add(new Warning(
                    "moduleAfterTheEnd",
                    "A module runs on after the last day of the trajectory: look at the days of both."));
        }
        return warnings;
    }
}
