package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.SigningRight;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The archive of signed conventions. It only grows: a row is chained to the one before it by its hash. */
@ApplicationScoped
public class SignedDocuments {
    private static final String FROZEN = "FROZEN";

    private final Database database;

    SignedDocuments(Database database) {
        this.database = database;
    }

    /**
     * A document as it was archived.
     *
     * @param round of signatures: 0, and one more with each amendment
     * @param sequence 0 as frozen, then one for each signature
     * @param act {@code FROZEN} or the signature
     * @param sha256 hexadecimal, of the bytes
     * @param evidence of the signature; absent when frozen
     */
    public record Archived(
            int round,
            int sequence,
            String act,
            int revision,
            byte[] pdf,
            String sha256,
            @Nullable String previousSha256,
            @Nullable Evidence evidence,
            LocalDate signedOn,
            Instant signedAt) {}

    /**
     * What stands behind a signature.
     *
     * @param function in which it was signed
     * @param right by which, in one's own function or by a mandate
     * @param mandate its reference
     * @param sealSubject of the certificate that vouches for it
     * @param signedInAt when the signatory had signed in ({@code auth_time})
     * @param signInClass how ({@code acr}), as the identity server names it; absent where it does not say
     * @param report simple report of the validator at the moment of the signature, XML
     * @param detailedReport every step of that validation, XML; absent of the oldest signatures
     */
    public record Evidence(
            String signer,
            String function,
            SigningRight right,
            @Nullable String mandate,
            String sealSubject,
            Instant signedInAt,
            @Nullable String signInClass,
            String report,
            @Nullable String detailedReport) {}

    /** By round and sequence. */
    public List<Archived> of(String number) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select * from convention_signed_document where convention_number = ?"
                            + " order by signing_round, sequence")) {
                select.setString(1, number);
                List<Archived> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(archived(row));
                    }
                }
                return found;
            }
        });
    }

    /** With the most signatures of a round. */
    public Optional<Archived> newest(String number, int round) {
        return of(number).stream().filter(archived -> archived.round() == round).reduce((earlier, later) -> later);
    }

    /** SHA-256 of the document as it was frozen for a round. */
    public Optional<String> frozenHash(String number, int round) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select sha256 from convention_signed_document"
                    + " where convention_number = ? and signing_round = ? and sequence = 0")) {
                select.setString(1, number);
                select.setInt(2, round);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.<String>empty();
                }
            }
        });
    }

    /**
     * Inside the transaction of the approval, or of the first signature where the approval is older than that rule;
     * chained to what was signed in the round before.
     */
    Archived freeze(Convention convention, byte[] pdf, ActContext context) {
        List<Archived> before = of(convention.number());
        Archived frozen = new Archived(
                convention.signingRound(),
                0,
                FROZEN,
                convention.revision(),
                pdf,
                hash(pdf),
                before.isEmpty() ? null : before.getLast().sha256(),
                null,
                context.on(),
                context.at());
        insert(convention.number(), frozen, null);
        return frozen;
    }

    /** Inside the transaction of the signature. */
    void add(String number, Archived before, ConventionAct act, byte[] pdf, Evidence evidence, ActContext context) {
        insert(
                number,
                new Archived(
                        before.round(),
                        before.sequence() + 1,
                        act.name(),
                        before.revision(),
                        pdf,
                        hash(pdf),
                        before.sha256(),
                        evidence,
                        context.on(),
                        context.at()),
                context.caller().subject());
    }

    private void insert(String number, Archived row, @Nullable String signatory) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into convention_signed_document (convention_number, signing_round, sequence, act, revision,
                        pdf, sha256, previous_sha256, signed_on, signed_at, signatory, signatory_name, function,
                        seal_subject, authenticated_at, sign_in_class, report, detailed_report, signing_right,
                        mandate)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, number);
                insert.setInt(2, row.round());
                insert.setInt(3, row.sequence());
                insert.setString(4, row.act());
                insert.setInt(5, row.revision());
                insert.setBytes(6, row.pdf());
                insert.setString(7, row.sha256());
                insert.setString(8, row.previousSha256());
                insert.setDate(9, Date.valueOf(row.signedOn()));
                insert.setTimestamp(10, Timestamp.from(row.signedAt()));
                Evidence evidence = row.evidence();
                insert.setString(11, signatory);
                insert.setString(12, evidence == null ? null : evidence.signer());
                insert.setString(13, evidence == null ? null : evidence.function());
                insert.setString(14, evidence == null ? null : evidence.sealSubject());
                if (evidence == null) {
                    insert.setNull(15, Types.TIMESTAMP_WITH_TIMEZONE);
                } else {
                    insert.setTimestamp(15, Timestamp.from(evidence.signedInAt()));
                }
                insert.setString(16, evidence == null ? null : evidence.signInClass());
                insert.setString(17, evidence == null ? null : evidence.report());
                insert.setString(18, evidence == null ? null : evidence.detailedReport());
                insert.setString(19, (evidence == null ? SigningRight.OWN : evidence.right()).name());
                insert.setString(20, evidence == null ? null : evidence.mandate());
                insert.executeUpdate();
            }
        });
    }

    private static Archived archived(ResultSet row) throws SQLException {
        return new Archived(
                row.getInt("signing_round"),
                row.getInt("sequence"),
                row.getString("act"),
                row.getInt("revision"),
                row.getBytes("pdf"),
                row.getString("sha256"),
                row.getString("previous_sha256"),
                row.getString("signatory_name") == null ? null : evidence(row),
                row.getDate("signed_on").toLocalDate(),
                row.getTimestamp("signed_at").toInstant());
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getString("signatory_name"),
                row.getString("function"),
                SigningRight.valueOf(row.getString("signing_right")),
                row.getString("mandate"),
                row.getString("seal_subject"),
                row.getTimestamp("authenticated_at").toInstant(),
                row.getString("sign_in_class"),
                row.getString("report"),
                row.getString("detailed_report"));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
