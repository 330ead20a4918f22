package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import be.fgov.mi.piis.identity.bulk.BulkAccessLog;
import be.fgov.mi.piis.identity.push.PushAnswer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The records of one kind in a chunk of a file: what is known of them is read with one query, and what is accepted is
 * written with one statement a table. Nothing here goes through Hibernate.
 *
 * @param <R> the record in its newest state
 * @param <B> the wire record that is pushed
 */
public abstract class RecordChunk<R extends RecordOfContract, B> implements RecordsInFiles.OfChunk<B> {
    /** What a line leaves behind, apart from the newest state of its record. */
    private record Written(
            UUID id,
            int revision,
            byte[] sealed,
            String href,
            @Nullable UUID personId,
            Optional<? extends SuiteEvent> event) {}

    private final RecordsInFiles.Chunk chunk;
    private final String kind;
    private final String purpose;
    private final Outbox outbox;
    private final Map<UUID, R> records = new HashMap<>();
    private final Map<UUID, R> stored = new HashMap<>();
    private final Map<RecordsInFiles.Line<B>, Written> written = new IdentityHashMap<>();

    /**
     * @param kind also the name of the table, with {@code _revision} beside it
     * @param purpose why the CPAS may write, as the access log has it
     */
    protected RecordChunk(
            RecordsInFiles.Chunk chunk, List<RecordsInFiles.Line<B>> lines, String kind, String purpose, Outbox outbox)
            throws SQLException {
        this.chunk = chunk;
        this.kind = kind;
        this.purpose = purpose;
        this.outbox = outbox;
        for (R record : read(lines.stream().map(this::idOf).distinct().toArray())) {
            records.put(record.id(), record);
            stored.put(record.id(), record);
        }
    }

    /** {@return a record that nothing is known of} */
    protected abstract R fresh(String enterpriseNumber, String contractReference, String reference);

    /** {@return the columns of the table besides those of every record, each with a comma before it} */
    protected abstract String columns();

    /** {@return the column with the reference of the record} */
    protected String referenceColumn() {
        return "reference";
    }

    /** Fills in what {@link #columns} names, from that column on. */
    protected abstract void read(R record, ResultSet row, int column) throws SQLException;

    /**
     * Judges as a single push does, and lets the record take the revision.
     *
     * @param contract absent while it is awaited
     */
    protected abstract PushAnswer judge(R record, RecordsInFiles.Line<B> line, Optional<KnownContract> contract);

    protected abstract String href(R record);

    /** {@return what the other services are told of a line; nothing while the contract is awaited} */
    protected abstract Optional<? extends SuiteEvent> toEvent(R record, RecordsInFiles.Line<B> line);

    /** {@return the types of {@link #columns}, each with a comma before it: {@code , ?::date[]}} */
    protected abstract String arrays();

    /** Adds the values of {@link #columns}. */
    protected abstract void write(ArrayColumns<R> columns) throws SQLException;

    /**
     * Writes what stands in tables below the record.
     *
     * @param replaced those that were stored before
     */
    protected void writeBelow(Connection connection, List<R> changed, List<R> replaced) throws SQLException {}

    /** Each revision is the whole state: what stands below the records from an earlier one goes. */
    protected final void forget(String table, List<R> replaced) throws SQLException {
        if (replaced.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                chunk.connection().prepareStatement("delete from " + table + " where " + kind + "_id = any(?)")) {
            delete.setArray(
                    1,
                    chunk.connection()
                            .createArrayOf(
                                    "uuid",
                                    replaced.stream().map(RecordOfContract::id).toArray()));
            delete.executeUpdate();
        }
    }

    /** Tells what is told of a contract as a whole and not of each record, once everything is written. */
    protected void tell(List<R> changed) {}

    protected final RecordsInFiles.Chunk chunk() {
        return chunk;
    }

    private UUID idOf(RecordsInFiles.Line<B> line) {
        return RecordOfContract.idOf(
                kind,
                line.sentTo().value(),
                line.name().contractReference(),
                line.name().reference());
    }

    @Override
    public final PushAnswer judge(RecordsInFiles.Line<B> line) {
        RecordsInFiles.Name name = line.name();
        UUID id = idOf(line);
        R known = records.get(id);
        R record = known == null ? fresh(line.sentTo().value(), name.contractReference(), name.reference()) : known;
        PushAnswer answer = judge(record, line, chunk.contract(record));
        records.put(id, record);
        if (chunk.isStored()) {
            written.put(
                    line,
                    new Written(
                            id,
                            name.revision(),
                            line.sealed(),
                            href(record),
                            record.personId(),
                            toEvent(record, line)));
        }
        return answer;
    }

    @Override
    public final void store(List<RecordsInFiles.Line<B>> accepted) throws SQLException {
        List<Written> rows = new ArrayList<>(accepted.size());
        Map<UUID, R> newest = new LinkedHashMap<>();
        for (RecordsInFiles.Line<B> line : accepted) {
            Written row = Objects.requireNonNull(written.get(line));
            rows.add(row);
            newest.put(row.id(), Objects.requireNonNull(records.get(row.id())));
        }
        // Written down while the database is busy with the rows before them.
        CompletableFuture<Outbox.Prepared> events = CompletableFuture.supplyAsync(() -> Outbox.prepare(
                rows.stream().map(Written::event).flatMap(Optional::stream).toList()));
        List<R> changed = List.copyOf(newest.values());
        List<R> replaced = changed.stream()
                .filter(record -> stored.containsKey(record.id()))
                .toList();
        write(
                changed.stream()
                        .filter(record -> !stored.containsKey(record.id()))
                        .toList(),
                false);
        write(replaced, true);
        writeBelow(chunk.connection(), changed, replaced);
        writeRevisions(rows);
        BulkAccessLog.write(
                chunk.connection(),
                chunk.delivery().sender(),
                kind + ".push",
                purpose,
                rows.stream().map(Written::href).toList(),
                rows.stream().map(Written::personId).toList());
        outbox.publishAll(events.join());
        tell(changed);
    }

    private List<R> read(Object[] ids) throws SQLException {
        try (PreparedStatement select = chunk.connection()
                .prepareStatement("select enterprise_number, contract_reference, " + referenceColumn()
                        + ", contract_id, person_id," + " revision, version" + columns() + ", id from " + kind
                        + " where id = any(?)")) {
            select.setArray(1, chunk.connection().createArrayOf("uuid", ids));
            List<R> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    R record = fresh(row.getString(1), row.getString(2), row.getString(3));
                    record.id = row.getObject("id", UUID.class);
                    record.contractId = row.getObject(4, UUID.class);
                    record.personId = row.getObject(5, UUID.class);
                    record.revision = row.getInt(6);
                    record.version = row.getLong(7);
                    read(record, row, 8);
                    found.add(record);
                }
            }
            return found;
        }
    }

    private void write(List<R> rows, boolean inPlace) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String own = columns();
        try (PreparedStatement insert = chunk.connection()
                .prepareStatement("insert into " + kind + " (id, enterprise_number, contract_reference, "
                        + referenceColumn() + ", contract_id, person_id, revision, version" + own
                        + ") select * from unnest(?::uuid[],"
                        + " ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::int[], ?::bigint[]" + arrays()
                        + ")" + (inPlace ? takeThePlace(own) : ""))) {
            ArrayColumns<R> columns = new ArrayColumns<>(insert, rows, 1);
            columns.add("uuid", RecordOfContract::id);
            columns.add("text", record -> record.enterpriseNumber);
            columns.add("text", RecordOfContract::contractReference);
            columns.add("text", RecordOfContract::reference);
            columns.add("uuid", RecordOfContract::contractId);
            columns.add("uuid", RecordOfContract::personId);
            columns.add("int4", RecordOfContract::revision);
            columns.add("int8", record -> record.version);
            write(columns);
            insert.executeUpdate();
        }
    }

    /** An insert is plain, and faster, where no row is there. */
    private static String takeThePlace(String own) {
        StringBuilder set = new StringBuilder(
                " on conflict (id) do update set enterprise_number ="
                        + " excluded.enterprise_number, contract_id = excluded.contract_id, person_id = excluded.person_id, revision = excluded.revision, version = excluded.version");
        for (String column : own.split(",")) {
            if (!column.isBlank()) {
                set.append(", ").append(column.strip()).append(" = excluded.").append(column.strip());
            }
        }
        return set.toString();
    }

    private void writeRevisions(List<Written> rows) throws SQLException {
        try (PreparedStatement insert = chunk.connection()
                .prepareStatement("insert into " + kind + "_revision (" + kind + "_id, revision, content_sealed)"
                        + " select * from unnest(?::uuid[], ?::int[], ?::bytea[])")) {
            ArrayColumns<Written> columns = new ArrayColumns<>(insert, rows, 1);
            columns.add("uuid", Written::id);
            columns.add("int4", Written::revision);
            columns.addBytes(Written::sealed);
            insert.executeUpdate();
        }
    }
}
