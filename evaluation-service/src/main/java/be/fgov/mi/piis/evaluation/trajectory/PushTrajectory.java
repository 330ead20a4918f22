package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.activity.ActivityKinds;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.record.AcceptRecord;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.rules.ModulesRunWithinTheTrajectory;
import be.fgov.mi.piis.evaluation.rules.TrajectoryLastsAtMostOneYear;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushResult;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a revision of a trajectory. When its contract is known the other services are told at once; else it waits
 * for the contract, and {@link JoinTrajectories} tells them.
 */
@ApplicationScoped
public class PushTrajectory {
    private final AcceptRecord acceptRecord;
    private final FindContract findContract;
    private final ActivityKinds activityKinds;
    private final SealedWords words;
    private final Outbox outbox;
    private final AccessLog accessLog;
    private final Clock clock;

    PushTrajectory(
            AcceptRecord acceptRecord,
            FindContract findContract,
            ActivityKinds activityKinds,
            SealedWords words,
            Outbox outbox,
            AccessLog accessLog,
            Clock clock) {
        this.acceptRecord = acceptRecord;
        this.findContract = findContract;
        this.activityKinds = activityKinds;
        this.words = words;
        this.outbox = outbox;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Accepts the revision, once.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for an end, assessment or plan after today and for a
     *     kind that the catalogue does not have, 409 for a wrong revision
     */
    public PushResult push(
            EnterpriseNumber cpas,
            String contractReference,
            String trajectoryReference,
            int revision,
            TrajectoryBody terms,
            boolean dryRun) {
        return acceptRecord.once(
                Trajectory.KIND,
                cpas,
                contractReference,
                trajectoryReference,
                revision,
                terms,
                dryRun,
                sentTo -> store(sentTo, contractReference, trajectoryReference, revision, terms));
    }

    private PushAnswer store(
            String sentTo, String contractReference, String trajectoryReference, int revision, TrajectoryBody terms) {
        refuseFacts(terms);
        Stored stored = write(sentTo, contractReference, trajectoryReference, revision, terms);
        accessLog.record("trajectory.push", stored.answer().href(), stored.personId(), Purpose.SOCIAL_ACTIVATION);
        return stored.answer();
    }

    /** What was written, and whom it concerns; nobody while the contract is awaited. */
    public record Stored(PushAnswer answer, @Nullable UUID personId) {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for an end, assessment or plan after today */
    public void refuseFacts(TrajectoryBody terms) {
        Issues issues = new Issues();
        terms.refuseFactsAfter(LocalDate.now(clock), issues);
        terms.refuseKindsOutside(activityKinds.catalogue(), issues);
        issues.refuseIfAny();
    }

    /** Writes a revision whose facts are not refused, under the locks that the caller holds; no access log. */
    public Stored write(
            String sentTo, String contractReference, String trajectoryReference, int revision, TrajectoryBody terms) {
        Trajectory trajectory = Trajectory.of(sentTo, contractReference, trajectoryReference)
                .orElseGet(() -> new Trajectory(sentTo, contractReference, trajectoryReference));
        trajectory.revise(revision, terms);
        findContract.of(trajectory.enterpriseNumber(), contractReference).ifPresent(trajectory::joinAtOnce);
        trajectory.persist();
        new TrajectoryRevision(trajectory.id(), revision, words.seal(terms, Trajectory.KIND, trajectory.id(), revision))
                .persist();
        trajectory.toEvent(terms).ifPresent(outbox::publish);
        return new Stored(answer(trajectory, terms), trajectory.personId());
    }

    /** What {@link #write} would answer. */
    public PushAnswer wouldAnswer(
            String sentTo, String contractReference, String trajectoryReference, int revision, TrajectoryBody terms) {
        Trajectory trajectory = new Trajectory(sentTo, contractReference, trajectoryReference);
        trajectory.revise(revision, terms);
        findContract.of(trajectory.enterpriseNumber(), contractReference).ifPresent(trajectory::joinAtOnce);
        return answer(trajectory, terms);
    }

    private PushAnswer answer(Trajectory trajectory, TrajectoryBody terms) {
        return new PushAnswer(
                trajectory.contractId(),
                trajectory.reference(),
                trajectory.revision(),
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
