package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.register.Contract;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Whether the CPAS keeps its own side of a contract (SAN-7, S3:154). */
@ApplicationScoped
public class BrokenCommitments {
    boolean areThereAny(Contract contract, LocalDate on) {
        return false;
    }
}
