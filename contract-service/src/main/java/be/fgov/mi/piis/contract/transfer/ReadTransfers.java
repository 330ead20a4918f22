package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.commitment.CpasCommitments;
import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.register.FindContract;
import be.fgov.mi.piis.contract.rules.TransferStatus;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads transfers, for the CPAS that the person left and for the one the person went to. */
@ApplicationScoped
class ReadTransfers {
    private final ContractFile file;
    private final TransferFile transfers;
    private final FindContract findContract;
    private final Persons persons;
    private final CpasCommitments commitments;
    private final LawBook lawBook;
    private final AccessLog accessLog;
    private final Clock clock;

    ReadTransfers(
            ContractFile file,
            TransferFile transfers,
            FindContract findContract,
            Persons persons,
            CpasCommitments commitments,
            LawBook lawBook,
            AccessLog accessLog,
            Clock clock) {
        this.file = file;
        this.transfers = transfers;
        this.findContract = findContract;
        this.persons = persons;
        this.commitments = commitments;
        this.lawBook = lawBook;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the contract is not being transferred */
    @Transactional
    TransferViews.Sent sent(EnterpriseNumber cpas, String reference) {
        Contract contract = file.openForReading(cpas, reference).contract();
        Transfer transfer = transfers.ofContract(contract.contractId()).orElseThrow(Problems::notFound);
        accessLog.record("transfer.read", contract.name(), contract.personId(), Purpose.TRANSFER);
        return TransferViews.Sent.of(transfer, contract, LocalDate.now(clock));
    }

    /** Offers to this CPAS, without saying whose they are, the oldest first. */
    @Transactional
    Page<TransferViews.Offer> offers(
            EnterpriseNumber cpas, @Nullable TransferStatus status, PageRequest page, Map<String, String> filters) {
        LocalDate today = LocalDate.now(clock);
        List<Transfer> found = transfers.offeredTo(findContract.numbersUnder(cpas)).stream()
                .filter(transfer -> status == null || transfer.offer().on(today) == status)
                .toList();
        return Page.of(
                views(found.stream().skip(page.offset()).limit(page.pageSize()).toList(), cpas),
                found.size(),
                page,
                "/piisContract/v1/cpas/" + cpas + "/transferOffers",
                filters);
    }

    /** Offers of contracts of a person who came to this CPAS. */
    @Transactional
    TransferViews.OffersFound ofPerson(EnterpriseNumber cpas, String ssin) {
        Optional<UUID> person = persons.find(ssin).map(Persons.Known::personId);
        accessLog.record("transfer.search", cpas.value(), person.orElse(null), Purpose.TRANSFER);
        List<TransferViews.Offer> found = person.map(
                        known -> views(transfers.offeredTo(findContract.numbersUnder(cpas), known), cpas))
                .orElse(List.of());
        return new TransferViews.OffersFound(found, found.size());
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when this CPAS has no such offer */
    @Transactional
    TransferViews.Offer offer(EnterpriseNumber cpas, UUID transferId) {
        Transfer transfer = require(cpas, transferId);
        log("transfer.read", transfer);
        return TransferViews.Offer.of(transfer, cpas.value(), LocalDate.now(clock), lawBook.current());
    }

    /** Empty while the content is not released; also that it was asked for leaves its line in the access log. */
    @Transactional
    Optional<TransferViews.TransferredContent> content(EnterpriseNumber cpas, UUID transferId) {
        Transfer transfer = require(cpas, transferId);
        if (!transfer.offer().showsContentOn(LocalDate.now(clock))) {
            log("transfer.contentRefused", transfer);
            return Optional.empty();
        }
        Contract contract = transfer.contract();
        log("transfer.content", transfer);
        return Optional.of(TransferViews.TransferredContent.of(
                transfer,
                contract,
                file.document(contract, contract.revision()),
                commitments.all(contract, transfer.movedOn())));
    }

    /** An offer to this CPAS or to one that it has taken over. */
    Transfer require(EnterpriseNumber cpas, UUID transferId) {
        return transfers
                .find(transferId)
                .filter(found -> findContract.numbersUnder(cpas).contains(found.toCpas()))
                .orElseThrow(Problems::notFound);
    }

    private List<TransferViews.Offer> views(List<Transfer> found, EnterpriseNumber cpas) {
        LocalDate today = LocalDate.now(clock);
        return found.stream()
                .map(transfer -> TransferViews.Offer.of(transfer, cpas.value(), today, lawBook.current()))
                .toList();
    }

    private void log(String operation, Transfer transfer) {
        accessLog.record(
                operation,
                "transfer/" + transfer.transferId(),
                transfer.contract().personId(),
                Purpose.TRANSFER);
    }
}
