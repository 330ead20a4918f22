package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.ledger.BookedFacts;
import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.rules.Euro;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the last signatures of each round committed and changed of it, told from what was signed. */
@ApplicationScoped
class SignedCommitments implements BookedFacts {

    @Override
    public Map<String, List<Booking>> byConvention() {
        Map<String, List<Booking>> bookings = new HashMap<>();
        Map<String, Euro> held = new HashMap<>();
        for (ConventionAdvance signed :
                ConventionAdvance.<ConventionAdvance>list("order by conventionNumber, signingRound")) {
            String number = signed.conventionNumber;
            Euro granted = Euro.ofCents(signed.grantedCents);
            Euro before = held.put(number, granted);
            Booking booking = before == null
                    ? Bookings.committed(number, granted)
                    : Bookings.commitmentChanged(number, granted.minus(before), Integer.toString(signed.revision));
            bookings.computeIfAbsent(number, first -> new ArrayList<>()).add(booking);
        }
        return bookings;
    }
}
