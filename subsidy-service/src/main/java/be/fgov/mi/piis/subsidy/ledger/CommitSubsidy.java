package be.fgov.mi.piis.subsidy.ledger;

import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.rules.Euro;
import jakarta.enterprise.context.ApplicationScoped;

/** Holds the budget for a convention from its last signature on: what is granted, and what an amendment changes of it. */
@ApplicationScoped
public class CommitSubsidy {
    private final Ledger ledger;

    CommitSubsidy(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Inside the transaction of the last signature, under the convention's lock.
     *
     * @param revision of the content that was signed
     */
    public void commit(String convention, Euro granted, int revision, ActContext context) {
        // What left the budget line is minus what it holds.
        Euro held = Euro.ofCents(-ledger.balancesOf(convention).of(Account.BUDGET));
        Bookings.commitment(convention, held, granted, revision).ifPresent(booking -> ledger.book(booking, context));
    }

    /** Whether the bank has paid the advance, and not sent it back. */
    public boolean isAdvancePaid(String convention) {
        return ledger.balancesOf(convention).of(Account.ADVANCE) > 0;
    }
}
