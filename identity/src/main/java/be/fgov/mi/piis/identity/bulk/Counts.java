package be.fgov.mi.piis.identity.bulk;

/**
 * How the lines of a delivery fared so far.
 *
 * @param total lines of the file
 * @param accepted stored for the first time, or would be
 * @param repeated known already with the same content
 * @param refused the others
 */
public record Counts(int total, int accepted, int repeated, int refused) {
    Counts with(BulkItem item) {
        return switch (item.status()) {
            case 201 -> new Counts(total, accepted + 1, repeated, refused);
            case 200 -> new Counts(total, accepted, repeated + 1, refused);
            default -> new Counts(total, accepted, repeated, refused + 1);
        };
    }

    static Counts none(int total) {
        return new Counts(total, 0, 0, 0);
    }

    int judged() {
        return accepted + repeated + refused;
    }
}
