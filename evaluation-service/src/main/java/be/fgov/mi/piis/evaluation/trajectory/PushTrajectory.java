package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.record.AcceptRecord;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Accepts a revision of a trajectory. When its contract is known the other services are told at once; else it waits
 * for the contract, and {@link JoinTrajectories} tells them.
 */
@ApplicationScoped
public class PushTrajectory {
    private final AcceptRecord acceptRecord;
    private final FindContract findContract;
    private final JudgeTrajectory judgeTrajectory;
    private final SealedWords words;
    private final Outbox outbox;
    private final AccessLog accessLog;
    private final Clock clock;

    PushTrajectory(
            AcceptRecord acceptRecord,
            FindContract findContract,
            JudgeTrajectory judgeTrajectory,
            SealedWords words,
            Outbox outbox,
            AccessLog accessLog,
            Clock clock) {
        this.acceptRecord = acceptRecord;
        this.findContract = findContract;
        this.judgeTrajectory = judgeTrajectory;
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
        Trajectory trajectory = Trajectory.of(sentTo, contractReference, trajectoryReference)
                .orElseGet(() -> new Trajectory(sentTo, contractReference, trajectoryReference));
        PushAnswer answer = judgeTrajectory.judge(
                trajectory,
                revision,
                terms,
                findContract.of(trajectory.enterpriseNumber(), contractReference),
                LocalDate.now(clock));
        trajectory.persist();
        new TrajectoryRevision(trajectory.id(), revision, words.seal(terms, Trajectory.KIND, trajectory.id(), revision))
                .persist();
        trajectory.toEvent(terms).ifPresent(outbox::publish);
        accessLog.record("trajectory.push", trajectory.href(), trajectory.personId(), Purpose.SOCIAL_ACTIVATION);
        return answer;
    }
}
