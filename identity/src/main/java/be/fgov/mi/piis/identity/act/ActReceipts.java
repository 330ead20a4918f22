package be.fgov.mi.piis.identity.act;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.crypto.Fingerprints;
import be.fgov.mi.piis.identity.problem.ProblemMappers;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.identity.wire.StrictJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets an act be sent twice without being done twice, for a caller that sends an {@code Idempotency-Key}: act and
 * stored answer are one transaction, and the same key again gets the stored answer. A refused act stores nothing, so
 * its key stays free. Stored answers are codes, ids and dates: no number, name or text of a person.
 */
@ApplicationScoped
public class ActReceipts {
    public static final String HEADER = "Idempotency-Key";

    /** What the OpenAPI documents say of it. */
    public static final String DESCRIPTION = "Optional, 1 to 128 of A-Z a-z 0-9 . _ : ~ -. The same request again with"
            + " the same key gets the first answer (Idempotency-Replayed: true) and does nothing; another request with"
            + " it is 422.";

    /** Header of an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST_ACT_SECONDS = 3_600;
    private static final String FORM = "\"?[A-Za-z0-9._:~-]{1,128}\"?";

    private final AgroalDataSource database;
    private final CurrentCaller currentCaller;
    private final Fingerprints fingerprints;

    /**
     * @param fingerprintKey base64 key of the fingerprints, for a service whose acts hold personal data: without it a
     *     stolen table of hashes could be searched for a guessed content
     */
    ActReceipts(
            AgroalDataSource database,
            CurrentCaller currentCaller,
            @ConfigProperty(name = "suite.push.fingerprint-key") Optional<String> fingerprintKey) {
        this.database = database;
        this.currentCaller = currentCaller;
        this.fingerprints = new Fingerprints(fingerprintKey);
    }

    /**
     * @param headers of the request, where the key may be
     * @param status of the first answer and of every repeated one
     * @param call what is done to what: the act and every value of its path
     * @param body the wire record that was sent
     * @param work the act; joins the transaction that is opened here and returns the answer
     */
    public Response once(HttpHeaders headers, int status, String call, Object body, Supplier<Object> work) {
        return once(
                currentCaller.get(), headers.getRequestHeader(HEADER), status, call, StrictJson.canonical(body), work);
    }

    /**
     * @param keys the values of the header, possibly none
     * @param call method and path of the act
     * @param content its content in one spelling
     * @param work the act; joins the transaction that is opened here
     */
    public Response once(
            Caller caller, @Nullable List<String> keys, String call, String content, Supplier<Object> work) {
        return once(caller, keys, Response.Status.OK.getStatusCode(), call, content, work);
    }

    /**
     * @param keys the values of the header, possibly none
     * @param status of the first answer and of every repeated one
     * @param call what is done to what: the act and every value of its path
     * @param content its content in one spelling, or a hash of it
     * @param work the act; joins the transaction that is opened here
     */
    public Response once(
            Caller caller,
            @Nullable List<String> keys,
            int status,
            String call,
            String content,
            Supplier<Object> work) {
        return onceWithStatus(caller, keys, call, content, () -> new Answer(status, work.get()));
    }

    /**
     * An answer whose status depends on what the act found, such as 201 for what it made and 200 for what was there.
     *
     * @param kept whether the key is used up; a file that is not taken leaves it free
     */
    public record Answer(int status, Object entity, boolean kept) {
        public Answer(int status, Object entity) {
            this(status, entity, true);
        }
    }

    /**
     * @param keys the values of the header, possibly none
     * @param call what is done to what: the act and every value of its path
     * @param content its content in one spelling, or a hash of it
     * @param work the act; joins the transaction that is opened here
     */
    public Response onceWithStatus(
            Caller caller, @Nullable List<String> keys, String call, String content, Supplier<Answer> work) {
        if (keys == null || keys.isEmpty()) {
            Answer answer = QuarkusTransaction.requiringNew().call(work::get);
            return Response.status(answer.status()).entity(answer.entity()).build();
        }
        refuseMalformed(keys);
        String owner = caller.clientId() + '/' + caller.subject();
        String key = keys.getFirst().replace("\"", "");
        byte[] fingerprint = fingerprints.of(call + '\n' + content);
        return QuarkusTransaction.requiringNew().call(() -> answer(owner, key, fingerprint, work));
    }

    /**
     * For an act of many transactions of its own: they stay when the answer cannot be kept, and the act sent again
     * finds what is left to do.
     *
     * @param call what is done to what: the act and every value of its path
     * @param content its content in one spelling, or a hash of it
     * @param work the act; joins no transaction
     */
    public Response onceInManyTransactions(HttpHeaders headers, String call, String content, Supplier<Answer> work) {
        List<String> keys = headers.getRequestHeader(HEADER);
        if (keys == null || keys.isEmpty()) {
            Answer answer = work.get();
            return Response.status(answer.status()).entity(answer.entity()).build();
        }
        refuseMalformed(keys);
        byte[] fingerprint = fingerprints.of(call + '\n' + content);
        Caller caller = currentCaller.get();
        String owner = caller.clientId() + '/' + caller.subject();
        String key = keys.getFirst().replace("\"", "");
        return QuarkusTransaction.requiringNew()
                .timeout(LONGEST_ACT_SECONDS)
                .call(() -> answer(owner, key, fingerprint, work));
    }

    /**
     * Looks at the header before the work begins, where that takes long.
     *
     * @param keys the values of the header, possibly none
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 idempotencyKeyInvalid
     */
    public static void refuseMalformed(@Nullable List<String> keys) {
        if (keys != null
                && !keys.isEmpty()
                && (keys.size() > 1 || !keys.getFirst().matches(FORM))) {
            throw Problems.own(
                    400,
                    "idempotencyKeyInvalid",
                    "Bad Request",
                    "Send one Idempotency-Key of 1 to 128 of A-Z a-z 0-9 . _ : ~ -",
                    Map.of());
        }
    }

    private Response answer(String owner, String key, byte[] fingerprint, Supplier<Answer> work) {
        try (Connection connection = database.getConnection()) {
            if (!tryLock(connection, owner, key)) {
                return Response.fromResponse(ProblemMappers.toResponse(Problems.conflict(
                                "requestInProgress", "The first request with this Idempotency-Key is still running.")))
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .build();
            }
            try (PreparedStatement select = connection.prepareStatement(
                    "select fingerprint, answer, status from act_receipt where caller = ? and idempotency_key = ?")) {
                select.setString(1, owner);
                select.setString(2, key);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        return repeated(row.getBytes(1), fingerprint, row.getString(2), row.getInt(3));
                    }
                }
            }
            Answer given = work.get();
            String answer = JsonMappers.stored().writeValueAsString(given.entity());
            if (!given.kept()) {
                return json(answer, given.status()).build();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into act_receipt (caller, idempotency_key, fingerprint, answer, status)"
                            + " values (?, ?, ?, ?, ?)")) {
                insert.setString(1, owner);
                insert.setString(2, key);
                insert.setBytes(3, fingerprint);
                insert.setString(4, answer);
                insert.setInt(5, given.status());
                insert.executeUpdate();
            }
            return json(answer, given.status()).build();
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("the answer to an act cannot be kept", failure);
        }
    }

    private static Response repeated(byte[] stored, byte[] sent, String answer, int status) {
        if (!MessageDigest.isEqual(stored, sent)) {
            throw Problems.own(
                    422,
                    "idempotencyKeyReused",
                    "Unprocessable Content",
                    "This Idempotency-Key was sent with another request. Take a new key.",
                    Map.of());
        }
        return json(answer, status).header(REPLAYED, "true").build();
    }

    private static Response.ResponseBuilder json(String answer, int status) {
        return Response.status(status)
                .entity(answer.getBytes(StandardCharsets.UTF_8))
                .type(MediaType.APPLICATION_JSON);
    }

    private static boolean tryLock(Connection connection, String owner, String key) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "act/" + owner + '/' + key);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
