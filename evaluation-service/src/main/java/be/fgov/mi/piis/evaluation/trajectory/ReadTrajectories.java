package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.activity.ActivityKinds;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.record.FindRecord;
import be.fgov.mi.piis.evaluation.record.ListRecords;
import be.fgov.mi.piis.evaluation.record.RecordName;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.record.UnreadableRecords;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a CPAS its own trajectories, each time with a line in the access log. */
@ApplicationScoped
public class ReadTrajectories {
    private final SealedWords words;
    private final ListRecords listRecords;
    private final FindRecord findRecord;
    private final FindContract findContract;
    private final ActivityKinds activityKinds;
    private final UnreadableRecords unreadableRecords;
    private final AccessLog accessLog;
    private final Clock clock;

    ReadTrajectories(
            SealedWords words,
            ListRecords listRecords,
            FindRecord findRecord,
            FindContract findContract,
            ActivityKinds activityKinds,
            UnreadableRecords unreadableRecords,
            AccessLog accessLog,
            Clock clock) {
        this.words = words;
        this.listRecords = listRecords;
        this.findRecord = findRecord;
        this.findContract = findContract;
        this.activityKinds = activityKinds;
        this.unreadableRecords = unreadableRecords;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Shows one revision.
     *
     * @param revision the newest when absent
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is none, 409 {@code unreadable}
     */
    public TrajectoryView one(
            EnterpriseNumber cpas, String contractReference, String trajectoryReference, @Nullable Integer revision) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Trajectory trajectory = findRecord.require(
                    Trajectory.class, cpas, new RecordName(Trajectory.KIND, contractReference, trajectoryReference));
            TrajectoryRevision shown = TrajectoryRevision.of(
                            trajectory.id(), revision == null ? trajectory.revision() : revision)
                    .orElseThrow(Problems::notFound);
            accessLog.record("trajectory.read", trajectory.href(), trajectory.personId(), Purpose.SOCIAL_ACTIVATION);
            TrajectoriesInOrder inOrder =
                    inOrder(contractReference, Trajectory.ofContract(trajectory.enterpriseNumber(), contractReference));
            TrajectoryBody terms =
                    unreadableRecords.read(Trajectory.KIND, trajectory, shown.revision(), () -> shown.terms(words));
            return TrajectoryView.of(trajectory, shown, terms, inOrder.of(trajectory.reference()));
        });
    }

    /**
     * Lists the trajectories of a contract.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when neither the contract nor a trajectory is known
     */
    public Page<TrajectoryItem> ofContract(EnterpriseNumber cpas, String contractReference, PageRequest page) {
        return QuarkusTransaction.requiringNew().call(() -> {
            EnterpriseNumber owner = findContract.ownerOf(cpas, contractReference);
            List<Trajectory> all = Trajectory.ofContract(owner.value(), contractReference);
            TrajectoriesInOrder inOrder = inOrder(contractReference, all);
            return listRecords.ofContract(
                    owner,
                    contractReference,
                    all,
                    trajectory -> TrajectoryItem.of(trajectory, inOrder.of(trajectory.reference())),
                    "trajectory.list",
                    TrajectoryResource.href(owner.value(), contractReference),
                    page);
        });
    }

    private TrajectoriesInOrder inOrder(String contractReference, List<Trajectory> all) {
        return new TrajectoriesInOrder(
                contractReference,
                all.stream()
                        .map(each -> TrajectoriesInOrder.Known.of(each, activityKinds.catalogue()))
                        .toList(),
                LocalDate.now(clock));
    }
}
