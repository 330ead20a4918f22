package be.fgov.mi.piis.identity.ids;

/** NIS/INS code of a commune, 10000 to 99999, identical in the BeSt address registers. */
public record NisCode(int value) {
    /** @throws IllegalArgumentException outside 10000..99999 */
    public NisCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a NIS code: " + value);
        }
    }

    public static boolean isValid(int value) {
        return value >= 10_000 && value <= 99_999;
    }
}
