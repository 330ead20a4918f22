package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.evaluation.contract.ContractLock;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.contract.KnownContracts;
import be.fgov.mi.piis.evaluation.evaluating.EvaluationBody;
import be.fgov.mi.piis.evaluation.evaluating.EvaluationsInFiles;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.measuring.MeasurementBody;
import be.fgov.mi.piis.evaluation.measuring.MeasurementsInFiles;
import be.fgov.mi.piis.evaluation.record.RecordsInFiles;
import be.fgov.mi.piis.evaluation.record.WaitingRecords;
import be.fgov.mi.piis.evaluation.trajectory.TrajectoriesInFiles;
import be.fgov.mi.piis.evaluation.trajectory.TrajectoryBody;
import be.fgov.mi.piis.identity.bulk.BulkItem;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.StrictJson;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records of contracts that come in files, of all kinds in one: judged as single ones are, written many at a time. */
@ApplicationScoped
public class RecordItems implements BulkItems {
    private static final Logger LOG = Logger.getLogger(RecordItems.class);
    private static final String CONTRACT_REFERENCE = "contractReference";

    private final AgroalDataSource database;
    private final PushReceipts receipts;
    private final LawBook lawBook;
    private final ContractLock contractLock;
    private final WaitingRecords waitingRecords;
    private final Clock clock;
    private final List<OfKind<?>> kinds;

    RecordItems(
            AgroalDataSource database,
            LawBook lawBook,
            PushReceipts receipts,
            ContractLock contractLock,
            WaitingRecords waitingRecords,
            Clock clock,
            EvaluationsInFiles evaluations,
            MeasurementsInFiles measurements,
            TrajectoriesInFiles trajectories) {
        this.database = database;
        this.lawBook = lawBook;
        this.receipts = receipts;
        this.contractLock = contractLock;
        this.waitingRecords = waitingRecords;
        this.clock = clock;
        kinds = List.of(
                new OfKind<>(evaluations, EvaluationBody.class),
                new OfKind<>(measurements, MeasurementBody.class),
                new OfKind<>(trajectories, TrajectoryBody.class));
    }

    /** A kind of record, which is also what the property with its body is called. */
    private record OfKind<B>(RecordsInFiles<B> records, Class<B> body) {
        Kind kind() {
            return new Kind(records.kind(), List.of(CONTRACT_REFERENCE, records.kind() + "Reference"));
        }

        Prepared<B> prepare(Delivery delivery, RecordsInFiles.Name name, Object given, String canonical) {
            return new Prepared<>(this, records.prepare(delivery.cpas(), name, body.cast(given), canonical));
        }
    }

    private record Prepared<B>(OfKind<B> kind, RecordsInFiles.Line<B> line) {}

    /** Of files; what a line is about stands with its result. */
    @Override
    public String kind() {
        return "record";
    }

    @Override
    public List<Kind> kinds() {
        return kinds.stream().map(OfKind::kind).toList();
    }

    @Override
    public String home() {
        return "/piisEvaluation/v1";
    }

    @Override
    public BulkItem read(Delivery delivery, int line, byte[] bytes) {
        StrictJson.Examined<RecordLine> examined = StrictJson.examine(bytes, RecordLine.class);
        RecordLine read = examined.body();
        if (read == null) {
            Optional<Kind> kind = kinds().stream()
                    .filter(each ->
                            examined.texts().containsKey(each.referenceNames().getLast()))
                    .findFirst();
            return BulkItem.unreadable(
                    line,
                    bytes,
                    kind.map(Kind::name).orElse(null),
                    kind.flatMap(each -> referenceIn(examined.texts(), each)).orElse(null),
                    examined.numbers().get("revision"),
                    Problems.badRequest(examined.issues()).problem());
        }
        RecordLine.Of told = read.told();
        RecordsInFiles.Name name = new RecordsInFiles.Name(
                read.contractReference(), Objects.requireNonNull(told.reference()), read.revision());
        String reference = name.contractReference() + "/" + name.reference();
        try {
            Object body = Objects.requireNonNull(told.body());
            String canonical = StrictJson.canonical(body);
            OfKind<?> kind = kinds.stream()
                    .filter(each -> each.records().kind().equals(told.name()))
                    .findFirst()
                    .orElseThrow();
            return BulkItem.of(
                    line,
                    bytes,
                    told.name(),
                    reference,
                    read.revision(),
                    receipts.fingerprint(canonical),
                    kind.prepare(delivery, name, body, canonical));
        } catch (RuntimeException failure) {
            var blank = Problems.internalServerError().problem();
            LOG.errorf(failure, "a line of an import failed, %s", blank.instance());
            return BulkItem.unreadable(line, bytes, told.name(), reference, read.revision(), blank);
        }
    }

    private static Optional<String> referenceIn(Map<String, String> texts, Kind kind) {
        List<String> parts = kind.referenceNames().stream()
                .map(name -> texts.getOrDefault(name, ""))
                .filter(PathValues::isReference)
                .toList();
        return parts.size() == kind.referenceNames().size() ? Optional.of(String.join("/", parts)) : Optional.empty();
    }

    @Override
    public Watch watch(Delivery delivery) {
        return new UnusualShare(database, delivery, lawBook.current(), LocalDate.now(clock));
    }

    @Override
    public Session open(Connection connection, Delivery delivery, List<BulkItem> items, @Nullable Earlier earlier)
            throws SQLException {
        if (earlier == null) {
            contractLock.holdAll(delivery.cpas().value());
        }
        Map<String, KnownContract> contracts = KnownContracts.of(
                connection,
                delivery.cpas(),
                items.stream()
                        .map(item -> lineOf(item).line().name().contractReference())
                        .toList());
        RecordsInFiles.Chunk chunk =
                new RecordsInFiles.Chunk(connection, delivery, LocalDate.now(clock), contracts, earlier == null);
        Map<OfKind<?>, OfChunk<?>> byKind = new LinkedHashMap<>();
        for (OfKind<?> kind : kinds) {
            List<BulkItem> ofKind =
                    items.stream().filter(item -> lineOf(item).kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                byKind.put(kind, OfChunk.open(kind, chunk, ofKind));
            }
        }
        return new Records(chunk, byKind);
    }

    private static Prepared<?> lineOf(BulkItem item) {
        return item.content(Prepared.class);
    }

    /** The lines of one kind in a chunk. */
    private record OfChunk<B>(RecordsInFiles.OfChunk<B> records) {
        static <B> OfChunk<B> open(OfKind<B> kind, RecordsInFiles.Chunk chunk, List<BulkItem> items)
                throws SQLException {
            return new OfChunk<>(kind.records().open(chunk, lines(items)));
        }

        Object judge(BulkItem item) {
            return records.judge(OfChunk.<B>lines(List.of(item)).getFirst());
        }

        void store(List<BulkItem> accepted) throws SQLException {
            records.store(lines(accepted));
        }

        /** Sorted out by kind before, which the compiler cannot see. */
        @SuppressWarnings("unchecked")
        private static <B> List<RecordsInFiles.Line<B>> lines(List<BulkItem> items) {
            List<RecordsInFiles.Line<B>> lines = new ArrayList<>(items.size());
            for (BulkItem item : items) {
                lines.add((RecordsInFiles.Line<B>) lineOf(item).line());
            }
            return lines;
        }
    }

    private final class Records implements Session {
        private final RecordsInFiles.Chunk chunk;
        private final Map<OfKind<?>, OfChunk<?>> byKind;

        Records(RecordsInFiles.Chunk chunk, Map<OfKind<?>, OfChunk<?>> byKind) {
            this.chunk = chunk;
            this.byKind = byKind;
        }

        @Override
        public Object judge(BulkItem item) {
            return Objects.requireNonNull(byKind.get(lineOf(item).kind())).judge(item);
        }

        @Override
        public void store(List<BulkItem> accepted) throws SQLException {
            for (Map.Entry<OfKind<?>, OfChunk<?>> each : byKind.entrySet()) {
                List<BulkItem> ofKind = accepted.stream()
                        .filter(item -> lineOf(item).kind() == each.getKey())
                        .toList();
                if (!ofKind.isEmpty()) {
                    each.getValue().store(ofKind);
                }
            }
            List<WaitingRecords.Waiting> waiting = new ArrayList<>();
            for (BulkItem item : accepted) {
                RecordsInFiles.Name name = lineOf(item).line().name();
                if (chunk.contract(name).isEmpty()) {
                    waiting.add(new WaitingRecords.Waiting(item.kind(), name.contractReference(), name.reference()));
                }
            }
            waitingRecords.waitAll(chunk.connection(), chunk.delivery().cpas().value(), waiting);
        }
    }
}
