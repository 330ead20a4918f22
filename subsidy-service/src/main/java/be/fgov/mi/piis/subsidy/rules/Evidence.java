package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contract with one of its trajectories, or with none: what is laid on the table to show that a person counts. */
public record Evidence(ContractFact contract, @Nullable TrajectoryFact trajectory) {

    /** First by the day it began, then by reference; the ids only keep the order total. */
    static final Comparator<Evidence> FIRST_STARTED = Comparator.comparing(Evidence::startedOn)
            .thenComparing(evidence -> evidence.contract.reference())
            .thenComparing(Evidence::trajectoryReference)
            .thenComparing(evidence -> evidence.contract.enterpriseNumber())
            .thenComparing(evidence -> evidence.contract.contractId())
            .thenComparing(Evidence::trajectoryIdOrContractId);

    LocalDate startedOn() {
        return trajectory == null ? contract.from() : trajectory.startedOn();
    }

    boolean touches(ConventionPeriod period) {
        return contract.touches(period) || (trajectory != null && trajectory.touches(period));
    }

    private UUID trajectoryIdOrContractId() {
        return trajectory == null ? contract.contractId() : trajectory.trajectoryId();
    }

    private String trajectoryReference() {
        return trajectory == null ? "" : trajectory.reference();
    }
}
