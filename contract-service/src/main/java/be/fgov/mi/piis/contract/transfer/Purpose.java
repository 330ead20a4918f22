package be.fgov.mi.piis.contract.transfer;

/** The legal ground, in a word, for the access log. */
final class Purpose {
    static final String TRANSFER = "PIIS transfer";

    private Purpose() {}
}
