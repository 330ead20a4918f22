package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.record.RecordChunk;
import be.fgov.mi.piis.evaluation.record.RecordsInFiles;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trajectories that come in files. */
@ApplicationScoped
public class TrajectoriesInFiles implements RecordsInFiles<TrajectoryBody> {
    public static final String KIND = Trajectory.KIND;

    private final JudgeTrajectory judgeTrajectory;
    private final SealedWords words;
    private final Outbox outbox;

    TrajectoriesInFiles(JudgeTrajectory judgeTrajectory, SealedWords words, Outbox outbox) {
        this.judgeTrajectory = judgeTrajectory;
        this.words = words;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Line<TrajectoryBody> prepare(EnterpriseNumber sentTo, Name name, TrajectoryBody body, String canonical) {
        UUID id = Trajectory.idOf(sentTo.value(), name.contractReference(), name.reference());
        return new Line<>(sentTo, name, body, words.sealCanonical(canonical, KIND, id, name.revision()));
    }

    @Override
    public OfChunk<TrajectoryBody> open(Chunk chunk, List<Line<TrajectoryBody>> lines) throws SQLException {
        return new Trajectories(chunk, lines);
    }

    private final class Trajectories extends RecordChunk<Trajectory, TrajectoryBody> {
        Trajectories(Chunk chunk, List<Line<TrajectoryBody>> lines) throws SQLException {
            super(chunk, lines, KIND, Purpose.SOCIAL_ACTIVATION, outbox);
        }

        @Override
        protected Trajectory fresh(String enterpriseNumber, String contractReference, String reference) {
            return new Trajectory(enterpriseNumber, contractReference, reference);
        }

        @Override
        protected String referenceColumn() {
            return "trajectory_reference";
        }

        @Override
        protected String columns() {
            return ", started_on, planned_until, assessed_on, support_plan_on, modules_until, ended_on, outcome,"
                    + " dropout_reason, dropout_explained";
        }

        @Override
        protected void read(Trajectory trajectory, ResultSet row, int column) throws SQLException {
            trajectory.startedOn = row.getObject(column, LocalDate.class);
            trajectory.plannedUntil = row.getObject(column + 1, LocalDate.class);
            trajectory.assessedOn = row.getObject(column + 2, LocalDate.class);
            trajectory.supportPlanOn = row.getObject(column + 3, LocalDate.class);
            trajectory.modulesUntil = row.getObject(column + 4, LocalDate.class);
            trajectory.endedOn = row.getObject(column + 5, LocalDate.class);
            String outcome = row.getString(column + 6);
            trajectory.outcome = outcome == null ? null : Outcome.valueOf(outcome);
            String reason = row.getString(column + 7);
            trajectory.dropoutReason = reason == null ? null : DropoutReason.valueOf(reason);
            trajectory.dropoutExplained = row.getObject(column + 8, Boolean.class);
        }

        @Override
        protected PushAnswer judge(Trajectory trajectory, Line<TrajectoryBody> line, Optional<KnownContract> contract) {
            return judgeTrajectory.judge(trajectory, line.name().revision(), line.body(), contract, chunk().today());
        }

        @Override
        protected String href(Trajectory trajectory) {
            return trajectory.href();
        }

        @Override
        protected Optional<? extends SuiteEvent> toEvent(Trajectory trajectory, Line<TrajectoryBody> line) {
            return trajectory.toEvent(line.body());
        }

        @Override
        protected String arrays() {
            return ", ?::date[], ?::date[], ?::date[], ?::date[], ?::date[], ?::date[], ?::text[], ?::text[],"
                    + " ?::boolean[]";
        }

        @Override
        protected void write(ArrayColumns<Trajectory> columns) throws SQLException {
            columns.add("date", trajectory -> trajectory.startedOn.toString());
            columns.add("date", trajectory -> trajectory.plannedUntil.toString());
            columns.add("date", trajectory -> text(trajectory.assessedOn));
            columns.add("date", trajectory -> text(trajectory.supportPlanOn));
            columns.add("date", trajectory -> text(trajectory.modulesUntil));
            columns.add("date", trajectory -> text(trajectory.endedOn));
            columns.add("text", trajectory -> name(trajectory.outcome));
            columns.add("text", trajectory -> name(trajectory.dropoutReason));
            columns.add("bool", trajectory -> trajectory.dropoutExplained);
        }

        private record Below(UUID trajectoryId, int position, Trajectory.FollowedActivity activity) {}

        @Override
        protected void writeBelow(Connection connection, List<Trajectory> changed, List<Trajectory> replaced)
                throws SQLException {
            forget("trajectory_activity", replaced);
            List<Below> rows = new ArrayList<>();
            for (Trajectory trajectory : changed) {
                for (int i = 0; i < trajectory.activities.size(); i++) {
                    rows.add(new Below(trajectory.id(), i, trajectory.activities.get(i)));
                }
            }
            if (rows.isEmpty()) {
                return;
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into trajectory_activity (trajectory_id, position, kind, mode)
                    select * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[])
                    """)) {
                ArrayColumns<Below> columns = new ArrayColumns<>(insert, rows, 1);
                columns.add("uuid", Below::trajectoryId);
                columns.add("int4", Below::position);
                columns.add("text", row -> row.activity().kind());
                columns.add("text", row -> row.activity().mode().name());
                insert.executeUpdate();
            }
        }

        private static @Nullable String text(@Nullable LocalDate day) {
            return day == null ? null : day.toString();
        }

        private static @Nullable String name(@Nullable Enum<?> constant) {
            return constant == null ? null : constant.name();
        }
    }
}
