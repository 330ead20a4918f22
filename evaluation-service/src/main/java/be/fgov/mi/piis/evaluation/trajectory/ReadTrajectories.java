package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a CPAS its own trajectories, each time with a line in the access log. */
@ApplicationScoped
public class ReadTrajectories {
    private final SealedWords words;
    private final AccessLog accessLog;

    ReadTrajectories(SealedWords words, AccessLog accessLog) {
        this.words = words;
        this.accessLog = accessLog;
    }

    /**
     * Shows one revision.
     *
     * @param revision the newest when absent
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is none
     */
    public TrajectoryView one(
            EnterpriseNumber cpas, String contractReference, String trajectoryReference, @Nullable Integer revision) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Trajectory trajectory = Trajectory.of(cpas.value(), contractReference, trajectoryReference)
                    .orElseThrow(Problems::notFound);
            TrajectoryRevision shown = TrajectoryRevision.of(
                            trajectory.id, revision == null ? trajectory.revision : revision)
                    .orElseThrow(Problems::notFound);
            accessLog.record("trajectory.read", trajectory.href(), trajectory.personId, Purpose.SOCIAL_ACTIVATION);
            return TrajectoryView.of(trajectory, shown, shown.terms(words));
        });
    }

    /**
     * Lists the trajectories of a contract.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when neither the contract nor a trajectory is known
     */
    public Page<TrajectoryItem> ofContract(EnterpriseNumber cpas, String contractReference, PageRequest page) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Trajectory> all = Trajectory.ofContract(cpas.value(), contractReference);
            Optional<KnownContract> contract = KnownContract.of(cpas.value(), contractReference);
            if (all.isEmpty() && contract.isEmpty()) {
                throw Problems.notFound();
            }
            String path = TrajectoryResource.href(cpas.value(), contractReference);
            accessLog.record(
                    "trajectory.list",
                    path,
                    contract.map(KnownContract::personId).orElse(null),
                    Purpose.SOCIAL_ACTIVATION);
            return Page.of(
                    all.stream()
                            .skip(page.offset())
                            .limit(page.pageSize())
                            .map(TrajectoryItem::of)
                            .toList(),
                    all.size(),
                    page,
                    path,
                    Map.of());
        });
    }
}
