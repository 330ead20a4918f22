package be.fgov.mi.piis.subsidy.ledger;

import java.util.List;
import java.util.Map;

/**
 * A feature whose facts move money tells them again, as they would be booked from its own tables alone. From all of
 * them together the ledger is rebuilt, and has to be the same to the cent (reliability I10).
 */
public interface BookedFacts {

    /** What is to be in the ledger for the facts of this feature, by convention; inside a transaction. */
    Map<String, List<Booking>> byConvention();
}
