package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.record.RecordsInFiles;
import be.fgov.mi.piis.identity.bulk.BulkAccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trajectories that come in files: each line goes through the use case of a single push. */
@ApplicationScoped
public class TrajectoriesInFiles implements RecordsInFiles<TrajectoryBody> {
    public static final String KIND = Trajectory.KIND;

    private static final byte[] SEALED_LATER = {};

    private final PushTrajectory pushTrajectory;

    TrajectoriesInFiles(PushTrajectory pushTrajectory) {
        this.pushTrajectory = pushTrajectory;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Line<TrajectoryBody> prepare(EnterpriseNumber sentTo, Name name, TrajectoryBody body, String canonical) {
        return new Line<>(sentTo, name, body, SEALED_LATER);
    }

    @Override
    public OfChunk<TrajectoryBody> open(Chunk chunk, List<Line<TrajectoryBody>> lines) {
        return new Trajectories(chunk);
    }

    private final class Trajectories implements OfChunk<TrajectoryBody> {
        private final Chunk chunk;
        private final List<String> written = new ArrayList<>();
        private final List<@Nullable UUID> persons = new ArrayList<>();

        Trajectories(Chunk chunk) {
            this.chunk = chunk;
        }

        @Override
        public PushAnswer judge(Line<TrajectoryBody> line) {
            Name name = line.name();
            String sentTo = line.sentTo().value();
            pushTrajectory.refuseFacts(line.body());
            if (!chunk.isStored()) {
                return pushTrajectory.wouldAnswer(
                        sentTo, name.contractReference(), name.reference(), name.revision(), line.body());
            }
            PushTrajectory.Stored stored = pushTrajectory.write(
                    sentTo, name.contractReference(), name.reference(), name.revision(), line.body());
            written.add(stored.answer().href());
            persons.add(stored.personId());
            return stored.answer();
        }

        @Override
        public void store(List<Line<TrajectoryBody>> accepted) throws SQLException {
            // What the lines left in memory goes to the database and out of the memory.
            Trajectory.getEntityManager().flush();
            Trajectory.getEntityManager().clear();
            BulkAccessLog.write(
                    chunk.connection(),
                    chunk.delivery().sender(),
                    "trajectory.push",
                    Purpose.SOCIAL_ACTIVATION,
                    written,
                    persons);
        }
    }
}
