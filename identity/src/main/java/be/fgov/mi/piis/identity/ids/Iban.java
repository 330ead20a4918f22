package be.fgov.mi.piis.identity.ids;

import nl.garvelink.iban.Modulo97;

/**
 * International bank account number without spaces. A Belgian one must also pass the national check: the last two of
 * its twelve digits are the first ten modulo 97, 97 instead of 0.
 */
public record Iban(String value) {
    private static final int BELGIAN_LENGTH = 16;

    /** @throws IllegalArgumentException when a check fails */
    public Iban {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an IBAN");
        }
    }

    public static boolean isValid(String text) {
        if (!text.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") || !Modulo97.verifyCheckDigits(text)) {
            return false;
        }
        return !text.startsWith("BE") || passesBelgianCheck(text);
    }

    private static boolean passesBelgianCheck(String text) {
        if (text.length() != BELGIAN_LENGTH || !text.substring(4).matches("[0-9]{12}")) {
            return false;
        }
        long account = Long.parseLong(text.substring(4, 14));
        return StructuredCommunication.checkDigits(account) == Integer.parseInt(text.substring(14));
    }

    @Override
    public String toString() {
        return value;
    }
}
