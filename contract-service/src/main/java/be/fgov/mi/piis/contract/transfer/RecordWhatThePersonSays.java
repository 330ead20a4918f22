package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The new CPAS told the person what travels, and what the person answered: an objection is said explicitly, and to the
 * new CPAS (TRA-4, A-20). Inside the transaction of the act.
 */
@ApplicationScoped
class RecordWhatThePersonSays {
    private final TransferFile transfers;
    private final ReadTransfers readTransfers;
    private final LawBook lawBook;
    private final AccessLog accessLog;
    private final Clock clock;

    RecordWhatThePersonSays(
            TransferFile transfers, ReadTransfers readTransfers, LawBook lawBook, AccessLog accessLog, Clock clock) {
        this.transfers = transfers;
        this.readTransfers = readTransfers;
        this.lawBook = lawBook;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day after today or before the offer, 409
     *     {@code invalidTransition} when it was recorded before, the person objected or the CPAS has decided
     */
    TransferViews.Offer informed(EnterpriseNumber cpas, UUID transferId, LocalDate informedOn) {
        Transfer transfer = lock(cpas, transferId);
        requireDay("informedOn", informedOn, transfer.offer().offeredOn(), "the offer");
        if (transfer.offer().informedOn() != null) {
            throw TransferFile.notAnyMore("That the person was informed is recorded already.");
        }
        requireOpen(transfer);
        transfers.add(transferId, TransferFile.Event.INFORMED, informedOn, TransferFile.Through.CPAS);
        return recorded("transfer.informed", cpas, transfer);
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day after today or before the move, 409 {@code
     *     invalidTransition} when the person objected before or the CPAS has decided
     */
    TransferViews.Offer objected(EnterpriseNumber cpas, UUID transferId, LocalDate objectedOn) {
        Transfer transfer = lock(cpas, transferId);
        requireDay("objectedOn", objectedOn, transfer.movedOn(), "the move");
        requireOpen(transfer);
        transfers.add(transferId, TransferFile.Event.OBJECTED, objectedOn, TransferFile.Through.CPAS);
        return recorded("transfer.objected", cpas, transfer);
    }

    /** The person objects on their own page; once is enough, and after a decision it is too late. */
    void objectedByThePerson(UUID transferId) {
        Transfer transfer = transfers.lock(transferId).orElseThrow(Problems::notFound);
        LocalDate today = LocalDate.now(clock);
        if (transfer.offer().isOpenOn(today)) {
            transfers.add(transferId, TransferFile.Event.OBJECTED, today, TransferFile.Through.PERSON);
            log("transfer.objected", transfer);
        }
    }

    private Transfer lock(EnterpriseNumber cpas, UUID transferId) {
        readTransfers.require(cpas, transferId);
        return transfers.lock(transferId).orElseThrow(Problems::notFound);
    }

    private void requireDay(String name, LocalDate day, LocalDate earliest, String event) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw Problems.badRequest(Issue.outOfRange(name, "A fact cannot be dated after the business date."));
        }
        if (day.isBefore(earliest)) {
            throw Problems.badRequest(Issue.outOfRange(name, "This day lies before " + event + "."));
        }
    }

    private void requireOpen(Transfer transfer) {
        switch (transfer.offer().on(LocalDate.now(clock))) {
            case OFFERED, RELEASED -> {
                // Until the decision the person may be informed, and may object.
            }
            case OBJECTED -> throw TransferFile.notAnyMore("The person has objected to this transfer.");
            case DECIDED -> throw TransferFile.notAnyMore("This transfer was decided: an objection comes before.");
        }
    }

    private TransferViews.Offer recorded(String operation, EnterpriseNumber cpas, Transfer transfer) {
        log(operation, transfer);
        return TransferViews.Offer.of(
                transfers.find(transfer.transferId()).orElseThrow(Problems::notFound),
                cpas.value(),
                LocalDate.now(clock),
                lawBook.current());
    }

    private void log(String operation, Transfer transfer) {
        accessLog.record(
                operation,
                "transfer/" + transfer.transferId(),
                transfer.contract().personId(),
                Purpose.TRANSFER);
    }
}
