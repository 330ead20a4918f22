package be.fgov.mi.piis.identity.push;

/**
 * What a sender names a pushed thing by.
 *
 * @param enterpriseNumber the CPAS it belongs to
 * @param kind contract, trajectory, convention …
 * @param reference picked by the sender, unique within its kind and CPAS
 */
public record PushKey(String enterpriseNumber, String kind, String reference) {
    /** Everything of that kind at the CPAS. */
    public static String nameOfAll(String enterpriseNumber, String kind) {
        return "cpas/" + enterpriseNumber + '/' + kind;
    }

    String nameOfAll() {
        return nameOfAll(enterpriseNumber, kind);
    }

    String lockName() {
        return enterpriseNumber + '/' + kind + '/' + reference;
    }
}
