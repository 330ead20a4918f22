package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.wire.Codes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/** Ends a delivery: its signed receipt is written in the transaction that ends it. */
final class Receipts {
    private static final int SCHEMA_VERSION = 1;

    private Receipts() {}

    /**
     * What is signed.
     *
     * @param acceptedSetHash hash chain over the accepted lines, in hexadecimal
     */
    record Receipt(
            UUID importId,
            String enterpriseNumber,
            String kind,
            String mode,
            String atomic,
            String status,
            Counts counts,
            String acceptedSetHash,
            int schemaVersion,
            Instant receivedAt,
            Instant finishedAt) {}

    static void finish(
            Connection connection,
            ImportRow row,
            Delivery.Status status,
            Counts counts,
            byte[] chain,
            String kind,
            ReceiptSigner signer)
            throws SQLException {
        Delivery delivery = row.delivery();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Receipt receipt = new Receipt(
                delivery.importId(),
                delivery.cpas().value(),
                kind,
                Codes.of(delivery.mode()),
                Codes.of(delivery.atomic()),
                Codes.of(status),
                counts,
                HexFormat.of().formatHex(chain),
                SCHEMA_VERSION,
                row.receivedAt(),
                now);
        ImportTable.finish(connection, delivery.importId(), status, counts, chain, now, signer.sign(receipt));
    }
}
