package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.evaluation.contract.ContractLock;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.PushResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Accepts a pushed revision of a record once, under the lock of its contract. */
@ApplicationScoped
public class AcceptRecord {
    private final PushReceipts receipts;
    private final ContractLock contractLock;
    private final WaitingRecords waitingRecords;

    AcceptRecord(PushReceipts receipts, ContractLock contractLock, WaitingRecords waitingRecords) {
        this.receipts = receipts;
        this.contractLock = contractLock;
        this.waitingRecords = waitingRecords;
    }

    /**
     * @param kind how receipts and locks name the record; its reference is that of its contract, a slash and its own
     * @param firstTime the work, inside the transaction; returns the answer
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 for a wrong revision, or whatever the work refuses
     *     with
     */
    public PushResult once(
            String kind,
            EnterpriseNumber cpas,
            String contractReference,
            String reference,
            int revision,
            Object body,
            boolean dryRun,
            Supplier<PushAnswer> firstTime) {
        return receipts.accept(
                new PushKey(cpas.value(), kind, contractReference + "/" + reference), revision, body, dryRun, () -> {
                    contractLock.hold(cpas.value(), contractReference);
                    PushAnswer answer = firstTime.get();
                    if (answer.status().equals(WaitingRecords.AWAITING_CONTRACT)) {
                        waitingRecords.wait(
                                cpas.value(), new WaitingRecords.Waiting(kind, contractReference, reference));
                    }
                    return answer;
                });
    }
}
