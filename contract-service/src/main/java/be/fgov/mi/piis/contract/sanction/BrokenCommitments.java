package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.commitment.CpasCommitments;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Whether the CPAS keeps its own side of a contract (SAN-7, S3:154): late alone is not broken, that is for somebody to say. */
@ApplicationScoped
public class BrokenCommitments {
    private final CpasCommitments commitments;

    BrokenCommitments(CpasCommitments commitments) {
        this.commitments = commitments;
    }

    boolean areThereAny(Contract contract, LocalDate on) {
        return commitments.of(contract, on).stream()
                .anyMatch(commitment -> commitment.status() == CommitmentStatus.BREACHED);
    }
}
