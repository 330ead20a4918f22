package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import be.fgov.mi.piis.subsidy.rules.SettlementStep;
import java.text.MessageFormat;

/**
 * Every sentence of a settlement in French, Dutch, German and English, side by side so that a missing one does not
 * compile. <code>{0}</code>, <code>{1}</code> stand for values.
 */
enum SettlementPhrase {
    DECLARED(
            "Coûts déclarés (lignes : {0})",
            "Aangegeven kosten (lijnen: {0})", "Angemeldete Kosten (Posten: {0})", "Declared costs (lines: {0})"),
    REJECTED(
            "Coûts rejetés : {1} (lignes : {0})",
            "Verworpen kosten: {1} (lijnen: {0})",
            "Abgelehnte Kosten: {1} (Posten: {0})",
            "Rejected costs: {1} (lines: {0})"),
    ELIGIBLE(
            "Coûts acceptés (lignes : {0})",
            "Aanvaarde kosten (lijnen: {0})", "Angenommene Kosten (Posten: {0})", "Accepted costs (lines: {0})"),
    NOT_REVIEWED(
            "Pas encore examinés, pris comme les règles le proposent (lignes : {0})",
            "Nog niet onderzocht, genomen zoals de regels voorstellen (lijnen: {0})",
            "Noch nicht geprüft, wie von den Regeln vorgeschlagen übernommen (Posten: {0})",
            "Not reviewed yet, taken as the rules propose (lines: {0})"),
    CEILING(
            "Plafond : le montant accordé",
            "Plafond: het toegekende bedrag",
            "Obergrenze: der bewilligte Betrag",
            "Ceiling: the granted amount"),
    UNDER_TARGET(
            "Moins de personnes comptées que promises ({0} sur {1}) : en proportion, le plafond serait celui-ci ; sans effet ici",
            "Minder personen geteld dan beloofd ({0} op {1}): naar verhouding zou dit het plafond zijn; hier zonder gevolg",
            "Weniger gezählte Personen als zugesagt ({0} von {1}): anteilig wäre dies die Obergrenze; hier ohne Wirkung",
            "Fewer persons counted than promised ({0} of {1}): in proportion this would be the ceiling; no effect here"),
    PRO_RATA(
            "Moins de personnes comptées que promises ({0} sur {1}) : plafond réduit en proportion",
            "Minder personen geteld dan beloofd ({0} op {1}): plafond naar verhouding verlaagd",
            "Weniger gezählte Personen als zugesagt ({0} von {1}): Obergrenze anteilig gesenkt",
            "Fewer persons counted than promised ({0} of {1}): the ceiling is lowered in proportion"),
    ACCEPTED(
            "À charge du subside : les coûts acceptés, au plus le plafond",
            "Ten laste van de subsidie: de aanvaarde kosten, hoogstens het plafond",
            "Zulasten des Zuschusses: die angenommenen Kosten, höchstens die Obergrenze",
            "Borne by the subsidy: the accepted costs, at most the ceiling"),
    ADVANCE("Moins l’avance", "Min het voorschot", "Abzüglich des Vorschusses", "Less the advance"),
    BALANCE(
            "Solde en faveur du CPAS",
            "Saldo ten gunste van het OCMW",
            "Restbetrag zugunsten des ÖSHZ",
            "Balance in favour of the CPAS"),
    RECOVERY(
            "À rembourser par le CPAS, sur invitation du SPP IS et avec la communication structurée",
            "Terug te betalen door het OCMW, op uitnodiging van de POD MI en met de gestructureerde mededeling",
            "Vom ÖSHZ zurückzuzahlen, auf Aufforderung des ÖPD SI und mit der strukturierten Mitteilung",
            "To be paid back by the CPAS, on the invitation of the SPP IS and with the structured communication"),

    RECOVERY_MINIMUM(
            "Minimum : en dessous de ce montant, rien n’est réclamé",
            "Minimum: onder dit bedrag wordt niets teruggevorderd",
            "Mindestbetrag: darunter wird nichts zurückgefordert",
            "Minimum: below this amount nothing is claimed back"),
    UNCLAIMED(
            "Avance au-delà des coûts acceptés : non réclamée, selon la règle de l’année",
            "Voorschot boven de aanvaarde kosten: niet teruggevorderd, volgens de regel van het jaar",
            "Vorschuss über die angenommenen Kosten hinaus: nach der Regel des Jahres nicht zurückgefordert",
            "Advance beyond the accepted costs: not claimed back, by the rule of the year"),

    OUTSIDE_PERIOD("hors de la période", "buiten de periode", "außerhalb des Zeitraums", "outside the period"),
    NO_DIRECT_LINK(
            "lien direct non démontré",
            "rechtstreeks verband niet aangetoond",
            "direkter Zusammenhang nicht nachgewiesen",
            "direct link not shown"),
    NOT_PROPORTIONATE(
            "proportionnalité non démontrée",
            "evenredigheid niet aangetoond",
            "Verhältnismäßigkeit nicht nachgewiesen",
            "proportionality not shown"),
    NOT_ELIGIBLE_KIND(
            "nature non éligible", "aard komt niet in aanmerking", "Art nicht förderfähig", "kind not eligible"),
    ALREADY_FINANCED("déjà financé", "al gefinancierd", "bereits finanziert", "already financed"),
    MISSING_DOCUMENT("pièce manquante", "ontbrekend bewijsstuk", "fehlender Beleg", "missing document"),
    OTHER("autre motif", "andere reden", "anderer Grund", "another ground"),

    STATEMENT(
            "Décompte de la convention {0}",
            "Afrekening van de overeenkomst {0}", "Abrechnung des Abkommens {0}", "Statement of convention {0}"),
    SUBSIDY(
            "Subside activation sociale {0}",
            "Subsidie sociale activering {0}", "Zuschuss soziale Aktivierung {0}", "Social activation subsidy {0}"),
    LEAD("CPAS : {0}, {1}", "OCMW: {0}, {1}", "ÖSHZ: {0}, {1}", "CPAS: {0}, {1}"),
    PROVISIONAL(
            "Provisoire : aucun droit n’en découle",
            "Voorlopig: er vloeit geen recht uit voort",
            "Vorläufig: daraus entsteht kein Anspruch",
            "Provisional: no right follows from it"),
    PROPOSED(
            "Proposé, pas encore approuvé",
            "Voorgesteld, nog niet goedgekeurd",
            "Vorgeschlagen, noch nicht genehmigt",
            "Proposed, not approved yet"),
    APPROVED("Approuvé", "Goedgekeurd", "Genehmigt", "Approved"),
    PROPOSED_ON("Proposé le {0}", "Voorgesteld op {0}", "Vorgeschlagen am {0}", "Proposed on {0}"),
    APPROVED_ON(
            "Approuvé par une autre personne le {0}",
            "Door een andere persoon goedgekeurd op {0}",
            "Von einer anderen Person genehmigt am {0}",
            "Approved by another person on {0}"),
    TAKEN_OVER(
            "Ce CPAS a été repris : {0} ({1}) reçoit le solde ou rembourse.",
            "Dit OCMW werd overgenomen: {0} ({1}) ontvangt het saldo of betaalt terug.",
            "Dieses ÖSHZ wurde übernommen: {0} ({1}) erhält den Restbetrag oder zahlt zurück.",
            "This CPAS was taken over: {0} ({1}) receives the balance or pays back."),
    CORRECTED(
            "Ce décompte remplace celui qui a été repris le {0} : {1} L’avance comprend ce qui avait été payé, moins ce"
                    + " qui avait été remboursé.",
            "Deze afrekening komt in de plaats van die welke op {0} werd teruggenomen: {1} Het voorschot omvat wat al"
                    + " was betaald, min wat al was terugbetaald.",
            "Diese Abrechnung ersetzt diejenige, die am {0} zurückgenommen wurde: {1} Der Vorschuss umfasst, was bereits"
                    + " gezahlt war, abzüglich dessen, was zurückgezahlt war.",
            "This statement takes the place of the one taken back on {0}: {1} The advance includes what had been paid"
                    + " by then, less what had been paid back."),
    RECKONING("Calcul", "Berekening", "Berechnung", "Reckoning"),
    STEP("Étape", "Stap", "Schritt", "Step"),
    RULE("Règle", "Regel", "Regel", "Rule"),
    BASIS("Fondement", "Grondslag", "Grundlage", "Basis"),
    AMOUNT("Montant", "Bedrag", "Betrag", "Amount"),
    DOCUMENTED("textes", "teksten", "Texte", "texts"),
    ASSUMPTION(
            "hypothèse (règle paramétrée)",
            "aanname (ingestelde regel)",
            "Annahme (konfigurierte Regel)",
            "assumption (configured rule)"),
    COMMUNICATION(
            "Communication structurée : {0}. Ne rien rembourser avant l’invitation à payer.",
            "Gestructureerde mededeling: {0}. Niets terugbetalen vóór de uitnodiging tot betaling.",
            "Strukturierte Mitteilung: {0}. Vor der Zahlungsaufforderung nichts zurückzahlen.",
            "Structured communication: {0}. Pay nothing back before the invitation to pay."),
    DUE_WITHIN(
            "À rembourser dans les {0} jours de l’approbation.",
            "Terug te betalen binnen {0} dagen na de goedkeuring.",
            "Innerhalb von {0} Tagen nach der Genehmigung zurückzuzahlen.",
            "To be paid back within {0} days of the approval."),
    DUE_ON(
            "À rembourser au plus tard le {0}.",
            "Terug te betalen uiterlijk op {0}.",
            "Spätestens am {0} zurückzuzahlen.",
            "To be paid back by {0} at the latest."),
    MOTIVE(
            "Décision sur le nombre de personnes, motif : {0}",
            "Beslissing over het aantal personen, motief: {0}",
            "Entscheidung über die Zahl der Personen, Begründung: {0}",
            "Decision on the number of persons, motive: {0}");

    private final String fr;
    private final String nl;
    private final String de;
    private final String en;

    SettlementPhrase(String fr, String nl, String de, String en) {
        this.fr = fr;
        this.nl = nl;
        this.de = de;
        this.en = en;
    }

    String in(ReaderLanguage language, Object... values) {
        String words = switch (language) {
            case FR -> fr;
            case NL -> nl;
            case DE -> de;
            case EN -> en;
        };
        return MessageFormat.format(words.replace("'", "''"), values);
    }

    /** @param promised persons, and {@code counted} ones, for the lines that tell them */
    static String of(SettlementStep step, int promised, long counted, ReaderLanguage language) {
        String lines = Integer.toString(step.lines());
        String of = Long.toString(counted);
        String all = Integer.toString(promised);
        return switch (step.kind()) {
            case DECLARED -> DECLARED.in(language, lines);
            case REJECTED -> REJECTED.in(language, lines, ground(step, language));
            case ELIGIBLE -> ELIGIBLE.in(language, lines);
            case NOT_REVIEWED -> NOT_REVIEWED.in(language, lines);
            case CEILING -> CEILING.in(language);
            case UNDER_TARGET -> UNDER_TARGET.in(language, of, all);
            case PRO_RATA -> PRO_RATA.in(language, of, all);
            case ACCEPTED -> ACCEPTED.in(language);
            case ADVANCE -> ADVANCE.in(language);
            case BALANCE -> BALANCE.in(language);
            case RECOVERY_MINIMUM -> RECOVERY_MINIMUM.in(language);
            case RECOVERY -> RECOVERY.in(language);
            case UNCLAIMED -> UNCLAIMED.in(language);
        };
    }

    private static String ground(SettlementStep step, ReaderLanguage language) {
        CostGround ground = step.ground();
        if (ground == null) {
            throw new IllegalArgumentException("a rejection has a ground");
        }
        return switch (ground) {
            case OUTSIDE_PERIOD -> OUTSIDE_PERIOD.in(language);
            case NO_DIRECT_LINK -> NO_DIRECT_LINK.in(language);
            case NOT_PROPORTIONATE -> NOT_PROPORTIONATE.in(language);
            case NOT_ELIGIBLE_KIND -> NOT_ELIGIBLE_KIND.in(language);
            case ALREADY_FINANCED -> ALREADY_FINANCED.in(language);
            case MISSING_DOCUMENT -> MISSING_DOCUMENT.in(language);
            case OTHER -> OTHER.in(language);
        };
    }
}
