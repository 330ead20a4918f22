package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.MustAct;
import be.fgov.mi.piis.subsidy.rules.SigningCapacity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conventions that wait for a signature, or one convention with its signatures. Amounts and dates are already written in
 * the language of the reader.
 *
 * @param session absent where nothing is signed: on the pages that only show
 */
public record SigningPage(
        Frame frame, List<Row> rows, @Nullable Session session) {

    /**
     * The sign-in with which somebody signs.
     *
     * @param formToken for the hidden field
     * @param signedInAt hour and minute in Brussels
     * @param until hour and minute in Brussels
     */
    public record Session(String formToken, String signedInAt, String until) {}

    /**
     * A convention.
     *
     * @param fingerprint SHA-256 of the frozen document, hexadecimal; absent before the minister has approved
     * @param due the function in which the reader can sign it now, and by which right, if any
     */
    public record Row(
            String number,
            ConventionType type,
            int year,
            String leadCpas,
            String leadName,
            ConventionStatus status,
            List<MustAct> nextToAct,
            String granted,
            String advance,
            String from,
            String until,
            int persons,
            @Nullable String fingerprint,
            List<Signed> signed,
            @Nullable SigningCapacity due) {}

    /** A signature that is on the document. */
    public record Signed(MustAct actor, String name, String day) {}

    /** Of the page about one convention. */
    public Row row() {
        return rows.getFirst();
    }
}
