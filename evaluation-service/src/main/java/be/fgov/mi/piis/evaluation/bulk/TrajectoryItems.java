package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.ContractLock;
import be.fgov.mi.piis.evaluation.trajectory.PushTrajectory;
import be.fgov.mi.piis.evaluation.trajectory.Trajectory;
import be.fgov.mi.piis.identity.bulk.BulkAccessLog;
import be.fgov.mi.piis.identity.bulk.BulkItem;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trajectories that come in files: each line goes through the use case of a single push, a chunk a transaction. */
@ApplicationScoped
public class TrajectoryItems implements BulkItems {
    private static final List<String> REFERENCE = List.of("contractReference", "trajectoryReference");

    private final PushReceipts receipts;
    private final PushTrajectory pushTrajectory;
    private final ContractLock contractLock;

    TrajectoryItems(PushReceipts receipts, PushTrajectory pushTrajectory, ContractLock contractLock) {
        this.receipts = receipts;
        this.pushTrajectory = pushTrajectory;
        this.contractLock = contractLock;
    }

    @Override
    public String kind() {
        return Trajectory.KIND;
    }

    @Override
    public String home() {
        return "/piisEvaluation/v1";
    }

    @Override
    public List<String> referenceNames() {
        return REFERENCE;
    }

    @Override
    public BulkItem read(Delivery delivery, int line, byte[] bytes) {
        StrictJson.Examined<TrajectoryLine> examined = StrictJson.examine(bytes, TrajectoryLine.class);
        TrajectoryLine read = examined.body();
        return read == null
                ? BulkItem.unreadable(
                        line,
                        bytes,
                        referenceIn(examined.texts()),
                        examined.numbers().get("revision"),
                        Problems.badRequest(examined.issues()).problem())
                : BulkItem.of(
                        line,
                        bytes,
                        read.reference(),
                        read.revision(),
                        receipts.fingerprint(StrictJson.canonical(read.trajectory())),
                        read);
    }

    private static @Nullable String referenceIn(Map<String, String> texts) {
        List<String> parts = REFERENCE.stream()
                .map(name -> texts.getOrDefault(name, ""))
                .filter(part -> part.matches(PathValues.REFERENCE))
                .toList();
        return parts.size() == REFERENCE.size() ? String.join("/", parts) : null;
    }

    @Override
    public Session open(Connection connection, Delivery delivery, List<BulkItem> items, @Nullable Earlier earlier) {
        if (earlier == null) {
            contractLock.holdAll(delivery.cpas().value());
        }
        return new Chunk(connection, delivery, earlier != null);
    }

    private final class Chunk implements Session {
        private final Connection connection;
        private final Delivery delivery;
        private final boolean dry;
        private final List<String> written = new ArrayList<>();
        private final List<@Nullable UUID> persons = new ArrayList<>();

        Chunk(Connection connection, Delivery delivery, boolean dry) {
            this.connection = connection;
            this.delivery = delivery;
            this.dry = dry;
        }

        @Override
        public Object judge(BulkItem item) {
            TrajectoryLine line = item.content(TrajectoryLine.class);
            pushTrajectory.refuseFacts(line.trajectory());
            if (dry) {
                return pushTrajectory.wouldAnswer(
                        delivery.cpas().value(),
                        line.contractReference(),
                        line.trajectoryReference(),
                        line.revision(),
                        line.trajectory());
            }
            PushTrajectory.Stored stored = pushTrajectory.write(
                    delivery.cpas().value(),
                    line.contractReference(),
                    line.trajectoryReference(),
                    line.revision(),
                    line.trajectory());
            PushAnswer answer = stored.answer();
            written.add(answer.href());
            persons.add(stored.personId());
            return answer;
        }

        @Override
        public void store(List<BulkItem> accepted) throws SQLException {
            // What the lines left in memory goes to the database and out of the memory.
            Trajectory.getEntityManager().flush();
            Trajectory.getEntityManager().clear();
            BulkAccessLog.write(
                    connection, delivery.sender(), "trajectory.push", Purpose.SOCIAL_ACTIVATION, written, persons);
        }
    }
}
