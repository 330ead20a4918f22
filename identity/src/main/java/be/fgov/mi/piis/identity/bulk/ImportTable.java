package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problem;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of deliveries: plain statements on a connection that the caller holds. */
final class ImportTable {
    private static final String COLUMNS =
            "import_id, enterprise_number, mode, atomic, status, chunks, next_chunk, total, accepted, repeated, refused,"
                    + " accepted_set_hash, pause, decision, client_id, subject, account, roles, caller_cpas, trace_id,"
                    + " received_at, finished_at, receipt, stored_chunks, faults, retry_at";

    /** @param lines how many lines are in it */
    record Packed(int firstLine, int lines, byte[] sealed) {}

    /** A line's result as it is stored. */
    record Result(
            int line,
            @Nullable String kind,
            @Nullable String reference,
            @Nullable Integer revision,
            int status,
            @Nullable String answer) {}

    /** A delivery that waits for a worker. */
    record Waiting(UUID importId, String enterpriseNumber) {}

    private ImportTable() {}

    static void insert(
            Connection connection, Delivery delivery, String kind, Delivery.Status status, @Nullable String pause)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into import (import_id, enterprise_number, kind, mode, atomic, status, chunks, total, pause,
                                    client_id, subject, account, roles, caller_cpas, trace_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            Delivery.Sender sender = delivery.sender();
            insert.setObject(1, delivery.importId());
            insert.setString(2, delivery.cpas().value());
            insert.setString(3, kind);
            insert.setString(4, delivery.mode().name());
            insert.setString(5, delivery.atomic().name());
            insert.setString(6, status.name());
            insert.setInt(7, delivery.chunks());
            insert.setInt(8, delivery.total());
            insert.setString(9, pause);
            insert.setString(10, sender.clientId());
            insert.setString(11, sender.subject());
            insert.setString(12, sender.account());
            insert.setString(13, sender.roles());
            insert.setString(14, sender.enterpriseNumber());
            insert.setString(15, sender.traceId());
            insert.executeUpdate();
        }
    }

    static Optional<ImportRow> find(Connection connection, UUID importId, String kind, boolean hold)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from import where import_id = ? and kind = ?" + (hold ? " for update" : ""))) {
            select.setObject(1, importId);
            select.setString(2, kind);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static ImportRow read(ResultSet row) throws SQLException {
        Timestamp finishedAt = row.getTimestamp("finished_at");
        Timestamp retryAt = row.getTimestamp("retry_at");
        return new ImportRow(
                new Delivery(
                        row.getObject("import_id", UUID.class),
                        new EnterpriseNumber(row.getString("enterprise_number")),
                        Delivery.Mode.valueOf(row.getString("mode")),
                        Delivery.Atomic.valueOf(row.getString("atomic")),
                        row.getInt("chunks"),
                        row.getInt("total"),
                        new Delivery.Sender(
                                row.getString("client_id"),
                                row.getString("subject"),
                                row.getString("account"),
                                row.getString("roles"),
                                row.getString("caller_cpas"),
                                row.getString("trace_id"))),
                Delivery.Status.valueOf(row.getString("status")),
                row.getInt("next_chunk"),
                new Counts(row.getInt("total"), row.getInt("accepted"), row.getInt("repeated"), row.getInt("refused")),
                row.getBytes("accepted_set_hash"),
                row.getString("pause"),
                row.getString("decision"),
                row.getTimestamp("received_at").toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                row.getString("receipt"),
                row.getInt("stored_chunks"),
                row.getInt("faults"),
                retryAt == null ? null : retryAt.toInstant());
    }

    /**
     * The oldest of each CPAS: one at a time, in the order in which they came. One that waits after a fault keeps those
     * behind it waiting, for the order; other CPAS go on.
     */
    static List<Waiting> waiting(Connection connection, String kind) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select import_id, enterprise_number from (
                    select distinct on (enterprise_number) import_id, enterprise_number, received_at, retry_at
                      from import
                     where status in ('RECEIVED', 'RUNNING') and kind = ?
                     order by enterprise_number, received_at, import_id) oldest
                 where retry_at is null or retry_at <= clock_timestamp()
                 order by received_at, import_id limit 100
                """)) {
            select.setString(1, kind);
            List<Waiting> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Waiting(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
            return found;
        }
    }

    static void progress(
            Connection connection, UUID importId, Delivery.Status status, int nextChunk, Counts counts, byte[] chain)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update import set status = ?, next_chunk = ?, accepted = ?, repeated = ?, refused = ?,
                       accepted_set_hash = ?, stored_chunks = 0 where import_id = ?
                """)) {
            update.setString(1, status.name());
            update.setInt(2, nextChunk);
            update.setInt(3, counts.accepted());
            update.setInt(4, counts.repeated());
            update.setInt(5, counts.refused());
            update.setBytes(6, chain);
            update.setObject(7, importId);
            update.executeUpdate();
        }
    }

    /** So many chunks are in the transaction that stores all of the file. */
    static void stored(Connection connection, UUID importId, int chunks) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update import set stored_chunks = ? where import_id = ?")) {
            update.setInt(1, chunks);
            update.setObject(2, importId);
            update.executeUpdate();
        }
    }

    /**
     * After a fault the delivery waits: a second, then twice as long each time, a minute at most.
     *
     * @return how many faults there were in a row
     */
    static int putOff(Connection connection, UUID importId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update import set faults = faults + 1,
                       retry_at = clock_timestamp() + least(60, power(2, least(faults, 6))) * interval '1 second'
                 where import_id = ? and status in ('RECEIVED', 'RUNNING') returning faults
                """)) {
            update.setObject(1, importId);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** The work went on: the next fault is the first again. */
    static void forgetFaults(Connection connection, UUID importId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update import set faults = 0, retry_at = null where import_id = ?")) {
            update.setObject(1, importId);
            update.executeUpdate();
        }
    }

    static void decide(Connection connection, UUID importId, String decision) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update import set decision = ?, status = 'RECEIVED' where import_id = ?")) {
            update.setString(1, decision);
            update.setObject(2, importId);
            update.executeUpdate();
        }
    }

    /** The file is no longer needed: it holds numbers of persons. */
    static void finish(
            Connection connection,
            UUID importId,
            Delivery.Status status,
            Counts counts,
            byte[] chain,
            Instant at,
            String receipt)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update import set status = ?, finished_at = ?, receipt = ?, accepted = ?, repeated = ?, refused = ?,
                       accepted_set_hash = ?, next_chunk = chunks, faults = 0, retry_at = null
                 where import_id = ?
                """)) {
            update.setString(1, status.name());
            update.setTimestamp(2, Timestamp.from(at));
            update.setString(3, receipt);
            update.setInt(4, counts.accepted());
            update.setInt(5, counts.repeated());
            update.setInt(6, counts.refused());
            update.setBytes(7, chain);
            update.setObject(8, importId);
            update.executeUpdate();
        }
        deleteContent(connection, importId);
    }

    /**
     * In a transaction of its own whose commit need not reach the disk at once: the one that takes the file, after all
     * of them, does, and with it everything before.
     */
    static void storeContent(Connection connection, UUID importId, int chunk, Packed packed) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement setting = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("insert into import_content"
                        + " (import_id, chunk, first_line, lines, sealed) values (?, ?, ?, ?, ?)")) {
            setting.execute("set local synchronous_commit = off");
            insert.setObject(1, importId);
            insert.setInt(2, chunk);
            insert.setInt(3, packed.firstLine());
            insert.setInt(4, packed.lines());
            insert.setBytes(5, packed.sealed());
            insert.executeUpdate();
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    static Packed content(Connection connection, UUID importId, int chunk) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select first_line, lines, sealed from import_content where import_id = ? and chunk = ?")) {
            select.setObject(1, importId);
            select.setInt(2, chunk);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("a chunk of a delivery is missing");
                }
                return new Packed(row.getInt(1), row.getInt(2), row.getBytes(3));
            }
        }
    }

    static void deleteContent(Connection connection, UUID importId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from import_content where import_id = ?")) {
            delete.setObject(1, importId);
            delete.executeUpdate();
        }
    }

    /** What a sender left who went away in the middle of its file. */
    static void deleteOrphans(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from import_content c
                 where c.stored_at < clock_timestamp() - interval '1 day'
                   and not exists (select 1 from import i where i.import_id = c.import_id)
                """)) {
            delete.executeUpdate();
        }
    }

    static void deleteResults(Connection connection, UUID importId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from import_result where import_id = ?")) {
            delete.setObject(1, importId);
            delete.executeUpdate();
        }
    }

    /**
     * @param fileKind what stands with the file need not stand with each line
     * @param stored whether the push receipts hold the answers, of what is kept under the number of the file
     */
    static void insertResults(
            Connection connection, UUID importId, String fileKind, List<BulkItem> items, boolean stored)
            throws SQLException {
        int size = items.size();
        Integer[] lines = new Integer[size];
        String[] kinds = new String[size];
        String[] references = new String[size];
        Integer[] revisions = new Integer[size];
        Integer[] statuses = new Integer[size];
        String[] answers = new String[size];
        for (int i = 0; i < size; i++) {
            BulkItem item = items.get(i);
            lines[i] = item.line();
            kinds[i] = fileKind.equals(item.kindIfAny()) ? null : item.kindIfAny();
            references[i] = item.referenceIfAny();
            revisions[i] = item.revisionIfAny();
            statuses[i] = item.status();
            boolean inReceipt = stored && item.otherNumber() == null;
            answers[i] = item.problem() == null ? inReceipt ? null : item.answer() : json(item.problem());
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into import_result (import_id, line, kind, reference, revision, status, answer)
                select ?, * from unnest(?::int[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[])
                """)) {
            insert.setObject(1, importId);
            insert.setArray(2, connection.createArrayOf("int4", lines));
            insert.setArray(3, connection.createArrayOf("text", kinds));
            insert.setArray(4, connection.createArrayOf("text", references));
            insert.setArray(5, connection.createArrayOf("int4", revisions));
            insert.setArray(6, connection.createArrayOf("int4", statuses));
            insert.setArray(7, connection.createArrayOf("text", answers));
            insert.executeUpdate();
        }
    }

    /** What a pass found right was refused when it was to be stored. */
    static void refuseResult(Connection connection, UUID importId, int line, Problem problem) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update import_result set status = ?, answer = ? where import_id = ? and line = ?")) {
            update.setInt(1, problem.status());
            update.setString(2, json(problem));
            update.setObject(3, importId);
            update.setInt(4, line);
            update.executeUpdate();
        }
    }

    static List<Result> results(Connection connection, ImportRow row, String kind, int afterLine, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select r.line, r.kind, r.reference, r.revision, r.status,
                       coalesce(r.answer, (select p.answer from push_receipt p
                                            where p.enterprise_number = ? and p.kind = coalesce(r.kind, ?)
                                              and p.reference = r.reference and p.revision = r.revision))
                  from import_result r where r.import_id = ? and r.line > ? order by r.line limit ?
                """)) {
            select.setString(1, row.delivery().cpas().value());
            select.setString(2, kind);
            select.setObject(3, row.delivery().importId());
            select.setInt(4, afterLine);
            select.setInt(5, most);
            List<Result> found = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    found.add(new Result(
                            result.getInt(1),
                            result.getString(2),
                            result.getString(3),
                            result.getObject(4, Integer.class),
                            result.getInt(5),
                            result.getString(6)));
                }
            }
            return found;
        }
    }

    static @Nullable String answerOf(Connection connection, UUID importId, int line) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select answer from import_result where import_id = ? and line = ?")) {
            select.setObject(1, importId);
            select.setInt(2, line);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Which pushes this delivery has taken so far, after an interruption. */
    static Set<String> taken(Connection connection, UUID importId, String fileKind) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select coalesce(kind, ?), reference, revision"
                + " from import_result where import_id = ? and status in (200, 201)")) {
            select.setString(1, fileKind);
            select.setObject(2, importId);
            Set<String> taken = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    taken.add(Pass.pushOf(row.getString(1), row.getString(2), row.getInt(3)));
                }
            }
            return taken;
        }
    }

    static String json(Object value) {
        try {
            return JsonMappers.stored().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a wire record always serialises", impossible);
        }
    }
}
