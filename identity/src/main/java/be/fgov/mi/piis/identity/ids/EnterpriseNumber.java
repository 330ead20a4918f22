package be.fgov.mi.piis.identity.ids;

/**
 * Enterprise number of the Crossroads Bank for Enterprises (KBO/BCE), ten digits, the last two being
 * {@code 97 - (first eight mod 97)}. A CPAS is known by it, together with the NIS code of its commune.
 */
public record EnterpriseNumber(String value) implements Comparable<EnterpriseNumber> {
    private static final int CHECK = 97;

    /** @throws IllegalArgumentException when the form or the check digits are wrong */
    public EnterpriseNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an enterprise number: " + value);
        }
    }

    public static boolean isValid(String text) {
        return text.matches("[01][0-9]{9}")
                && CHECK - Integer.parseInt(text.substring(0, 8)) % CHECK == Integer.parseInt(text.substring(8));
    }

    @Override
    public int compareTo(EnterpriseNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
