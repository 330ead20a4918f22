package be.fgov.mi.piis.contract.ending;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.StoreRevision;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import jakarta.enterprise.context.ApplicationScoped;

/** A contract ends, with its reason (rules §1.4). It writes the next revision. Runs in the transaction of the act. */
@ApplicationScoped
public class EndContract {
    private final ContractFile file;
    private final StoreRevision storeRevision;

    EndContract(ContractFile file, StoreRevision storeRevision) {
        this.file = file;
        this.storeRevision = storeRevision;
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code invalidTransition} when it has ended; 400
     *     for a day after the business date or before the first day of the contract
     */
    public PushAnswer end(EnterpriseNumber cpas, String reference, ContractBody.Ending ending) {
        ContractFile.Opened opened = file.openForAct(cpas, reference);
        ContractStatus status = opened.contract().status();
        if (status == ContractStatus.ENDED || status == ContractStatus.VOID) {
            throw Problems.conflict("invalidTransition", "The contract has ended already.");
        }
        if (ending.endedOn().isAfter(storeRevision.calendar().today())) {
            throw Problems.badRequest(Issue.outOfRange("endedOn", "A fact cannot be dated after the business date."));
        }
        if (ending.endedOn().isBefore(opened.body().period().from())) {
            throw Problems.badRequest(Issue.invalidPeriod("endedOn", "The contract ends before its first day."));
        }
        return file.revise(opened, opened.body().ended(ending));
    }
}
