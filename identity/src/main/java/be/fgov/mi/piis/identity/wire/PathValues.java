package be.fgov.mi.piis.identity.wire;

import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.Ssin;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that stand in a path or a query, with the 400 that says what is wrong with them. */
public final class PathValues {
    /** The form of every reference that a sender picks. */
    public static final String REFERENCE = "[A-Za-z0-9._-]{1,64}";

    /** What a sender is told that takes a person's number for a reference. */
    public static final String NO_SSIN = "A social security number is no reference: pick one that tells no person.";

    /** What a sender is told who names something {@code .} or {@code ..}. */
    public static final String NO_DOTS = "Dots alone name nothing in an address: pick another reference.";

    private static final Pattern REFERENCE_FORM = Pattern.compile(REFERENCE);
    private static final int SSIN_DIGITS = 11;

    private PathValues() {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 when it is not 1–64 of A-Za-z0-9._- */
    public static String reference(String name, String value) {
        if (!REFERENCE_FORM.matcher(value).matches()) {
            throw Problems.badRequest(Issue.schemaViolation(name, "1 to 64 of A-Z a-z 0-9 . _ - are expected.")
                    .in("path"));
        }
        if (isDots(value)) {
            throw Problems.badRequest(Issue.rejectedInput(name, NO_DOTS).in("path"));
        }
        if (isSsin(value)) {
            throw Problems.badRequest(Issue.rejectedInput(name, NO_SSIN).in("path"));
        }
        return value;
    }

    /** Whether a text can stand in an address, a log or an answer as a reference. */
    public static boolean isReference(String value) {
        return REFERENCE_FORM.matcher(value).matches() && !isDots(value) && !isSsin(value);
    }

    /** Whether an address would lead elsewhere: what is named so could be sent in a file and never be read. */
    public static boolean isDots(String value) {
        return value.equals(".") || value.equals("..");
    }

    /** A reference in a body that becomes part of an address; absent is right. */
    public static void refuseDots(String name, @Nullable String reference, Issues issues) {
        if (reference != null && isDots(reference)) {
            issues.add(Issue.rejectedInput(name, NO_DOTS));
        }
    }

    /**
     * Whether a reference is a person's number, in whichever spelling a reference allows: references stand in addresses,
     * logs and messages.
     */
    public static boolean isSsin(String value) {
        if (value.length() < SSIN_DIGITS) {
            return false;
        }
        // By hand: a delivery holds millions of ids.
        StringBuilder digits = new StringBuilder(SSIN_DIGITS);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9' && digits.length() < SSIN_DIGITS) {
                digits.append(c);
            } else if (c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return digits.length() == SSIN_DIGITS && Ssin.isValid(digits.toString(), LocalDate.now(BusinessClock.BRUSSELS));
    }

    /** An id that we gave: one that cannot be ours is an unknown one. */
    public static UUID id(String value) {
        if (!value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw Problems.notFound();
        }
        return UUID.fromString(value);
    }

    /** Revisions are counted from 1. */
    public static int revision(String value) {
        return integer("revision", value, 1, 1_000_000, "path");
    }

    public static int year(String value) {
        return integer("year", value, 2002, 2100, "path");
    }

    public static int integer(String name, String value, int lowest, int highest, String place) {
        if (value.matches("[0-9]{1,9}") && !(value.length() > 1 && value.startsWith("0"))) {
            int read = Integer.parseInt(value);
            if (read >= lowest && read <= highest) {
                return read;
            }
        }
        throw Problems.badRequest(
                Issue.outOfRange(name, "A whole number from " + lowest + " to " + highest + " is expected.")
                        .in(place));
    }

    /** {@code true} or {@code false}; absent is false. */
    public static boolean flag(String name, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw Problems.badRequest(
                Issue.schemaViolation(name, "true or false is expected.").in("query"));
    }

    /** A code such as {@code rightToIntegration}; absent is null. */
    public static <E extends Enum<E>> @Nullable E code(Class<E> type, String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return Codes.parse(type, value)
                .orElseThrow(() -> Problems.badRequest(
                        Issue.schemaViolation(name, Codes.listOf(type)).in("query")));
    }

    /** The number of a CPAS in a query. */
    public static String enterpriseNumber(String name, String value) {
        if (!EnterpriseNumber.isValid(value)) {
            throw Problems.badRequest(Issue.schemaViolation(
                            name, "Ten digits are expected, the last two being 97 - (the first eight mod 97).")
                    .in("query"));
        }
        return value;
    }

    public static LocalDate date(String name, String value, String place) {
        try {
            if (value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeException impossibleDate) {
            // Answered below.
        }
        throw Problems.badRequest(Issue.schemaViolation(name, "A date that exists, as yyyy-MM-dd, is expected.")
                .in(place));
    }
}
