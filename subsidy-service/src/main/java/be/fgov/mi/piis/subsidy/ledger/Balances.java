package be.fgov.mi.piis.subsidy.ledger;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What each account of a convention holds: the sum of its postings, in euro cents. */
public final class Balances {
    private final Map<Account, Long> cents = new EnumMap<>(Account.class);

    public static Balances of(Collection<Booking> bookings) {
        Balances balances = new Balances();
        bookings.forEach(balances::add);
        return balances;
    }

    public void add(Booking booking) {
        booking.postings().forEach(posting -> add(posting.account(), posting.amountCents()));
    }

    void add(Account account, long amountCents) {
        cents.merge(account, amountCents, Math::addExact);
    }

    public long of(Account account) {
        return cents.getOrDefault(account, 0L);
    }

    /** Those that differ between the two, in the order of the accounts. */
    public Set<Account> differencesTo(Balances other) {
        Set<Account> differing = new TreeSet<>();
        for (Account account : Account.values()) {
            if (of(account) != other.of(account)) {
                differing.add(account);
            }
        }
        return differing;
    }
}
