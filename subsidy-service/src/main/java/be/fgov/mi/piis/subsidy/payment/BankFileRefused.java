package be.fgov.mi.piis.subsidy.payment;

/** A file of the bank that cannot be read; nothing of it was taken. */
public final class BankFileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String where;

    /**
     * @param where element of the file
     * @param detail what is wrong, without its content
     */
    BankFileRefused(String where, String detail) {
        super(detail);
        this.where = where;
    }

    public String where() {
        return where;
    }
}
