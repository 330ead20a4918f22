package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.EndReason;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.TransferOffer;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The person moved: the old CPAS closes the contract with the day of the move and offers it to the CPAS of the new
 * commune, without content (TRA-1, TRA-2). From then on it reads and writes no more.
 */
@ApplicationScoped
class OfferTransfer {
    private final ContractFile file;
    private final TransferFile transfers;
    private final CpasRegistry registry;
    private final LawBook lawBook;
    private final AccessLog accessLog;
    private final Clock clock;

    OfferTransfer(
            ContractFile file,
            TransferFile transfers,
            CpasRegistry registry,
            LawBook lawBook,
            AccessLog accessLog,
            Clock clock) {
        this.file = file;
        this.transfers = transfers;
        this.registry = registry;
        this.lawBook = lawBook;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Inside the transaction of the act.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day or a CPAS that cannot be, 409 {@code
     *     contractTransferred} the second time, {@code invalidTransition} for a contract that cannot follow
     */
    TransferViews.Offered offer(EnterpriseNumber cpas, String reference, TransferBodies.Move move) {
        ContractFile.Opened opened = file.openForAct(cpas, reference);
        Contract contract = opened.contract();
        LocalDate today = LocalDate.now(clock);
        Law law = lawBook.current();
        refuseWhatCannotBe(move, contract, today);
        if (!TransferOffer.isPossibleFrom(contract.status())) {
            throw TransferFile.notAnyMore(
                    "Only a contract that was handed over to the person and has not ended can follow (TRA-2).");
        }
        file.transferAway(
                opened,
                opened.body().ended(new ContractBody.Ending(move.movedOn(), EndReason.MOVED_TO_OTHER_CPAS, null)));
        Transfer transfer = new Transfer(
                TimeOrderedIds.next(),
                contract.contractId(),
                contract.enterpriseNumber(),
                move.toCpas(),
                move.movedOn(),
                new TransferOffer(today, TransferOffer.releaseDay(today, law), null, null, null),
                null,
                List.of());
        transfers.open(transfer);
        accessLog.record("transfer.offer", contract.name(), contract.personId(), Purpose.TRANSFER);
        return new TransferViews.Offered(
                transfer.transferId(),
                transfer.offer().on(today),
                contract.href() + "/transfer",
                transfer.offer().releaseOn(),
                warnings(move, today, law));
    }

    private void refuseWhatCannotBe(TransferBodies.Move move, Contract contract, LocalDate today) {
        Issues issues = new Issues();
        if (move.movedOn().isAfter(today)) {
            issues.add(Issue.outOfRange("movedOn", "A fact cannot be dated after the business date."));
        } else if (move.movedOn().isBefore(contract.validFrom())) {
            issues.add(Issue.invalidPeriod("movedOn", "The person moved before the first day of the contract."));
        }
        ResponsibleCpas responsible = registry.responsible();
        if (!registry.existsOn(move.toCpas(), move.movedOn())) {
            issues.add(Issue.referencedResourceNotFound("toCpas", "No CPAS has that number on the day of the move."));
        } else if (responsible.on(today, move.toCpas()).equals(responsible.on(today, contract.enterpriseNumber()))) {
            issues.add(Issue.rejectedInput("toCpas", "This CPAS has the contract already."));
        }
        issues.refuseIfAny();
    }

    private static List<Warning> warnings(TransferBodies.Move move, LocalDate today, Law law) {
        List<Warning> warnings = new ArrayList<>();
        if (TransferOffer.isPassedOnLate(move.movedOn(), today, law)) {
            warnings.add(new Warning(
                    "passedOnLate", "A CPAS that is no longer competent passes the file on within five days (TRA-5)."));
        }
        return warnings;
    }
}
