package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.crypto.Seal;
import be.fgov.mi.piis.identity.problem.Problem;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works files off, one at a time for each CPAS, whichever instance gets to it.
 *
 * <ol>
 *   <li>A session lock on the CPAS keeps other workers away; it ends with the connection, so a killed process holds
 *       nothing.
 *   <li>While one chunk is in the database the next one is unpacked, read and encrypted.
 *   <li>A chunk is one transaction: pushes, results, hash chain and cursor. Whoever goes on starts at the cursor.
 *   <li>All or nothing: a first pass judges and stores nothing; then one transaction stores everything.
 *   <li>A line that the database refuses, whatever is tried, is refused; any other fault may pass: the delivery waits
 *       and is tried again, and those of other CPAS go on.
 * </ol>
 */
public final class BulkWorkers {
    private static final Logger LOG = Logger.getLogger(BulkWorkers.class);
    private static final int THREADS = 2;
    private static final int TIMES = 5;
    private static final int CHUNK_SECONDS = 120;
    private static final int WHOLE_SECONDS = 3_600;
    /** A fault is logged whole once in so many. */
    private static final int FAULTS_TOLD = 10;

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final AgroalDataSource database;
    private final BulkItems kind;
    private final Seal seal;
    private final ReceiptSigner signer;
    private final Semaphore woken = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    public BulkWorkers(AgroalDataSource database, BulkItems kind, Seal seal, ReceiptSigner signer) {
        this.database = database;
        this.kind = kind;
        this.seal = seal;
        this.signer = signer;
    }

    /** Starts working, with what was left unfinished. */
    public synchronized void start() {
        stopping = false;
        try (Connection connection = database.getConnection()) {
            ImportTable.deleteOrphans(connection);
        } catch (SQLException later) {
            LOG.warn("what broken uploads left stays for the next start");
        }
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().name("import-" + i).daemon().start(this::work));
        }
    }

    /** Ends after the chunk that is under way. */
    public synchronized void stop() throws InterruptedException {
        stopping = true;
        woken.release(THREADS);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(30));
        }
        threads.clear();
    }

    void wake() {
        woken.release();
    }

    private void work() {
        while (!stopping) {
            try {
                if (!workOnce() && woken.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (SQLException | RuntimeException failure) {
                // The delivery stands where its cursor is; the database comes back or the operator is told.
                LOG.warnf("imports wait: %s", failure.getMessage());
                pause();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * Works off every delivery that no other worker holds and that does not wait after a fault.
     *
     * @return whether there was any
     * @throws RuntimeException the first fault, after all of them were tried
     */
    public boolean workOnce() throws SQLException {
        boolean any = false;
        RuntimeException fault = null;
        for (ImportTable.Waiting waiting : waiting()) {
            if (stopping) {
                return any;
            }
            try (Connection lock = database.getConnection()) {
                String name = "imports/" + kind.kind() + '/' + waiting.enterpriseNumber();
                if (!ask(lock, "select pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
                    continue;
                }
                try {
                    any |= process(waiting.importId());
                } catch (SQLException | RuntimeException failure) {
                    RuntimeException told = failure instanceof RuntimeException unchecked
                            ? unchecked
                            : new IllegalStateException("a delivery cannot be worked off", failure);
                    putOff(waiting.importId(), told);
                    fault = fault == null ? told : fault;
                } finally {
                    ask(lock, "select pg_advisory_unlock(hashtextextended(?, 0))", name);
                }
            }
        }
        if (fault != null) {
            throw fault;
        }
        return any;
    }

    /** One that cannot be worked off must not keep the others waiting. */
    private void putOff(UUID importId, RuntimeException failure) throws SQLException {
        if (stopping) {
            return;
        }
        int faults;
        try (Connection connection = database.getConnection()) {
            faults = ImportTable.putOff(connection, importId);
        } catch (SQLException alsoAway) {
            failure.addSuppressed(alsoAway);
            throw failure;
        }
        if (faults % FAULTS_TOLD == 1) {
            LOG.errorf(failure, "import %s waits after a fault, the %d. in a row", importId, faults);
        } else {
            LOG.warnf("import %s waits after a fault, the %d. in a row", importId, faults);
        }
    }

    private List<ImportTable.Waiting> waiting() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return ImportTable.waiting(connection, kind.kind());
        }
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private boolean process(UUID importId) throws SQLException {
        ImportRow row;
        try (Connection connection = database.getConnection()) {
            Optional<ImportRow> found = ImportTable.find(connection, importId, kind.kind(), false);
            if (found.isEmpty()
                    || (found.get().status() != Delivery.Status.RECEIVED
                            && found.get().status() != Delivery.Status.RUNNING)) {
                return false;
            }
            row = found.get();
        }
        try (ExecutorService ahead = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("import-ahead").daemon().factory())) {
            if (row.delivery().isJudgedFirst()) {
                judgeFirst(row, ahead);
            } else {
                storeEach(row, ahead);
            }
        }
        return true;
    }

    /** Each chunk by itself: what was written before an interruption stays written. */
    private void storeEach(ImportRow row, ExecutorService ahead) throws SQLException {
        Delivery delivery = row.delivery();
        Pass pass = new Pass(Set.of());
        if (row.nextChunk() > 0) {
            try (Connection connection = database.getConnection()) {
                pass.taken().addAll(ImportTable.taken(connection, delivery.importId(), kind.kind()));
            }
        }
        Future<List<BulkItem>> next = prepare(delivery, row.nextChunk(), ahead);
        for (int chunk = row.nextChunk(); chunk < delivery.chunks(); chunk++) {
            if (stopping) {
                return;
            }
            Future<List<BulkItem>> current = next;
            next = chunk + 1 < delivery.chunks() ? prepare(delivery, chunk + 1, ahead) : current;
            int now = chunk;
            List<BulkItem> items =
                    inOneTransaction(CHUNK_SECONDS, current, delivery, chunk, (connection, held, given, oneByOne) -> {
                        if (held.nextChunk() != now) {
                            throw new IllegalStateException("another worker went on with the delivery");
                        }
                        ChunkWork work = new ChunkWork(kind, connection, delivery, pass, true);
                        if (oneByOne) {
                            work.runOneByOne(given);
                        } else {
                            work.run(given);
                        }
                        moveOn(connection, held, given);
                    });
            ChunkWork.remember(pass, items, true);
        }
    }

    private void moveOn(Connection connection, ImportRow held, List<BulkItem> items) throws SQLException {
        ImportRow moved = moved(held, items);
        if (held.faults() > 0) {
            ImportTable.forgetFaults(connection, held.delivery().importId());
        }
        if (moved.nextChunk() == held.delivery().chunks()) {
            Receipts.finish(connection, held, Delivery.Status.DONE, moved.counts(), moved.chain(), kind.kind(), signer);
        } else {
            ImportTable.progress(
                    connection,
                    held.delivery().importId(),
                    Delivery.Status.RUNNING,
                    moved.nextChunk(),
                    moved.counts(),
                    moved.chain());
        }
    }

    private static ImportRow moved(ImportRow held, List<BulkItem> items) {
        Counts counts = held.counts();
        byte[] chain = held.chain();
        for (BulkItem item : items) {
            counts = counts.with(item);
            chain = item.isTaken() ? AcceptedSet.with(chain, item.hash()) : chain;
        }
        return held.at(held.status(), held.nextChunk() + 1, counts, chain);
    }

    /** A pass that stores nothing; after an interruption it begins anew, since it remembers in memory. */
    private void judgeFirst(ImportRow row, ExecutorService ahead) throws SQLException {
        Delivery delivery = row.delivery();
        for (int attempt = 0; attempt < TIMES; attempt++) {
            Pass pass = new Pass(comingAgain(delivery));
            inOneTransaction(CHUNK_SECONDS, connection -> {
                ImportTable.deleteResults(connection, delivery.importId());
                ImportTable.progress(
                        connection,
                        delivery.importId(),
                        Delivery.Status.RUNNING,
                        0,
                        Counts.none(delivery.total()),
                        AcceptedSet.empty());
            });
            Future<List<BulkItem>> next = prepare(delivery, 0, ahead);
            ImportRow judged = started(row);
            for (int chunk = 0; chunk < delivery.chunks(); chunk++) {
                if (stopping) {
                    return;
                }
                List<BulkItem> items = result(next);
                if (chunk + 1 < delivery.chunks()) {
                    next = prepare(delivery, chunk + 1, ahead);
                }
                judged = judgeOnly(judged, items, pass);
                ChunkWork.remember(pass, items, false);
            }
            boolean refused = judged.counts().refused() > 0;
            if (delivery.mode() == Delivery.Mode.COMMIT && !refused) {
                if (storeAll(row, ahead, pass)) {
                    return;
                }
                continue;
            }
            boolean nothing = delivery.atomic() == Delivery.Atomic.ALL && refused;
            ImportRow last = judged;
            inOneTransaction(CHUNK_SECONDS, connection -> {
                // The results so far could be read before the line that refuses the file was judged.
                BulkAccessLog.writeLooks(connection, delivery.sender(), kind.kind(), pass.takeLooks());
                // Only the refused lines count: nothing of an all-or-nothing file is accepted.
                Counts counts = nothing
                        ? new Counts(delivery.total(), 0, 0, last.counts().refused())
                        : last.counts();
                Receipts.finish(
                        connection,
                        row,
                        nothing ? Delivery.Status.REFUSED : Delivery.Status.DONE,
                        counts,
                        nothing ? AcceptedSet.empty() : last.chain(),
                        kind.kind(),
                        signer);
            });
            return;
        }
        throw new IllegalStateException("other pushes keep coming in between");
    }

    /**
     * Stores everything in one transaction.
     *
     * @return false when something came in between that refuses a line: nothing is stored, judge again
     */
    private boolean storeAll(ImportRow row, ExecutorService ahead, Pass judged) {
        boolean oneByOne = false;
        while (true) {
            try {
                storeAll(row, ahead, oneByOne);
                return true;
            } catch (BulkItems.TryChunkAgain inBetween) {
                return false;
            } catch (ChunkWork.SpoiltByLine refusal) {
                refuseAll(row, refusal, judged);
                return true;
            } catch (RuntimeException failure) {
                if (oneByOne || !ChunkWork.isRefusedByDatabase(failure)) {
                    throw failure;
                }
                // Once more, line by line, to find the one that will never be stored.
                oneByOne = true;
            }
        }
    }

    private void storeAll(ImportRow row, ExecutorService ahead, boolean oneByOne) {
        Delivery delivery = row.delivery();
        inOneTransaction(WHOLE_SECONDS, connection -> {
            hold(connection, delivery);
            ImportTable.deleteResults(connection, delivery.importId());
            Pass pass = new Pass(Set.of());
            ImportRow done = started(row);
            Future<List<BulkItem>> next = prepare(delivery, 0, ahead);
            for (int chunk = 0; chunk < delivery.chunks(); chunk++) {
                if (stopping) {
                    throw new BulkItems.TryChunkAgain();
                }
                List<BulkItem> items = result(next);
                if (chunk + 1 < delivery.chunks()) {
                    next = prepare(delivery, chunk + 1, ahead);
                }
                ChunkWork work = new ChunkWork(kind, connection, delivery, pass, true);
                if (oneByOne) {
                    work.runOneByOne(items);
                } else {
                    work.run(items);
                }
                if (items.stream().anyMatch(item -> !item.isTaken())) {
                    throw new BulkItems.TryChunkAgain();
                }
                ChunkWork.remember(pass, items, true);
                done = moved(done, items);
                tellStored(delivery, chunk + 1);
            }
            Receipts.finish(connection, row, Delivery.Status.DONE, done.counts(), done.chain(), kind.kind(), signer);
        });
    }

    /** In a transaction of its own: the one that stores shows nothing before its end. */
    private void tellStored(Delivery delivery, int chunks) {
        inOneTransaction(CHUNK_SECONDS, connection -> ImportTable.stored(connection, delivery.importId(), chunks));
    }

    /** Nothing is stored, and the line that the database refuses is named. */
    private void refuseAll(ImportRow row, ChunkWork.SpoiltByLine refusal, Pass judged) {
        Delivery delivery = row.delivery();
        Problem problem = ChunkWork.refusedByDatabase(refusal).problem();
        inOneTransaction(CHUNK_SECONDS, connection -> {
            BulkAccessLog.writeLooks(connection, delivery.sender(), kind.kind(), judged.takeLooks());
            ImportTable.refuseResult(connection, delivery.importId(), refusal.line(), problem);
            Receipts.finish(
                    connection,
                    row,
                    Delivery.Status.REFUSED,
                    new Counts(delivery.total(), 0, 0, 1),
                    AcceptedSet.empty(),
                    kind.kind(),
                    signer);
        });
    }

    private static ImportRow started(ImportRow row) {
        return row.at(Delivery.Status.RUNNING, 0, Counts.none(row.delivery().total()), AcceptedSet.empty());
    }

    /** Things that come with a revision after the first: of these the pass has to remember more. */
    private Set<String> comingAgain(Delivery delivery) throws SQLException {
        Set<String> again = new HashSet<>();
        for (int chunk = 0; chunk < delivery.chunks(); chunk++) {
            for (byte[] line : lines(delivery, chunk, content(delivery, chunk))) {
                LineGlance.at(line, kind.kinds())
                        .filter(glance -> glance.revision() > 1)
                        .ifPresent(glance -> again.add(glance.thing()));
            }
        }
        return again;
    }

    private Future<List<BulkItem>> prepare(Delivery delivery, int chunk, ExecutorService ahead) {
        return ahead.submit(() -> read(delivery, chunk));
    }

    private List<BulkItem> read(Delivery delivery, int chunk) throws SQLException {
        ImportTable.Packed packed = content(delivery, chunk);
        List<BulkItem> items = new ArrayList<>(packed.lines());
        int number = packed.firstLine();
        for (byte[] line : lines(delivery, chunk, packed)) {
            items.add(kind.read(delivery, number++, line));
        }
        return items;
    }

    private ImportTable.Packed content(Delivery delivery, int chunk) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return ImportTable.content(connection, delivery.importId(), chunk);
        }
    }

    private List<byte[]> lines(Delivery delivery, int chunk, ImportTable.Packed packed) {
        return ChunkPacker.unpack(seal, delivery.importId(), chunk, packed);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a chunk cannot be read", failure.getCause());
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private interface WorkOnHeld {
        void on(Connection connection, ImportRow held, List<BulkItem> items, boolean oneByOne) throws SQLException;
    }

    /** The chunk, again and again when something else came in between. */
    private List<BulkItem> inOneTransaction(
            int seconds, Future<List<BulkItem>> prepared, Delivery delivery, int chunk, WorkOnHeld work)
            throws SQLException {
        List<BulkItem> items = result(prepared);
        boolean oneByOne = false;
        Map<Integer, ProblemException> refusedLines = new HashMap<>();
        for (int attempt = 1; ; attempt++) {
            for (BulkItem item : items) {
                Optional.ofNullable(refusedLines.get(item.line())).ifPresent(item::refuse);
            }
            List<BulkItem> given = items;
            boolean carefully = oneByOne;
            try {
                inOneTransaction(seconds, connection -> {
                    hold(connection, delivery);
                    ImportRow held = ImportTable.find(connection, delivery.importId(), kind.kind(), true)
                            .orElseThrow(Problems::notFound);
                    work.on(connection, held, given, carefully);
                });
                return given;
            } catch (BulkItems.TryChunkAgain inBetween) {
                if (attempt == TIMES) {
                    throw inBetween;
                }
            } catch (ChunkWork.SpoiltByLine refusal) {
                // Each time another line, so this comes to an end; the others are written without it.
                if (refusedLines.put(refusal.line(), ChunkWork.refusedByDatabase(refusal)) != null) {
                    throw refusal;
                }
                attempt--;
            } catch (RuntimeException failure) {
                boolean refused = ChunkWork.isRefusedByDatabase(failure);
                if (attempt == TIMES || !(refused || isInBetween(failure))) {
                    throw failure;
                }
                oneByOne = refused && attempt > 1;
            }
            items = read(delivery, chunk);
        }
    }

    private ImportRow judgeOnly(ImportRow judged, List<BulkItem> items, Pass pass) {
        Delivery delivery = judged.delivery();
        List<ImportRow> moved = new ArrayList<>(1);
        inOneTransaction(CHUNK_SECONDS, connection -> {
            new ChunkWork(kind, connection, delivery, pass, false).run(items);
            if (delivery.mode() == Delivery.Mode.VALIDATE) {
                BulkAccessLog.writeLooks(connection, delivery.sender(), kind.kind(), pass.takeLooks());
            }
            ImportRow now = moved(judged, items);
            moved.add(now);
            ImportTable.progress(
                    connection,
                    delivery.importId(),
                    Delivery.Status.RUNNING,
                    now.nextChunk(),
                    now.counts(),
                    now.chain());
        });
        return moved.getLast();
    }

    private void inOneTransaction(int seconds, Work work) {
        QuarkusTransaction.requiringNew().timeout(seconds).run(() -> {
            try (Connection connection = database.getConnection()) {
                work.on(connection);
            } catch (SQLException failure) {
                throw new IllegalStateException("a chunk of an import cannot be written", failure);
            }
        });
    }

    /**
     * Persons stay who they are and nobody else pushes for the CPAS until the commit. In this order, and before the
     * first write: a merge of persons waits while it holds nothing, and the outbox is read in the order of the locks.
     */
    private void hold(Connection connection, Delivery delivery) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select " + PushReceipts.WAIT_TEN_SECONDS
                + ", pg_advisory_xact_lock_shared(hashtextextended('persons-merge', 0)), (select count(taken) from"
                + " (select pg_advisory_xact_lock(hashtextextended(name, 0))::text as taken"
                + " from unnest(?::text[]) as name) held)")) {
            lock.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            kind.numbersUnder(delivery).stream()
                                    .flatMap(number ->
                                            kind.kinds().stream().map(each -> PushKey.nameOfAll(number, each.name())))
                                    .sorted()
                                    .toArray()));
            lock.execute();
        }
    }

    /** A deadlock or a conflict with another transaction. */
    private static boolean isInBetween(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("40")) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(IDLE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
