package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.register.FindContract;
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
    private final FindContract findContract;

    PushContract(PushReceipts receipts, StoreRevision storeRevision, FindContract findContract) {
        this.receipts = receipts;
        this.storeRevision = storeRevision;
        this.findContract = findContract;
    }

    /**
     * @param cpas a CPAS that the caller may speak for; a contract of one that it has taken over goes on as that one's
     * @param reference the sender's, unique within the CPAS
     * @param revision counted from 1
     * @param dryRun answer the same and store nothing
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code revisionConflict}, {@code revisionGap}, {@code
     *     cpasMerged}, {@code ambiguousReference}, and what {@link JudgeContract} refuses
     */
    public PushResult push(EnterpriseNumber cpas, String reference, int revision, ContractBody body, boolean dryRun) {
        EnterpriseNumber owner = findContract.ownerOf(cpas, reference);
        findContract.refuseNewContractOfEndedCpas(owner, reference);
        return receipts.accept(
                keyOf(owner, reference),
                revision,
                body,
                dryRun,
                () -> storeRevision.store(
                        owner, reference, revision, body, "contract.push", StoreRevision.Passage.NONE));
    }

    /** How receipts and locks name a contract. */
    public static PushKey keyOf(EnterpriseNumber cpas, String reference) {
        return new PushKey(cpas.value(), "contract", reference);
    }
}
