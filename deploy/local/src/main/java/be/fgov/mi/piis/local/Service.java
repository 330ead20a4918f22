package be.fgov.mi.piis.local;

/** The three services of the suite. */
public enum Service {
    CONTRACT("contract"),
    EVALUATION("evaluation"),
    SUBSIDY("subsidy");

    private final String database;

    Service(String database) {
        this.database = database;
    }

    public String database() {
        return database;
    }

    /** The name of its module, its process and its log. */
    public String title() {
        return database + "-service";
    }
}
