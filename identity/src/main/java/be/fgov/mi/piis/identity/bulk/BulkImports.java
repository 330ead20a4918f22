package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.crypto.Seal;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes files of many pushes, and tells how far they are and what came of them. */
public final class BulkImports {
    private static final int PAGE = 1_000;

    private final AgroalDataSource database;
    private final BulkItems kind;
    private final Seal seal;
    private final BulkWorkers workers;
    private final ReceiptSigner signer;
    private final ActReceipts acts;

    BulkImports(
            AgroalDataSource database,
            BulkItems kind,
            Seal seal,
            ReceiptSigner signer,
            BulkWorkers workers,
            ActReceipts acts) {
        this.database = database;
        this.kind = kind;
        this.seal = seal;
        this.signer = signer;
        this.workers = workers;
        this.acts = acts;
    }

    /**
     * A file on its way.
     *
     * @param encoding of the body, absent for none
     * @param idempotencyKeys the values of the header, possibly none
     */
    record Sent(
            EnterpriseNumber cpas,
            Delivery.Mode mode,
            Delivery.Atomic atomic,
            @Nullable String encoding,
            @Nullable List<String> idempotencyKeys,
            InputStream body) {}

    /** A file that is taken. */
    @Schema(name = "ImportAccepted", description = "The file is kept; its lines are worked off in order.")
    public record Accepted(UUID importId, String status, String href) {}

    /**
     * @param status received, running, awaitingConfirmation, done, refused, cancelled
     * @param percentage of the work; reading and storing are half each of a file that is all or nothing
     * @param pause why a human is asked first: shares and thresholds
     * @param decision what the human said: proceed or cancel
     * @param retry a fault that may pass stopped the work: when it goes on by itself
     */
    @Schema(name = "ImportState", description = "How far a file is.")
    public record State(
            UUID importId,
            String enterpriseNumber,
            String mode,
            String atomic,
            String status,
            Counts counts,

            @Schema(
                    description = "Of the work, 100 only when it is finished. Of a file that is all or nothing"
                            + " reading is half and storing is half.")
            int percentage,

            Instant receivedAt,
            @Nullable Instant finishedAt,
            @Nullable JsonNode pause,
            @Nullable String decision,
            @Nullable Retry retry,
            String href,
            String resultsHref,
            @Nullable String receiptHref) {}

    /**
     * The service could not go on, for a reason that may pass.
     *
     * @param faults how often in a row
     * @param at when it is tried again
     */
    @Schema(
            name = "ImportRetry",
            description =
                    "A fault of the service stopped the work; it goes on by itself, there is nothing to send again.")
    public record Retry(int faults, Instant at) {
        static @Nullable Retry of(ImportRow row) {
            return row.retryAt() == null ? null : new Retry(row.faults(), row.retryAt());
        }
    }

    /**
     * What came of one line.
     *
     * @param kind what the line is about, where a file may hold several kinds
     * @param status 201 stored, 200 known already, 4xx refused, 424 not stored because of another line
     * @param code last part of the problem's type
     * @param repair what to do about it
     */
    @Schema(name = "ImportResult", description = "What came of one line.")
    public record LineResult(
            int line,
            @Nullable String kind,
            @Nullable String reference,
            @Nullable Integer revision,
            int status,
            @Nullable JsonNode answer,
            @Nullable String code,
            @Nullable JsonNode problem,
            @Nullable LocalizedText repair) {}

    /**
     * Takes a file: it is stored, encrypted, when this returns. With an {@code Idempotency-Key} the file that was sent
     * first under it is answered again, and this one is forgotten: what stands in the file is known at its end only, so
     * a repeated one is read like the first. No lock is held while it comes in; of two at one time the first that is
     * whole counts.
     *
     * @throws ProblemException 413 and 400 for a file outside its limits, 400 and 422 for the key
     */
    Response receive(Sent sent, Caller caller, String traceId) {
        String encoding = sent.encoding();
        boolean gzip = encoding != null && encoding.toLowerCase(Locale.ROOT).equals("gzip");
        if (encoding != null && !gzip && !encoding.equalsIgnoreCase("identity")) {
            return Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build();
        }
        ActReceipts.refuseMalformed(sent.idempotencyKeys());
        UUID importId = TimeOrderedIds.next();
        Delivery named = new Delivery(
                importId, sent.cpas(), sent.mode(), sent.atomic(), 0, 0, Delivery.Sender.of(caller, traceId));
        boolean kept = false;
        try {
            // Of the file, not of its packing: packed again it is the same file, with another time in its header.
            DigestInputStream plain = new DigestInputStream(new SentBody(sent.body(), gzip), sha256());
            plain.on(sent.idempotencyKeys() != null && !sent.idempotencyKeys().isEmpty());
            Kept file = keep(named, new Lines(plain));
            Response answer = acts.once(
                    caller,
                    sent.idempotencyKeys(),
                    Response.Status.ACCEPTED.getStatusCode(),
                    nameOf(named),
                    HexFormat.of().formatHex(plain.getMessageDigest().digest()),
                    () -> insert(file));
            kept = answer.getStatus() == Response.Status.ACCEPTED.getStatusCode()
                    && answer.getHeaderString(ActReceipts.REPLAYED) == null;
            return answer.getStatus() == Response.Status.ACCEPTED.getStatusCode() ? withLocation(answer) : answer;
        } catch (IOException broken) {
            throw Problems.badRequest(Issue.schemaViolation("body", "The body broke off."));
        } catch (SQLException failure) {
            throw new IllegalStateException("the file cannot be kept", failure);
        } finally {
            if (kept) {
                workers.wake();
            } else {
                forget(importId);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private String nameOf(Delivery delivery) {
        return String.join(
                " ",
                "import",
                kind.kind(),
                delivery.cpas().value(),
                Codes.of(delivery.mode()),
                Codes.of(delivery.atomic()));
    }

    private static Response withLocation(Response answer) {
        String href = answer.getEntity() instanceof Accepted accepted
                ? accepted.href()
                : tree(new String((byte[]) answer.getEntity(), StandardCharsets.UTF_8))
                        .path("href")
                        .asText();
        return Response.fromResponse(answer)
                .header(HttpHeaders.LOCATION, URI.create(href))
                .build();
    }

    /** @param pause why a human is asked first, absent for a file like any other */
    private record Kept(Delivery delivery, @Nullable Object pause) {}

    /** Chunk by chunk in transactions of their own: a sender that is slow holds nothing up. */
    private Kept keep(Delivery named, Lines lines) throws IOException, SQLException {
        BulkItems.Watch watch = named.mode() == Delivery.Mode.COMMIT ? kind.watch(named) : BulkItems.Watch.NONE;
        ChunkPacker packer = new ChunkPacker(seal, named.importId());
        byte[] line = lines.next();
        while (line != null) {
            if (watch != BulkItems.Watch.NONE) {
                LineGlance.at(line, kind.kinds()).ifPresent(watch::see);
            }
            packer.add(line);
            line = lines.next();
            if (line == null || packer.isFull()) {
                try (Connection connection = database.getConnection()) {
                    ImportTable.storeContent(connection, named.importId(), packer.chunk(), packer.pack());
                }
            }
        }
        Delivery whole = new Delivery(
                named.importId(),
                named.cpas(),
                named.mode(),
                named.atomic(),
                packer.chunk(),
                packer.lines(),
                named.sender());
        return new Kept(whole, watch.verdict());
    }

    /** From here on the file is worked off; in the transaction that keeps the answer. */
    private Accepted insert(Kept file) {
        Delivery delivery = file.delivery();
        Delivery.Status status =
                file.pause() == null ? Delivery.Status.RECEIVED : Delivery.Status.AWAITING_CONFIRMATION;
        try (Connection connection = database.getConnection()) {
            ImportTable.insert(
                    connection,
                    delivery,
                    kind.kind(),
                    status,
                    file.pause() == null ? null : ImportTable.json(file.pause()));
        } catch (SQLException failure) {
            throw new IllegalStateException("the file cannot be kept", failure);
        }
        return new Accepted(delivery.importId(), Codes.of(status), href(delivery.cpas(), delivery.importId()));
    }

    private void forget(UUID importId) {
        try (Connection connection = database.getConnection()) {
            ImportTable.deleteContent(connection, importId);
        } catch (SQLException later) {
            // The sweep at the next start takes what is left.
            return;
        }
    }

    /** @throws ProblemException 404 when it is not of this CPAS */
    public State state(EnterpriseNumber cpas, String importId) {
        ImportRow row = row(cpas, importId);
        String href = href(cpas, row.delivery().importId());
        return new State(
                row.delivery().importId(),
                cpas.value(),
                Codes.of(row.delivery().mode()),
                Codes.of(row.delivery().atomic()),
                Codes.of(row.status()),
                row.counts(),
                row.percentage(),
                row.receivedAt(),
                row.finishedAt(),
                row.pause() == null ? null : tree(row.pause()),
                row.decision(),
                Retry.of(row),
                href,
                href + "/results",
                row.receipt() == null ? null : href + "/receipt");
    }

    /** The results so far, one line each, in the order sent; read page by page while they are written out. */
    public StreamingOutput results(EnterpriseNumber cpas, String importId) {
        ImportRow row = row(cpas, importId);
        return out -> {
            int line = 0;
            while (true) {
                List<ImportTable.Result> page = page(row, line);
                for (ImportTable.Result result : page) {
                    out.write(JsonMappers.stored().writeValueAsBytes(told(result, row.status())));
                    out.write('\n');
                }
                if (page.size() < PAGE) {
                    return;
                }
                line = page.getLast().line();
            }
        };
    }

    private List<ImportTable.Result> page(ImportRow row, int afterLine) throws IOException {
        try (Connection connection = database.getConnection()) {
            return ImportTable.results(connection, row, kind.kind(), afterLine, PAGE);
        } catch (SQLException failure) {
            throw new IOException("the results cannot be read", failure);
        }
    }

    private static LineResult told(ImportTable.Result result, Delivery.Status status) {
        boolean taken = result.status() < 300;
        if (taken && status != Delivery.Status.REFUSED) {
            return new LineResult(
                    result.line(),
                    result.kind(),
                    result.reference(),
                    result.revision(),
                    result.status(),
                    result.answer() == null ? null : tree(result.answer()),
                    null,
                    null,
                    null);
        }
        JsonNode problem = taken || result.answer() == null
                ? JsonMappers.stored().valueToTree(notStored().problem())
                : tree(result.answer());
        String type = problem.path("type").asText();
        String code = type.substring(type.lastIndexOf(":") + 1);
        return new LineResult(
                result.line(),
                result.kind(),
                result.reference(),
                result.revision(),
                problem.path("status").asInt(),
                null,
                code,
                problem,
                RepairTexts.of(code));
    }

    private static ProblemException notStored() {
        return Problems.own(
                424,
                "notStored",
                "Failed Dependency",
                "This line is right, but the file is all or nothing and another line is refused.",
                Map.of());
    }

    /** @throws ProblemException 404 when it is not of this CPAS, 409 while it is not finished */
    public Response receipt(EnterpriseNumber cpas, String importId) {
        ImportRow row = row(cpas, importId);
        if (row.receipt() == null) {
            throw Problems.conflict("importNotFinished", "The receipt is made when the last line is judged.");
        }
        return Response.ok(tree(row.receipt())).build();
    }

    /**
     * A human lets an unusual file pass or puts it aside; called inside a transaction.
     *
     * @throws ProblemException 404 when it is not of this CPAS, 409 when nobody is asked
     */
    public State confirm(EnterpriseNumber cpas, String importId, boolean proceed) {
        UUID id = row(cpas, importId).delivery().importId();
        try (Connection connection = database.getConnection()) {
            ImportRow row = ImportTable.find(connection, id, kind.kind(), true).orElseThrow(Problems::notFound);
            if (row.status() != Delivery.Status.AWAITING_CONFIRMATION) {
                throw Problems.conflict("importNotAwaiting", "This import waits for nobody.");
            }
            ImportTable.decide(connection, id, proceed ? "proceed" : "cancel");
            if (!proceed) {
                Receipts.finish(
                        connection,
                        row,
                        Delivery.Status.CANCELLED,
                        Counts.none(row.counts().total()),
                        AcceptedSet.empty(),
                        kind.kind(),
                        signer);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the decision cannot be kept", failure);
        }
        return state(cpas, importId);
    }

    /** After the transaction of a decision. */
    public void wake() {
        workers.wake();
    }

    private ImportRow row(EnterpriseNumber cpas, String importId) {
        if (importId.length() != 36) {
            throw Problems.notFound();
        }
        UUID id;
        try {
            id = UUID.fromString(importId);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.notFound();
        }
        ImportRow row = row(id);
        if (!row.delivery().cpas().equals(cpas)) {
            throw Problems.notFound();
        }
        return row;
    }

    private ImportRow row(UUID importId) {
        try (Connection connection = database.getConnection()) {
            return ImportTable.find(connection, importId, kind.kind(), false).orElseThrow(Problems::notFound);
        } catch (SQLException failure) {
            throw new IllegalStateException("the import cannot be read", failure);
        }
    }

    private String href(EnterpriseNumber cpas, UUID importId) {
        return kind.home() + "/cpas/" + cpas.value() + "/imports/" + importId;
    }

    private static JsonNode tree(String json) {
        try {
            return JsonMappers.stored().readTree(json);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored answer cannot be read", corrupt);
        }
    }
}
