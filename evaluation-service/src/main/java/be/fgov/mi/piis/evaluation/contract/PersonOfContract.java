package be.fgov.mi.piis.evaluation.contract;

import java.util.UUID;

/**
 * It became known, or it changed, whose contract this is. Observers act in the same transaction, under the lock of the
 * contract.
 */
public record PersonOfContract(UUID contractId, UUID personId, String enterpriseNumber, String reference) {}
