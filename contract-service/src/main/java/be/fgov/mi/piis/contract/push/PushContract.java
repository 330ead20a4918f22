package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.PushResult;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A CPAS system pushes a contract: receipt, person, contract, revision, access-log line and event in one transaction.
 */
@ApplicationScoped
public class PushContract {
    private final PushReceipts receipts;
    private final StoreRevision storeRevision;

    PushContract(PushReceipts receipts, StoreRevision storeRevision) {
        this.receipts = receipts;
        this.storeRevision = storeRevision;
    }

    /**
     * @param cpas a CPAS that the caller may speak for
     * @param reference the sender's, unique within the CPAS
     * @param revision counted from 1
     * @param dryRun answer the same and store nothing
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code revisionConflict}, {@code revisionGap}, and
     *     what {@link JudgeContract} refuses
     */
    public PushResult push(EnterpriseNumber cpas, String reference, int revision, ContractBody body, boolean dryRun) {
        return receipts.accept(
                keyOf(cpas, reference),
                revision,
                body,
                dryRun,
                () -> storeRevision.store(
                        cpas, reference, revision, body, "contract.push", StoreRevision.Passage.NONE));
    }

    /** How receipts and locks name a contract. */
    public static PushKey keyOf(EnterpriseNumber cpas, String reference) {
        return new PushKey(cpas.value(), "contract", reference);
    }
}
