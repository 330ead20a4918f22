package be.fgov.mi.piis.identity.ids;

import java.util.Locale;

/**
 * Belgian structured communication (OGM, VCS): twelve digits, the last two being the first ten modulo 97, 97 instead
 * of 0. It goes on the invoice of a recovery, which the CPAS pays back with it.
 */
public record StructuredCommunication(String value) {
    private static final int CHECK = 97;
    private static final long LAST_BASE = 9_999_999_999L;

    /** @throws IllegalArgumentException when the form or the check digits are wrong */
    public StructuredCommunication {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a structured communication: " + value);
        }
    }

    public static boolean isValid(String text) {
        return text.matches("[0-9]{12}")
                && checkDigits(Long.parseLong(text.substring(0, 10))) == Integer.parseInt(text.substring(10));
    }

    /**
     * @param base the ten digits that identify the claim, 0 to 9,999,999,999
     * @throws IllegalArgumentException outside that range
     */
    public static StructuredCommunication ofBase(long base) {
        if (base < 0 || base > LAST_BASE) {
            throw new IllegalArgumentException("a structured communication starts from ten digits");
        }
        return new StructuredCommunication(String.format(Locale.ROOT, "%010d%02d", base, checkDigits(base)));
    }

    static int checkDigits(long base) {
        int rest = (int) (base % CHECK);
        return rest == 0 ? CHECK : rest;
    }

    /** As printed on a transfer form: {@code +++010/8068/17183+++}. */
    public String display() {
        return "+++" + value.substring(0, 3) + "/" + value.substring(3, 7) + "/" + value.substring(7) + "+++";
    }
}
