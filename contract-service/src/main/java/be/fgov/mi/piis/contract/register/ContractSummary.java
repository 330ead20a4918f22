package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a list of contracts: coded facts only, so a list never shows who the persons are. */
public record ContractSummary(
        UUID contractId,
        String reference,
        int revision,
        ContractType type,
        ContractStatus status,
        LocalDate from,
        LocalDate until,
        @Nullable LocalDate concludedOn,
        String href) {

    static ContractSummary of(Contract contract) {
        return new ContractSummary(
                contract.contractId(),
                contract.reference(),
                contract.revision(),
                contract.type(),
                contract.status(),
                contract.validFrom(),
                contract.validUntil(),
                contract.concludedOn(),
                contract.href());
    }
}
