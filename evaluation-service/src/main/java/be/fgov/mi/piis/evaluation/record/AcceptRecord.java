package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.evaluation.contract.ContractLock;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.PushResult;
import be.fgov.mi.piis.identity.wire.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Accepts a pushed revision of a record once, under the lock of its contract. */
@ApplicationScoped
public class AcceptRecord {
    private final PushReceipts receipts;
    private final ContractLock contractLock;
    private final WaitingRecords waitingRecords;
    private final FindRecord findRecord;
    private final FindContract findContract;

    AcceptRecord(
            PushReceipts receipts,
            ContractLock contractLock,
            WaitingRecords waitingRecords,
            FindRecord findRecord,
            FindContract findContract) {
        this.receipts = receipts;
        this.findRecord = findRecord;
        this.findContract = findContract;
        this.contractLock = contractLock;
        this.waitingRecords = waitingRecords;
    }

    /**
     * @param kind how receipts and locks name the record; its reference is that of its contract, a slash and its own
     * @param cpas in the path
     * @param firstTime the work, inside the transaction, on the number that the record was sent to first, or that its
     *     contract has; returns the answer
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 for a wrong revision and {@code ambiguousReference},
     *     or whatever the work refuses with
     */
    public PushResult once(
            String kind,
            EnterpriseNumber cpas,
            String contractReference,
            String reference,
            int revision,
            Object body,
            boolean dryRun,
            Function<String, PushAnswer> firstTime) {
        RecordName name = new RecordName(kind, contractReference, reference);
        EnterpriseNumber sentTo = findRecord.sentTo(
                cpas,
                name,
                revision == 1 ? Optional.of(receipts.fingerprint(StrictJson.canonical(body))) : Optional.empty());
        return receipts.accept(new PushKey(sentTo.value(), kind, name.inReceipts()), revision, body, dryRun, () -> {
            contractLock.hold(findContract.numbersUnder(sentTo), contractReference);
            PushAnswer answer = firstTime.apply(sentTo.value());
            if (answer.status().equals(WaitingRecords.AWAITING_CONTRACT)) {
                waitingRecords.wait(sentTo.value(), name);
            } else if (revision > 1) {
                waitingRecords.found(sentTo.value(), name);
            }
            return answer;
        });
    }
}
