package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushReceipts;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One chunk of a delivery in the transaction of the caller: which pushes are new, known or wrong, and then everything
 * of the new ones with one statement a table.
 */
final class ChunkWork {
    private static final Logger LOG = Logger.getLogger(ChunkWork.class);

    private record Known(
            int newest,
            byte @Nullable [] fingerprint,
            @Nullable String answer) {}

    private final BulkItems kind;
    private final Connection connection;
    private final Delivery delivery;
    private final Pass pass;
    private final boolean storing;

    ChunkWork(BulkItems kind, Connection connection, Delivery delivery, Pass pass, boolean storing) {
        this.kind = kind;
        this.connection = connection;
        this.delivery = delivery;
        this.pass = pass;
        this.storing = storing;
    }

    /** Judges every line, in order; stores what is accepted where the pass stores. */
    void run(List<BulkItem> items) throws SQLException {
        List<BulkItem> readable =
                items.stream().filter(item -> item.status() == 0).toList();
        if (!readable.isEmpty()) {
            List<BulkItem> accepted = judge(readable);
            if (storing && !accepted.isEmpty()) {
                insertReceipts(accepted);
                checkNow();
            }
        }
        ImportTable.insertResults(connection, delivery.importId(), kind.kind(), items, storing);
    }

    /** What is checked at the commit otherwise: there it could no longer be told from a fault, nor the line named. */
    private void checkNow() throws SQLException {
        execute("set constraints all immediate; set constraints all deferred");
    }

    /**
     * Line by line, so that one that the database refuses is found and the others are stored.
     *
     * @throws SpoiltByLine when what is left of the transaction cannot be used after such a line
     */
    void runOneByOne(List<BulkItem> items) throws SQLException {
        for (BulkItem item : items) {
            if (item.status() == 0) {
                storeAlone(item);
            }
        }
        ImportTable.insertResults(connection, delivery.importId(), kind.kind(), items, storing);
    }

    /** The transaction has to be rolled back because of one line, which the database refuses whatever is tried. */
    static final class SpoiltByLine extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        SpoiltByLine(int line, Throwable refusal) {
            super("a line is refused by the database", refusal);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private void storeAlone(BulkItem item) throws SQLException {
        execute("savepoint one_line");
        try {
            List<BulkItem> accepted = judge(List.of(item));
            if (!accepted.isEmpty()) {
                insertReceipts(accepted);
                checkNow();
                pass.taken().add(item.push());
            }
            execute("release savepoint one_line");
        } catch (SQLException failure) {
            if (!isRefusedByDatabase(failure)) {
                throw failure;
            }
            if (delivery.isStoredAtOnce()) {
                throw new SpoiltByLine(item.line(), failure);
            }
            execute("rollback to savepoint one_line");
            item.refuse(refusedByDatabase(failure));
        } catch (RuntimeException failure) {
            // Written through Hibernate, whose session and transaction are of no use after a failed flush.
            throw isRefusedByDatabase(failure) ? new SpoiltByLine(item.line(), failure) : failure;
        }
    }

    /** A blank 500 whose instance is in the log: what the database says may hold words about a person. */
    static ProblemException refusedByDatabase(Throwable refusal) {
        ProblemException blank = Problems.internalServerError();
        LOG.errorf(
                refusal,
                "a line of an import is refused by the database, %s",
                blank.problem().instance());
        return blank;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Class 22 and 23: a value or a constraint, which stays wrong however often it is tried. */
    static boolean isRefusedByDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFromDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private List<BulkItem> judge(List<BulkItem> readable) throws SQLException {
        // A plan kept from when a table was empty reads the whole table for every chunk once it is large.
        execute("set local plan_cache_mode = force_custom_plan");
        BulkItems.Session session = kind.open(connection, delivery, readable, storing ? null : pass);
        List<BulkItem> found =
                readable.stream().filter(item -> isFound(session, item)).toList();
        Map<BulkItem, Known> known = found.isEmpty() ? Map.of() : known(found);
        // Not for the writes: the foreign keys would be planned anew for each row.
        execute("set local plan_cache_mode = auto");
        Map<String, BulkItem> here = new HashMap<>();
        Map<String, Integer> newestHere = new HashMap<>();
        List<BulkItem> accepted = new ArrayList<>();
        for (BulkItem item : found) {
            String name = item.push();
            Known stored = known.get(item);
            if (stored == null) {
                throw new IllegalStateException("every line was asked for");
            }
            BulkItem twin = here.get(name);
            Pass.Seen earlier = pass.seen(item);
            if (twin != null) {
                same(item, twin.fingerprint(), String.valueOf(twin.answer()), true);
            } else if (earlier != null) {
                String answer = ImportTable.answerOf(connection, delivery.importId(), earlier.line());
                same(item, earlier.fingerprint(), String.valueOf(answer), true);
            } else if (stored.fingerprint() != null) {
                same(
                        item,
                        stored.fingerprint(),
                        String.valueOf(stored.answer()),
                        pass.taken().contains(name));
                if (item.isTaken()) {
                    here.put(name, item);
                }
            } else {
                int newest = Math.max(
                        Math.max(stored.newest(), pass.newest(item)), newestHere.getOrDefault(item.thing(), 0));
                if (newest != item.revision() - 1) {
                    item.refuse(PushReceipts.revisionGap(item.kind(), newest + 1, item.revision()));
                } else if (accept(session, item)) {
                    here.put(name, item);
                    newestHere.put(item.thing(), item.revision());
                    accepted.add(item);
                }
            }
        }
        if (!accepted.isEmpty()) {
            if (storing) {
                session.store(accepted);
            } else {
                pass.looked(session.looks(accepted));
            }
        }
        return accepted;
    }

    /** Called after the commit: a chunk that is done again must not meet itself. */
    static void remember(Pass pass, List<BulkItem> items, boolean stored) {
        for (BulkItem item : items) {
            if (item.isTaken()) {
                pass.taken().add(item.push());
                if (!stored) {
                    pass.wouldStore(item);
                }
            }
        }
    }

    /** Finds the number that the line's thing is kept under. */
    private boolean isFound(BulkItems.Session session, BulkItem item) {
        try {
            String sentTo = delivery.cpas().value();
            String number = session.numberOf(item, sentTo);
            if (!number.equals(sentTo)) {
                item.keptUnder(number);
            }
            return true;
        } catch (ProblemException refusal) {
            item.refuse(refusal);
            return false;
        }
    }

    private boolean accept(BulkItems.Session session, BulkItem item) {
        try {
            item.accept(ImportTable.json(session.judge(item)));
            return true;
        } catch (ProblemException refusal) {
            item.refuse(refusal);
        } catch (RuntimeException failure) {
            if (isFromDatabase(failure)) {
                // The transaction is of no use any more, and the fault may pass: no word on the line yet.
                throw failure;
            }
            ProblemException blank = Problems.internalServerError();
            LOG.errorf(
                    failure, "a line of an import failed, %s", blank.problem().instance());
            item.refuse(blank);
        }
        return false;
    }

    private void same(BulkItem item, byte[] fingerprint, String answer, boolean inThisFile) {
        if (MessageDigest.isEqual(fingerprint, item.fingerprint())) {
            item.repeat(answer);
        } else if (inThisFile) {
            item.refuse(Problems.conflict(
                    "duplicateInBatch",
                    "The same revision stands earlier in this file with other content.",
                    Map.of("revision", item.revision())));
        } else {
            item.refuse(PushReceipts.revisionConflict(item.kind(), item.revision()));
        }
    }

    private Map<BulkItem, Known> known(List<BulkItem> items) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select i.n, coalesce((select p.revision from push_receipt p
                                       where p.enterprise_number = i.number and p.kind = i.kind
                                         and p.reference = i.reference
                                       order by p.revision desc limit 1), 0), r.fingerprint, r.answer
                  from unnest(?::text[], ?::text[], ?::text[], ?::int[])
                       with ordinality as i(number, kind, reference, revision, n)
                  left join lateral (select p.fingerprint, p.answer from push_receipt p
                                      where p.enterprise_number = i.number and p.kind = i.kind
                                        and p.reference = i.reference and p.revision = i.revision limit 1) r on true
                """)) {
            select.setArray(1, numbers(items));
            select.setArray(2, kinds(items));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "text", items.stream().map(BulkItem::reference).toArray()));
            select.setArray(
                    4,
                    connection.createArrayOf(
                            "int4", items.stream().map(BulkItem::revision).toArray()));
            Map<BulkItem, Known> known = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(
                            items.get((int) row.getLong(1) - 1),
                            new Known(row.getInt(2), row.getBytes(3), row.getString(4)));
                }
            }
            return known;
        }
    }

    private Array numbers(List<BulkItem> items) throws SQLException {
        String sentTo = delivery.cpas().value();
        return connection.createArrayOf(
                "text",
                items.stream()
                        .map(item -> Objects.requireNonNullElse(item.otherNumber(), sentTo))
                        .toArray());
    }

    private Array kinds(List<BulkItem> items) throws SQLException {
        return connection.createArrayOf(
                "text", items.stream().map(BulkItem::kind).toArray());
    }

    private void insertReceipts(List<BulkItem> accepted) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into push_receipt (enterprise_number, kind, reference, revision, fingerprint, answer)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::bytea[], ?::text[])
                """)) {
            insert.setArray(1, numbers(accepted));
            insert.setArray(2, kinds(accepted));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", accepted.stream().map(BulkItem::reference).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "int4", accepted.stream().map(BulkItem::revision).toArray()));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea",
                            accepted.stream().map(BulkItem::fingerprint).toArray(byte[][]::new)));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "text", accepted.stream().map(BulkItem::answer).toArray()));
            insert.executeUpdate();
        }
    }
}
