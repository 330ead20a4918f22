package be.fgov.mi.piis.evaluation.contract;

import java.util.List;
import java.util.UUID;

/**
 * It became known, or it changed, whose contract this is. Observers act in the same transaction, under the lock of the
 * contract.
 *
 * @param successors numbers of the CPAS that took the contract's over by today: what was sent to them may belong to it
 */
public record PersonOfContract(
        UUID contractId, UUID personId, String enterpriseNumber, String reference, List<String> successors) {}
