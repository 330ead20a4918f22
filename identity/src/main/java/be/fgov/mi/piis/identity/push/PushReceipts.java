package be.fgov.mi.piis.identity.push;

import be.fgov.mi.piis.identity.crypto.Fingerprints;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.identity.wire.StrictJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes a push idempotent. The sender chose reference and revision, so a retry is the same request: the same content
 * gets the first answer again, other content is refused, and a skipped revision is refused. Everything the push
 * changes is in the one transaction that is opened here.
 */
@ApplicationScoped
public class PushReceipts {
    /**
     * First column of a statement that takes locks: from there to the end of the transaction none is waited for longer
     * than ten seconds, then the statement fails with SQLState 55P03. A file of a CPAS can hold everything of it for
     * minutes: who waits is told to come back (503) instead of holding a connection that others need.
     */
    public static final String WAIT_TEN_SECONDS = "set_config('lock_timeout', '10s', true)";

    /** One reference, and beside it all of the CPAS, which a delivery holds alone while it writes. */
    private static final String LOCK = "select " + WAIT_TEN_SECONDS
            + ", pg_advisory_xact_lock_shared(hashtextextended(?, 0)), pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final AgroalDataSource database;
    private final Fingerprints fingerprints;

    /**
     * @param fingerprintKey base64 key of the fingerprints, for a service whose contents hold personal data: without
     *     it a stolen table of hashes could be searched for a guessed content
     */
    PushReceipts(
            AgroalDataSource database,
            @ConfigProperty(name = "suite.push.fingerprint-key") Optional<String> fingerprintKey) {
        this.database = database;
        fingerprints = new Fingerprints(fingerprintKey);
    }

    /**
     * @param body the wire record that was pushed
     * @param dryRun answer the same, store nothing
     * @param firstTime the work, inside the transaction; returns the answer record
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 revisionConflict or revisionGap, or whatever the
     *     work refuses with
     */
    public PushResult accept(PushKey key, int revision, Object body, boolean dryRun, Supplier<Object> firstTime) {
        byte[] fingerprint = fingerprint(StrictJson.canonical(body));
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                PushResult result = acceptInTransaction(key, revision, fingerprint, firstTime);
                if (dryRun) {
                    throw new DryRunDone(result);
                }
                return result;
            });
        } catch (DryRunDone done) {
            return done.result;
        }
    }

    /** Rolls the transaction of a dry run back and brings its answer out. */
    private static final class DryRunDone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient PushResult result;

        DryRunDone(PushResult result) {
            super("dry run", null, false, false);
            this.result = result;
        }
    }

    private PushResult acceptInTransaction(PushKey key, int revision, byte[] fingerprint, Supplier<Object> firstTime) {
        try (Connection connection = database.getConnection()) {
            int newest = 0;
            // Locked before the first write, so that transactions on one key also get their ids in this order, which
            // the outbox relay reads in. Both statements travel together; the second sees what the first waited for.
            try (PreparedStatement select = connection.prepareStatement(LOCK + """
                    ; select revision, fingerprint, answer from push_receipt
                       where enterprise_number = ? and kind = ? and reference = ? and revision >= ?
                       order by revision
                    """)) {
                select.setString(1, key.nameOfAll());
                select.setString(2, key.lockName());
                // Of all stored revisions only the asked one and the newest matter.
                select.setString(3, key.enterpriseNumber());
                select.setString(4, key.kind());
                select.setString(5, key.reference());
                select.setInt(6, revision - 1);
                select.execute();
                select.getMoreResults();
                try (ResultSet row = select.getResultSet()) {
                    while (row.next()) {
                        newest = row.getInt(1);
                        if (newest == revision) {
                            return repeated(row.getBytes(2), fingerprint, row.getString(3), key, revision);
                        }
                    }
                }
            }
            if (newest != revision - 1) {
                throw gap(connection, key, revision);
            }
            String answer = JsonMappers.stored().writeValueAsString(firstTime.get());
            insert(connection, key, revision, fingerprint, answer);
            return new PushResult(201, answer);
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("the push could not be stored", failure);
        }
    }

    /**
     * Holds the thing until the end of the running transaction, as a push of it does.
     *
     * @throws IllegalStateException when the database does not answer
     */
    public void lock(PushKey key) {
        try (Connection connection = database.getConnection()) {
            lock(connection, key);
        } catch (SQLException failure) {
            throw new IllegalStateException("the lock cannot be taken", failure);
        }
    }

    /**
     * A revision that an act makes: it gets its receipt like a pushed one, in the running transaction and under the
     * lock that the caller holds.
     *
     * @param work returns the answer record
     * @return what the work returned
     */
    public Object append(PushKey key, int revision, Object body, Supplier<Object> work) {
        Object answer = work.get();
        try (Connection connection = database.getConnection()) {
            insert(
                    connection,
                    key,
                    revision,
                    fingerprint(StrictJson.canonical(body)),
                    JsonMappers.stored().writeValueAsString(answer));
            return answer;
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("the receipt cannot be stored", failure);
        }
    }

    private static PushResult repeated(byte[] stored, byte[] given, String answer, PushKey key, int revision) {
        if (MessageDigest.isEqual(stored, given)) {
            return new PushResult(200, answer);
        }
        throw revisionConflict(key.kind(), revision);
    }

    /** 409: the revision is there with other content. */
    public static ProblemException revisionConflict(String kind, int revision) {
        return Problems.conflict(
                "revisionConflict",
                "Revision " + revision + " of this " + kind
                        + " is stored with other content. Send the change as the next revision.",
                Map.of("revision", revision));
    }

    /** 409: a revision before this one is missing. */
    public static ProblemException revisionGap(String kind, int expected, int revision) {
        return Problems.conflict(
                "revisionGap",
                "Revision " + expected + " of this " + kind + " is expected, not " + revision + ".",
                Map.of("expectedRevision", expected));
    }

    private static ProblemException gap(Connection connection, PushKey key, int revision) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select coalesce(max(revision), 0) from push_receipt"
                        + " where enterprise_number = ? and kind = ? and reference = ?")) {
            select.setString(1, key.enterpriseNumber());
            select.setString(2, key.kind());
            select.setString(3, key.reference());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                int expected = row.getInt(1) + 1;
                return revisionGap(key.kind(), expected, revision);
            }
        }
    }

    private static void insert(Connection connection, PushKey key, int revision, byte[] fingerprint, String answer)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into push_receipt (enterprise_number, kind, reference, revision, fingerprint, answer)
                values (?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, key.enterpriseNumber());
            insert.setString(2, key.kind());
            insert.setString(3, key.reference());
            insert.setInt(4, revision);
            insert.setBytes(5, fingerprint);
            insert.setString(6, answer);
            insert.executeUpdate();
        }
    }

    private static void lock(Connection connection, PushKey key) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, key.nameOfAll());
            lock.setString(2, key.lockName());
            lock.execute();
        }
    }

    /**
     * Serialises the transactions on one name until their end.
     *
     * @throws SQLException when the database does not answer
     */
    public static void lock(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, name);
            lock.execute();
        }
    }

    /** Keyed hash of a content in its one spelling: tells the same from the other without keeping it. */
    public byte[] fingerprint(String content) {
        return fingerprints.of(content);
    }
}
