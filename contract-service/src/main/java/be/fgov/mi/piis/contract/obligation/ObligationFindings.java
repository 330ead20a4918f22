package be.fgov.mi.piis.contract.obligation;

import be.fgov.mi.piis.contract.finding.Finding;
import be.fgov.mi.piis.contract.finding.FindingSource;
import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.contract.rules.ObligationStatus;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compulsory contracts that are soon due or overdue (OBL-3), and exemptions to look at again (EXE-4). */
@ApplicationScoped
public class ObligationFindings implements FindingSource {
    private static final String OBLIGATION_OVERDUE = "obligationOverdue";
    private static final String OBLIGATION_DUE_SOON = "obligationDueSoon";
    private static final String EXEMPTION_REVIEW_DUE = "exemptionReviewDue";
    private static final LocalizedText OVERDUE = new LocalizedText(
            "Le PIIS obligatoire n'est pas conclu dans le délai : concluez le contrat, ou décidez d'une dispense et"
                    + " introduisez-la.",
            "Het verplichte GPMI is niet binnen de termijn gesloten: sluit het contract, of beslis over een"
                    + " vrijstelling en voer ze in.",
            "Das verpflichtende PIIS wurde nicht fristgerecht abgeschlossen: Schließen Sie den Vertrag ab oder"
                    + " entscheiden Sie über eine Befreiung und geben Sie sie ein.");
    private static final LocalizedText DUE_SOON = new LocalizedText(
            "Un PIIS obligatoire doit bientôt être conclu : remettez le projet à temps, le délai de réflexion compte.",
            "Een verplicht GPMI moet binnenkort gesloten zijn: overhandig het ontwerp op tijd, de bedenktijd telt mee.",
            "Ein verpflichtendes PIIS muss bald abgeschlossen sein: Übergeben Sie den Entwurf rechtzeitig, die"
                    + " Bedenkzeit zählt mit.");
    private static final LocalizedText REVIEW_DUE = new LocalizedText(
            "La dispense doit être réexaminée : introduisez une nouvelle évaluation, avec ou sans dispense.",
            "De vrijstelling moet opnieuw bekeken worden: voer een nieuwe beoordeling in, met of zonder vrijstelling.",
            "Die Befreiung ist zu überprüfen: Geben Sie eine neue Beurteilung ein, mit oder ohne Befreiung.");

    private final AssessmentRegister register;
    private final LawBook lawBook;

    ObligationFindings(AssessmentRegister register, LawBook lawBook) {
        this.register = register;
        this.lawBook = lawBook;
    }

    @Override
    public Set<String> codes() {
        return Set.of(OBLIGATION_OVERDUE, OBLIGATION_DUE_SOON, EXEMPTION_REVIEW_DUE);
    }

    @Override
    public List<Finding> findings(EnterpriseNumber cpas, LocalDate today) {
        int ahead = lawBook.current().number(LawParameter.NOTICE_AHEAD_DAYS, today);
        List<Finding> found = new ArrayList<>();
        for (ObligationAssessment unmet : register.unmetDueBy(cpas, today.plusDays(ahead), today)) {
            LocalDate dueOn = unmet.dueOn();
            if (unmet.status() == ObligationStatus.OVERDUE) {
                found.add(finding(OBLIGATION_OVERDUE, unmet, dueOn.plusDays(1), dueOn, OVERDUE));
            } else {
                LocalDate announced = dueOn.minusDays(ahead);
                LocalDate since = announced.isBefore(unmet.decidedOn()) ? unmet.decidedOn() : announced;
                found.add(finding(OBLIGATION_DUE_SOON, unmet, since, dueOn, DUE_SOON));
            }
        }
        for (ObligationAssessment exempt : register.toReview(cpas, today)) {
            LocalDate reviewOn = exempt.exemption().reviewOn();
            found.add(finding(EXEMPTION_REVIEW_DUE, exempt, reviewOn, reviewOn, REVIEW_DUE));
        }
        return found;
    }

    private static Finding finding(
            String code, ObligationAssessment about, LocalDate since, @Nullable LocalDate dueOn, LocalizedText text) {
        return new Finding(code, String.valueOf(about.assessmentId()), since, dueOn, text, about.href());
    }
}
