package be.fgov.mi.piis.subsidy.ledger;

/**
 * One line of a transaction.
 *
 * @param amountCents euro cents, signed and never 0
 */
public record Posting(Account account, long amountCents) {

    public Posting {
        if (amountCents == 0) {
            throw new IllegalArgumentException("a posting moves money");
        }
    }

    Posting opposite() {
        return new Posting(account, Math.negateExact(amountCents));
    }
}
