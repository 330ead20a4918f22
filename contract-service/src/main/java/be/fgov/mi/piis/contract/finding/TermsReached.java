package be.fgov.mi.piis.contract.finding;

import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.contract.rules.TermOfContract;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Active contracts whose last day is near or past: renew them by agreement, or end them with their reason. */
@ApplicationScoped
public class TermsReached implements FindingSource {
    private static final String TERM_REACHED = "termReached";
    private static final String CONTRACT_ENDING_SOON = "contractEndingSoon";
    private static final LocalizedText REACHED = new LocalizedText(
            "Le terme du contrat est dépassé : prolongez-le de commun accord ou clôturez-le avec son motif.",
            "Het contract is over zijn einddatum: verleng het in onderling akkoord of sluit het af met zijn reden.",
            "Die Laufzeit des Vertrags ist abgelaufen: Verlängern Sie ihn einvernehmlich oder beenden Sie ihn mit"
                    + " Angabe des Grundes.");
    private static final LocalizedText ENDING_SOON = new LocalizedText(
            "Le contrat arrive bientôt à son terme : évaluez-le avec la personne et décidez ensemble de la suite.",
            "Het contract loopt binnenkort af: evalueer het met de persoon en beslis samen over het vervolg.",
            "Der Vertrag läuft bald ab: Bewerten Sie ihn mit der Person und entscheiden Sie gemeinsam, wie es"
                    + " weitergeht.");

    private final LawBook lawBook;

    TermsReached(LawBook lawBook) {
        this.lawBook = lawBook;
    }

    @Override
    public Set<String> codes() {
        return Set.of(TERM_REACHED, CONTRACT_ENDING_SOON);
    }

    @Override
    public List<Finding> findings(EnterpriseNumber cpas, LocalDate today) {
        Law law = lawBook.current();
        LocalDate horizon = today.plusDays(law.number(LawParameter.NOTICE_AHEAD_DAYS, today));
        List<Contract> near = Contract.list(
                "enterpriseNumber = ?1 and status = ?2 and validUntil <= ?3 and concludedOn <= ?4",
                cpas.value(),
                ContractStatus.ACTIVE,
                horizon,
                today);
        return near.stream().map(contract -> finding(contract, today, law)).toList();
    }

    private static Finding finding(Contract contract, LocalDate today, Law law) {
        LocalDate until = contract.validUntil();
        if (TermOfContract.of(until, today, law) == TermOfContract.REACHED) {
            return new Finding(TERM_REACHED, contract.reference(), until.plusDays(1), until, REACHED, contract.href());
        }
        LocalDate announced = until.minusDays(law.number(LawParameter.NOTICE_AHEAD_DAYS, today));
        LocalDate since = announced.isBefore(contract.validFrom()) ? contract.validFrom() : announced;
        return new Finding(CONTRACT_ENDING_SOON, contract.reference(), since, until, ENDING_SOON, contract.href());
    }
}
