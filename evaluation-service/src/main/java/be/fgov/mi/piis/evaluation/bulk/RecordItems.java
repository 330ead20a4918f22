package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.evaluation.contract.ContractLock;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.contract.KnownContracts;
import be.fgov.mi.piis.evaluation.evaluating.EvaluationBody;
import be.fgov.mi.piis.evaluation.evaluating.EvaluationsInFiles;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.measuring.MeasurementBody;
import be.fgov.mi.piis.evaluation.measuring.MeasurementsInFiles;
import be.fgov.mi.piis.evaluation.record.FindRecord;
import be.fgov.mi.piis.evaluation.record.RecordName;
import be.fgov.mi.piis.evaluation.record.RecordsInFiles;
import be.fgov.mi.piis.evaluation.record.WaitingRecords;
import be.fgov.mi.piis.evaluation.trajectory.TrajectoriesInFiles;
import be.fgov.mi.piis.evaluation.trajectory.TrajectoryBody;
import be.fgov.mi.piis.identity.bulk.BulkItem;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
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
    private final FindRecord findRecord;
    private final FindContract findContract;
    private final Clock clock;
    private final List<OfKind<?>> kinds;

    RecordItems(
            AgroalDataSource database,
            LawBook lawBook,
            PushReceipts receipts,
            ContractLock contractLock,
            WaitingRecords waitingRecords,
            FindRecord findRecord,
            FindContract findContract,
            Clock clock,
            EvaluationsInFiles evaluations,
            MeasurementsInFiles measurements,
            TrajectoriesInFiles trajectories) {
        this.database = database;
        this.lawBook = lawBook;
        this.receipts = receipts;
        this.contractLock = contractLock;
        this.waitingRecords = waitingRecords;
        this.findRecord = findRecord;
        this.findContract = findContract;
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

    private record Prepared<B>(OfKind<B> kind, RecordsInFiles.Line<B> line) {
        /** Sealed anew for the row that it belongs to, where that is another one than the file seemed to say. */
        Prepared<B> sentTo(EnterpriseNumber number) {
            return number.equals(line.sentTo())
                    ? this
                    : new Prepared<>(
                            kind,
                            kind.records()
                                    .prepare(number, line.name(), line.body(), StrictJson.canonical(line.body())));
        }
    }

    /** Of files; what a line is about stands with its result. */
    @Override
    public String kind() {
        return "record";
    }

    @Override
    public List<Kind> kinds() {
        return kinds.stream().map(OfKind::kind).toList();
    }

    /** A file of the successor goes on with what those that it took over have. */
    @Override
    public List<String> numbersUnder(Delivery delivery) {
        return List.copyOf(findRecord.numbers(delivery.cpas()));
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
        return new UnusualShare(
                database, findContract.numbersUnder(delivery.cpas()), lawBook.current(), LocalDate.now(clock));
    }

    @Override
    public Session open(Connection connection, Delivery delivery, List<BulkItem> items, @Nullable Earlier earlier)
            throws SQLException {
        Collection<String> numbers = findRecord.numbers(delivery.cpas());
        if (earlier == null) {
            contractLock.holdAll(numbers);
        }
        Map<BulkItem, SortedSet<String>> sentTo = sentTo(connection, delivery, items, numbers);
        Map<BulkItem, Prepared<?>> prepared = new HashMap<>();
        for (BulkItem item : items) {
            prepared.put(item, given(item).sentTo(only(sentTo.get(item)).orElse(delivery.cpas())));
        }
        Map<String, List<String>> numbersUnder = new HashMap<>();
        for (Prepared<?> each : prepared.values()) {
            numbersUnder.computeIfAbsent(
                    each.line().sentTo().value(),
                    any -> findContract.numbersUnder(each.line().sentTo()));
        }
        Map<String, List<KnownContract>> contracts = KnownContracts.of(
                connection,
                numbersUnder.values().stream().flatMap(List::stream).distinct().toList(),
                prepared.values().stream()
                        .map(each -> each.line().name().contractReference())
                        .toList());
        RecordsInFiles.Chunk chunk = new RecordsInFiles.Chunk(
                connection, delivery, LocalDate.now(clock), contracts, numbersUnder, earlier == null);
        Map<OfKind<?>, OfChunk<?>> byKind = new LinkedHashMap<>();
        for (OfKind<?> kind : kinds) {
            List<Prepared<?>> ofKind = items.stream()
                    .<Prepared<?>>map(prepared::get)
                    .filter(each -> each.kind() == kind)
                    .toList();
            if (!ofKind.isEmpty()) {
                byKind.put(kind, OfChunk.open(kind, chunk, ofKind));
            }
        }
        return new Records(chunk, prepared, sentTo, byKind);
    }

    private static Prepared<?> given(BulkItem item) {
        return item.content(Prepared.class);
    }

    private static Optional<EnterpriseNumber> only(@Nullable SortedSet<String> sentTo) {
        return sentTo == null || sentTo.size() > 1
                ? Optional.empty()
                : Optional.of(new EnterpriseNumber(sentTo.getFirst()));
    }

    /** {@return what stands under another number than the file is sent to, or may; of most files nothing} */
    private Map<BulkItem, SortedSet<String>> sentTo(
            Connection connection, Delivery delivery, List<BulkItem> items, Collection<String> numbers)
            throws SQLException {
        if (numbers.size() <= 1) {
            return Map.of();
        }
        Map<BulkItem, RecordName> names = new HashMap<>();
        Map<RecordName, byte[]> firstOnes = new HashMap<>();
        for (BulkItem item : items) {
            RecordsInFiles.Name name = given(item).line().name();
            RecordName record = new RecordName(item.kind(), name.contractReference(), name.reference());
            names.put(item, record);
            if (name.revision() == 1) {
                firstOnes.put(
                        record,
                        receipts.fingerprint(
                                StrictJson.canonical(given(item).line().body())));
            }
        }
        Map<RecordName, SortedSet<String>> found =
                findRecord.sentTo(connection, delivery.cpas(), Set.copyOf(names.values()), firstOnes);
        Map<BulkItem, SortedSet<String>> sentTo = new HashMap<>();
        names.forEach((item, name) -> sentTo.put(item, Objects.requireNonNull(found.get(name))));
        return sentTo;
    }

    /** The lines of one kind in a chunk. */
    private record OfChunk<B>(RecordsInFiles.OfChunk<B> records) {
        static <B> OfChunk<B> open(OfKind<B> kind, RecordsInFiles.Chunk chunk, List<Prepared<?>> prepared)
                throws SQLException {
            return new OfChunk<>(kind.records().open(chunk, lines(prepared)));
        }

        PushAnswer judge(Prepared<?> prepared) {
            return records.judge(OfChunk.<B>lines(List.of(prepared)).getFirst());
        }

        void store(List<Prepared<?>> accepted) throws SQLException {
            records.store(lines(accepted));
        }

        /** Sorted out by kind before, which the compiler cannot see. */
        @SuppressWarnings("unchecked")
        private static <B> List<RecordsInFiles.Line<B>> lines(List<Prepared<?>> prepared) {
            List<RecordsInFiles.Line<B>> lines = new ArrayList<>(prepared.size());
            for (Prepared<?> each : prepared) {
                lines.add((RecordsInFiles.Line<B>) each.line());
            }
            return lines;
        }
    }

    private final class Records implements Session {
        private final RecordsInFiles.Chunk chunk;
        private final Map<BulkItem, Prepared<?>> prepared;
        private final Map<BulkItem, SortedSet<String>> sentTo;
        private final Map<OfKind<?>, OfChunk<?>> byKind;
        private final Set<BulkItem> waiting = new HashSet<>();

        Records(
                RecordsInFiles.Chunk chunk,
                Map<BulkItem, Prepared<?>> prepared,
                Map<BulkItem, SortedSet<String>> sentTo,
                Map<OfKind<?>, OfChunk<?>> byKind) {
            this.chunk = chunk;
            this.prepared = prepared;
            this.sentTo = sentTo;
            this.byKind = byKind;
        }

        /** What is about a contract of a CPAS that was taken over goes to the number of that, as a single push does. */
        @Override
        public String numberOf(BulkItem item, String sentToFile) {
            SortedSet<String> numbers = sentTo.get(item);
            if (numbers != null && numbers.size() > 1) {
                throw FindContract.ambiguous(numbers);
            }
            return lineOf(item).line().sentTo().value();
        }

        private Prepared<?> lineOf(BulkItem item) {
            return Objects.requireNonNull(prepared.get(item));
        }

        @Override
        public Object judge(BulkItem item) {
            Prepared<?> line = lineOf(item);
            PushAnswer answer = Objects.requireNonNull(byKind.get(line.kind())).judge(line);
            if (answer.status().equals(WaitingRecords.AWAITING_CONTRACT)) {
                waiting.add(item);
            }
            return answer;
        }

        @Override
        public void store(List<BulkItem> accepted) throws SQLException {
            for (Map.Entry<OfKind<?>, OfChunk<?>> each : byKind.entrySet()) {
                List<Prepared<?>> ofKind = accepted.stream()
                        .<Prepared<?>>map(this::lineOf)
                        .filter(line -> line.kind() == each.getKey())
                        .toList();
                if (!ofKind.isEmpty()) {
                    each.getValue().store(ofKind);
                }
            }
            Map<String, List<RecordName>> waitingByNumber =
                    byNumber(accepted.stream().filter(waiting::contains).toList());
            for (Map.Entry<String, List<RecordName>> each : waitingByNumber.entrySet()) {
                waitingRecords.waitAll(chunk.connection(), each.getKey(), each.getValue());
            }
            Map<String, List<RecordName>> foundByNumber = byNumber(accepted.stream()
                    .filter(item -> !waiting.contains(item) && item.revision() > 1)
                    .toList());
            for (Map.Entry<String, List<RecordName>> each : foundByNumber.entrySet()) {
                waitingRecords.foundAll(chunk.connection(), each.getKey(), each.getValue());
            }
        }

        private Map<String, List<RecordName>> byNumber(List<BulkItem> items) {
            Map<String, List<RecordName>> byNumber = new TreeMap<>();
            for (BulkItem item : items) {
                RecordsInFiles.Line<?> line = lineOf(item).line();
                byNumber.computeIfAbsent(line.sentTo().value(), any -> new ArrayList<>())
                        .add(new RecordName(
                                item.kind(),
                                line.name().contractReference(),
                                line.name().reference()));
            }
            return byNumber;
        }
    }
}
