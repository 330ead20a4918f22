package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.record.RecordChunk;
import be.fgov.mi.piis.evaluation.record.RecordsInFiles;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
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

/** Evaluations that come in files. */
@ApplicationScoped
public class EvaluationsInFiles implements RecordsInFiles<EvaluationBody> {
    private final SealedWords words;
    private final WorkerPseudonyms workers;
    private final Outbox outbox;

    EvaluationsInFiles(SealedWords words, WorkerPseudonyms workers, Outbox outbox) {
        this.words = words;
        this.workers = workers;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return Evaluation.KIND;
    }

    @Override
    public Line<EvaluationBody> prepare(EnterpriseNumber sentTo, Name name, EvaluationBody body, String canonical) {
        UUID id = Evaluation.idOf(sentTo.value(), name.contractReference(), name.reference());
        return new Line<>(sentTo, name, body, words.sealCanonical(canonical, Evaluation.KIND, id, name.revision()));
    }

    @Override
    public OfChunk<EvaluationBody> open(Chunk chunk, List<Line<EvaluationBody>> lines) throws SQLException {
        return new Evaluations(chunk, lines);
    }

    private final class Evaluations extends RecordChunk<Evaluation, EvaluationBody> {
        Evaluations(Chunk chunk, List<Line<EvaluationBody>> lines) throws SQLException {
            super(chunk, lines, Evaluation.KIND, Purpose.SOCIAL_ACTIVATION, outbox);
        }

        @Override
        protected Evaluation fresh(String enterpriseNumber, String contractReference, String reference) {
            return new Evaluation(enterpriseNumber, contractReference, reference);
        }

        @Override
        protected String columns() {
            return ", held_on, mode, worker, beneficiary_agrees, worker_of";
        }

        @Override
        protected void read(Evaluation evaluation, ResultSet row, int column) throws SQLException {
            evaluation.heldOn = row.getObject(column, LocalDate.class);
            evaluation.mode = EvaluationMode.valueOf(row.getString(column + 1));
            evaluation.worker = row.getString(column + 2);
            evaluation.beneficiaryAgrees = row.getObject(column + 3, Boolean.class);
            evaluation.workerOf = row.getString(column + 4);
        }

        @Override
        protected PushAnswer judge(Evaluation evaluation, Line<EvaluationBody> line, Optional<KnownContract> contract) {
            return JudgeEvaluation.judge(
                    evaluation,
                    line.name().revision(),
                    line.body(),
                    chunk().delivery().cpas().value(),
                    contract,
                    chunk().today());
        }

        @Override
        protected String href(Evaluation evaluation) {
            return evaluation.href();
        }

        @Override
        protected Optional<? extends SuiteEvent> toEvent(Evaluation evaluation, Line<EvaluationBody> line) {
            return evaluation.toEvent(workers);
        }

        @Override
        protected String arrays() {
            return ", ?::date[], ?::text[], ?::text[], ?::boolean[], ?::text[]";
        }

        @Override
        protected void write(ArrayColumns<Evaluation> columns) throws SQLException {
            columns.add("date", evaluation -> evaluation.heldOn.toString());
            columns.add("text", evaluation -> evaluation.mode.name());
            columns.add("text", evaluation -> evaluation.worker);
            columns.add("bool", evaluation -> evaluation.beneficiaryAgrees);
            columns.add("text", evaluation -> evaluation.workerOf);
        }

        private record Below(UUID evaluationId, int position, Evaluation.Seen seen) {}

        @Override
        protected void writeBelow(Connection connection, List<Evaluation> changed, List<Evaluation> replaced)
                throws SQLException {
            forget("evaluation_progress", replaced);
            List<Below> rows = new ArrayList<>();
            for (Evaluation evaluation : changed) {
                for (int i = 0; i < evaluation.progress.size(); i++) {
                    rows.add(new Below(evaluation.id(), i, evaluation.progress.get(i)));
                }
            }
            if (rows.isEmpty()) {
                return;
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into evaluation_progress (evaluation_id, position, about, id, progress)
                    select * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[])
                    """)) {
                ArrayColumns<Below> columns = new ArrayColumns<>(insert, rows, 1);
                columns.add("uuid", Below::evaluationId);
                columns.add("int4", Below::position);
                columns.add("text", row -> row.seen().about().name());
                columns.add("text", row -> row.seen().id());
                columns.add("text", row -> row.seen().progress().name());
                insert.executeUpdate();
            }
        }
    }
}
