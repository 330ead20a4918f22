package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.person.page.CodePurpose;
import be.fgov.mi.piis.contract.person.page.PersonCodes;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;

/**
 * The old CPAS gives the person a code for the page of what travels. Each call makes a new code and withdraws the
 * earlier one, so a call that is sent twice does no harm, and no code is ever stored to be answered again.
 */
@ApplicationScoped
class GiveTransferCode {
    private final ContractFile file;
    private final TransferFile transfers;
    private final PersonCodes codes;
    private final LawBook lawBook;
    private final AccessLog accessLog;
    private final Clock clock;

    GiveTransferCode(
            ContractFile file,
            TransferFile transfers,
            PersonCodes codes,
            LawBook lawBook,
            AccessLog accessLog,
            Clock clock) {
        this.file = file;
        this.transfers = transfers;
        this.codes = codes;
        this.lawBook = lawBook;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the contract is not being transferred, 409
     *     {@code invalidTransition} when the person objected or the new CPAS has decided
     */
    @Transactional
    TransferViews.CodeGiven give(EnterpriseNumber cpas, String reference) {
        Contract contract = file.openForReading(cpas, reference).contract();
        Transfer found = transfers.ofContract(contract.contractId()).orElseThrow(Problems::notFound);
        Transfer transfer = transfers.lock(found.transferId()).orElseThrow(Problems::notFound);
        LocalDate today = LocalDate.now(clock);
        if (!transfer.offer().isOpenOn(today)) {
            throw TransferFile.notAnyMore("The person objected already, or the new CPAS has decided.");
        }
        LocalDate validUntil = today.plusDays(lawBook.current().number(LawParameter.PERSON_CODE_DAYS, today));
        String code = codes.issue(CodePurpose.TRANSFER, transfer.transferId().toString(), validUntil);
        accessLog.record("transfer.code", contract.name(), contract.personId(), Purpose.TRANSFER);
        return new TransferViews.CodeGiven(code, validUntil, "/person");
    }
}
