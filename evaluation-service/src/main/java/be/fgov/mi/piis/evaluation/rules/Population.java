package be.fgov.mi.piis.evaluation.rules;

/**
 * Whom a figure is about.
 *
 * @param code number of the convention of a cluster, enterprise number of a CPAS, {@code BE} for the country
 */
public record Population(Scope scope, String code) {
    public static final Population COUNTRY = new Population(Scope.COUNTRY, "BE");

    /** From the whole to the parts; the constants stand in the database. */
    public enum Scope {
        COUNTRY,
        CLUSTER,
        CPAS
    }

    public static Population cluster(String convention) {
        return new Population(Scope.CLUSTER, convention);
    }

    public static Population cpas(String enterpriseNumber) {
        return new Population(Scope.CPAS, enterpriseNumber);
    }
}
