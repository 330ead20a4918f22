package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.finding.Finding;
import be.fgov.mi.piis.contract.finding.FindingSource;
import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Offers that the new CPAS has left undecided. */
@ApplicationScoped
class TransferFindings implements FindingSource {
    private static final String TRANSFER_WAITING = "transferWaiting";
    private static final LocalizedText TEXT = new LocalizedText(
            "Un contrat d’une personne qui a déménagé attend votre décision : informez la personne de ce qui est"
                    + " transmis, puis décidez de chaque engagement.",
            "Een contract van een verhuisde persoon wacht op uw beslissing: informeer de persoon over wat meegaat en"
                    + " beslis daarna over elke verbintenis.",
            "Ein Vertrag einer umgezogenen Person wartet auf Ihre Entscheidung: Informieren Sie die Person über das,"
                    + " was weitergegeben wird, und entscheiden Sie dann über jede Verpflichtung.");

    private final TransferFile transfers;
    private final LawBook lawBook;

    TransferFindings(TransferFile transfers, LawBook lawBook) {
        this.transfers = transfers;
        this.lawBook = lawBook;
    }

    @Override
    public Set<String> codes() {
        return Set.of(TRANSFER_WAITING);
    }

    @Override
    public List<Finding> findings(EnterpriseNumber cpas, LocalDate today) {
        Law law = lawBook.current();
        return transfers.offeredTo(List.of(cpas.value())).stream()
                .filter(transfer -> transfer.offer().isWaitingTooLongOn(today, law))
                .map(transfer -> new Finding(
                        TRANSFER_WAITING,
                        transfer.transferId().toString(),
                        transfer.offer().decisionDueOn(law).plusDays(1),
                        transfer.offer().decisionDueOn(law),
                        TEXT,
                        transfer.offerHref(cpas.value())))
                .toList();
    }
}
