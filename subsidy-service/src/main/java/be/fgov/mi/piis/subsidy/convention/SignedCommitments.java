package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.ledger.BookedFacts;
import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.rules.Euro;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the last signatures committed, told from what was signed. */
@ApplicationScoped
class SignedCommitments implements BookedFacts {

    @Override
    public Map<String, List<Booking>> byConvention() {
        return ConventionAdvance.<ConventionAdvance>streamAll()
                .collect(Collectors.toMap(
                        signed -> signed.conventionNumber,
                        signed -> List.of(
                                Bookings.committed(signed.conventionNumber, Euro.ofCents(signed.grantedCents)))));
    }
}
