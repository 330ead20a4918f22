package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the count needs to know of a contract, as its newest heard version says it.
 *
 * @param concludedOn day of the last required signature; null until every required party has signed
 * @param endedOn the day it really ended, if it did
 */
public record ContractFact(
        UUID contractId,
        String enterpriseNumber,
        String reference,
        long version,
        String type,
        String status,
        boolean fullTimeStudent,
        LocalDate from,
        LocalDate until,
        @Nullable LocalDate concludedOn,
        @Nullable LocalDate endedOn) {

    static final String SOCIAL_ACTIVATION = "socialActivation";
    static final String VOID = "void";

    boolean touches(ConventionPeriod period) {
        LocalDate end = endedOn == null ? until : endedOn;
        return !from.isAfter(period.until()) && !end.isBefore(period.from());
    }
}
