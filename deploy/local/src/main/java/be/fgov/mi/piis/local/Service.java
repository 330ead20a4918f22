package be.fgov.mi.piis.local;

/** The three services of the suite. */
enum Service {
    CONTRACT("contract"),
    EVALUATION("evaluation"),
    SUBSIDY("subsidy");

    private final String database;

    Service(String database) {
        this.database = database;
    }

    String database() {
        return database;
    }

    /** The name of its module, its process and its log. */
    String title() {
        return database + "-service";
    }
}
