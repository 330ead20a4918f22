package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the count needs to know of a trajectory, as its newest heard version says it.
 *
 * <p>It belongs to the contract of its CPAS and contract reference, whatever person either was first sent under.
 *
 * @param kinds the kinds of its activities, as coded on the wire
 * @param endedOn the day it really ended, by an outcome or by a dropout
 */
public record TrajectoryFact(
        UUID trajectoryId,
        String enterpriseNumber,
        String contractReference,
        String reference,
        long version,
        LocalDate startedOn,
        LocalDate plannedUntil,
        List<String> kinds,
        @Nullable LocalDate endedOn,
        @Nullable String outcome,
        @Nullable Dropout dropout) {

    /** The words themselves stay with the CPAS and its evaluation file: here only whether there are any. */
    public record Dropout(String reason, boolean explained) {}

    public TrajectoryFact {
        kinds = List.copyOf(kinds);
    }

    boolean belongsTo(ContractFact contract) {
        return enterpriseNumber.equals(contract.enterpriseNumber()) && contractReference.equals(contract.reference());
    }

    LocalDate lastDay() {
        return endedOn == null ? plannedUntil : endedOn;
    }

    boolean touches(ConventionPeriod period) {
        return !startedOn.isAfter(period.until()) && !lastDay().isBefore(period.from());
    }
}
