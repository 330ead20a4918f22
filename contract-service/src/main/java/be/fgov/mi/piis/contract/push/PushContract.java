package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.register.FindContract;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.PushResult;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A CPAS system pushes a contract: receipt, person, contract, revision, access-log line and event in one transaction.
 */
@ApplicationScoped
public class PushContract {
    private final PushReceipts receipts;
    private final StoreRevision storeRevision;
    private final FindContract findContract;
    private final Persons persons;
    private final AccessLog accessLog;

    PushContract(
            PushReceipts receipts,
            StoreRevision storeRevision,
            FindContract findContract,
            Persons persons,
            AccessLog accessLog) {
        this.receipts = receipts;
        this.storeRevision = storeRevision;
        this.findContract = findContract;
        this.persons = persons;
        this.accessLog = accessLog;
    }

    /**
     * @param cpas a CPAS that the caller may speak for; a contract of one that it has taken over goes on as that one's
     * @param reference the sender's, unique within the CPAS
     * @param revision counted from 1
     * @param dryRun answer the same and store nothing but the line of the access log
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code revisionConflict}, {@code revisionGap}, {@code
     *     cpasMerged}, {@code ambiguousReference}, and what {@link JudgeContract} refuses
     */
    public PushResult push(EnterpriseNumber cpas, String reference, int revision, ContractBody body, boolean dryRun) {
        EnterpriseNumber owner = findContract.ownerOf(cpas, reference);
        findContract.refuseNewContractOfEndedCpas(owner, reference);
        PushResult result = receipts.accept(
                keyOf(owner, reference),
                revision,
                body,
                dryRun,
                () -> storeRevision.store(
                        owner, reference, revision, body, "contract.push", StoreRevision.Passage.NONE));
        if (dryRun) {
            logTheLook(owner, reference, revision, body);
        }
        return result;
    }

    /** Nothing is stored, but the warnings tell of a person whether there is another contract or a newer number. */
    private void logTheLook(EnterpriseNumber owner, String reference, int revision, ContractBody body) {
        QuarkusTransaction.requiringNew()
                .run(() -> persons.find(body.beneficiary().ssin())
                        .ifPresent(known -> accessLog.record(
                                "contract.dryRun",
                                owner.value() + "/" + reference + "/" + revision,
                                known.personId(),
                                "PIIS contract")));
    }

    /** How receipts and locks name a contract. */
    public static PushKey keyOf(EnterpriseNumber cpas, String reference) {
        return new PushKey(cpas.value(), "contract", reference);
    }
}
