package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.CommitmentDecision;
import be.fgov.mi.piis.contract.rules.TransferOffer;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contract on its way to the CPAS of the new commune.
 *
 * @param offer its days, by which it is judged
 * @param newContractId the contract that the new CPAS made of it
 * @param decisions what became of each step, empty until decided
 */
record Transfer(
        UUID transferId,
        UUID contractId,
        String fromCpas,
        String toCpas,
        LocalDate movedOn,
        TransferOffer offer,
        @Nullable UUID newContractId,
        List<DecidedStep> decisions) {

    /** A step of the old contract and what became of it. */
    record DecidedStep(String stepId, CommitmentDecision decision) {}

    /** The old contract, which the transfer has closed: nothing of it can change any more. */
    Contract contract() {
        return Contract.findById(contractId);
    }

    String offerHref(String cpas) {
        return "/piisContract/v1/cpas/" + cpas + "/transferOffers/" + transferId;
    }
}
