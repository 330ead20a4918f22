package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.rules.SanctionAct;
import be.fgov.mi.piis.contract.rules.SanctionBlocker;
import be.fgov.mi.piis.identity.wire.LocalizedText;

/** The words of the procedure, for the people who follow it. */
final class SanctionTexts {
    private SanctionTexts() {}

    /** Why a suspension is refused and what can be done, in English for the detail of the problem. */
    static String detail(SanctionBlocker blocker) {
        return switch (blocker) {
            case SANCTION_NOT_APPLICABLE ->
                "The person has, or had on the day of the breach, neither integration income nor financial aid: no sanction"
                        + " exists (SAN-15). Decide that there is none, or withdraw the procedure.";
            case COMMUNITY_SERVICE_VOID ->
                "Community service was annulled and never bound anybody: no sanction rests on it (A-23). Decide that"
                        + " there is none, or withdraw the procedure.";
            case LEGITIMATE_REASON ->
                "The person proved a legitimate reason: no sanction (SAN-6). Decide that there is none.";
            case CPAS_COMMITMENT_BROKEN ->
                "The CPAS did not keep a commitment of its own: no sanction (SAN-7). Keep it first, or decide that there"
                        + " is none.";
            case FORMAL_NOTICE_MISSING ->
                "The person was not put on formal notice (SAN-2). Send the notice and record it.";
            case ADVICE_MISSING ->
                "The social worker in charge has not advised the council (SAN-4). Record the advice.";
            case HEARING_MISSING -> "The person asked to be heard and was not (SAN-5). Hold the hearing and record it.";
        };
    }

    /** Why a reprieve is not ended and what can be done, in English for the detail of the problem. */
    static String detailAtTheEndOfTheReprieve(SanctionBlocker blocker) {
        return switch (blocker) {
            case SANCTION_NOT_APPLICABLE ->
                "The person has neither integration income nor financial aid: there is no payment to suspend (SAN-15).";
            case LEGITIMATE_REASON ->
                "The person proved a legitimate reason for this breach: the reprieve goes on (SAN-6, SAN-10).";
            case CPAS_COMMITMENT_BROKEN ->
                "The CPAS did not keep a commitment of its own: the reprieve goes on (SAN-7, SAN-10). Keep it first.";
            case COMMUNITY_SERVICE_VOID, FORMAL_NOTICE_MISSING, ADVICE_MISSING, HEARING_MISSING -> detail(blocker);
        };
    }

    /** The rule or the article that a blocker rests on. */
    static String ground(SanctionBlocker blocker) {
        return switch (blocker) {
            case SANCTION_NOT_APPLICABLE -> "SAN-15";
            case COMMUNITY_SERVICE_VOID -> "COM-6, A-23: CC 86/2018";
            case LEGITIMATE_REASON -> "SAN-6: DIS 30 §2";
            case CPAS_COMMITMENT_BROKEN -> "SAN-7";
            case FORMAL_NOTICE_MISSING -> "SAN-2: DIS 30 §2";
            case ADVICE_MISSING -> "SAN-4";
            case HEARING_MISSING -> "SAN-5: DIS 20";
        };
    }

    static LocalizedText of(SanctionBlocker blocker) {
        return switch (blocker) {
            case SANCTION_NOT_APPLICABLE ->
                new LocalizedText(
                        "La personne n'a, ou n'avait le jour du manquement, ni revenu d'intégration ni aide financière :"
                                + " aucune sanction n'existe.",
                        "De persoon heeft, of had op de dag van de tekortkoming, geen leefloon en geen financiële steun:"
                                + " er bestaat geen sanctie.",
                        "Die Person hat, oder hatte am Tag der Nichteinhaltung, weder Eingliederungseinkommen noch"
                                + " finanzielle Hilfe: Es gibt keine Sanktion.");
            case COMMUNITY_SERVICE_VOID ->
                new LocalizedText(
                        "Le service communautaire a été annulé : aucune sanction ne peut s'appuyer sur lui.",
                        "De gemeenschapsdienst is vernietigd: geen sanctie kan erop steunen.",
                        "Der Gemeinschaftsdienst wurde für nichtig erklärt: Keine Sanktion kann sich darauf stützen.");
            case LEGITIMATE_REASON ->
                new LocalizedText(
                        "La personne a prouvé un motif légitime : pas de sanction.",
                        "De persoon heeft een wettige reden bewezen: geen sanctie.",
                        "Die Person hat einen berechtigten Grund nachgewiesen: keine Sanktion.");
            case CPAS_COMMITMENT_BROKEN ->
                new LocalizedText(
                        "Le CPAS n'a pas tenu un de ses propres engagements : pas de sanction.",
                        "Het OCMW is een eigen verbintenis niet nagekomen: geen sanctie.",
                        "Das ÖSHZ hat eine eigene Verpflichtung nicht eingehalten: keine Sanktion.");
            case FORMAL_NOTICE_MISSING ->
                new LocalizedText(
                        "La mise en demeure manque : l'envoyer et l'enregistrer.",
                        "De ingebrekestelling ontbreekt: verstuur ze en registreer ze.",
                        "Die Inverzugsetzung fehlt: versenden und eintragen.");
            case ADVICE_MISSING ->
                new LocalizedText(
                        "L'avis du travailleur social au conseil manque.",
                        "Het advies van de maatschappelijk werker aan de raad ontbreekt.",
                        "Das Gutachten des Sozialarbeiters an den Rat fehlt.");
            case HEARING_MISSING ->
                new LocalizedText(
                        "La personne a demandé à être entendue et ne l'a pas encore été.",
                        "De persoon vroeg om gehoord te worden en is nog niet gehoord.",
                        "Die Person hat um Anhörung gebeten und wurde noch nicht angehört.");
        };
    }

    static LocalizedText of(SanctionAct act) {
        return switch (act) {
            case NOTICE ->
                new LocalizedText(
                        "Envoyer la mise en demeure, nécessaire avant toute suspension.",
                        "De ingebrekestelling versturen, nodig vóór elke schorsing.",
                        "Die Inverzugsetzung versenden, nötig vor jeder Aussetzung.");
            case INTERVIEW ->
                new LocalizedText(
                        "La personne peut demander un entretien immédiat.",
                        "De persoon kan een onmiddellijk gesprek vragen.",
                        "Die Person kann ein sofortiges Gespräch verlangen.");
            case LEGITIMATE_REASON ->
                new LocalizedText(
                        "Dire si la personne a prouvé un motif légitime.",
                        "Zeggen of de persoon een wettige reden heeft bewezen.",
                        "Angeben, ob die Person einen berechtigten Grund nachgewiesen hat.");
            case ADVICE ->
                new LocalizedText(
                        "Donner l'avis du travailleur social au conseil.",
                        "Het advies van de maatschappelijk werker aan de raad geven.",
                        "Das Gutachten des Sozialarbeiters an den Rat abgeben.");
            case HEARING_REQUEST ->
                new LocalizedText(
                        "La personne peut demander à être entendue par le conseil.",
                        "De persoon kan vragen om door de raad gehoord te worden.",
                        "Die Person kann verlangen, vom Rat angehört zu werden.");
            case HEARING -> new LocalizedText("Entendre la personne.", "De persoon horen.", "Die Person anhören.");
            case NO_SANCTION_DECISION ->
                new LocalizedText(
                        "Décider qu'il n'y a pas de sanction.",
                        "Beslissen dat er geen sanctie komt.",
                        "Entscheiden, dass es keine Sanktion gibt.");
            case SUSPENSION_DECISION, REPRIEVE_DECISION ->
                new LocalizedText(
                        "Décider une suspension, avec ou sans sursis ; ce n'est jamais une obligation.",
                        "Een schorsing beslissen, met of zonder uitstel; het is nooit een verplichting.",
                        "Eine Aussetzung mit oder ohne Aufschub entscheiden; sie ist nie eine Pflicht.");
            case NOTIFICATION ->
                new LocalizedText(
                        "Notifier la décision à la personne, avec la voie de recours.",
                        "De beslissing aan de persoon betekenen, met de beroepsmogelijkheid.",
                        "Der Person den Beschluss zustellen, mit der Rechtsbelehrung.");
            case PROBATION_BREACH ->
                new LocalizedText(
                        "Enregistrer que les engagements n'ont pas été tenus pendant le sursis.",
                        "Registreren dat de verbintenissen tijdens het uitstel niet zijn nagekomen.",
                        "Eintragen, dass die Verpflichtungen während des Aufschubs nicht eingehalten wurden.");
            case EXECUTION_NOTIFICATION ->
                new LocalizedText(
                        "Notifier à la personne que le sursis a pris fin et quels jours sont suspendus.",
                        "De persoon betekenen dat het uitstel voorbij is en welke dagen geschorst zijn.",
                        "Der Person zustellen, dass der Aufschub endet und welche Tage ausgesetzt sind.");
            case APPEAL ->
                new LocalizedText(
                        "La personne peut introduire un recours au tribunal du travail.",
                        "De persoon kan beroep instellen bij de arbeidsrechtbank.",
                        "Die Person kann beim Arbeitsgericht Beschwerde einlegen.");
            case WITHDRAWAL ->
                new LocalizedText(
                        "Renoncer à la procédure ou retirer la décision.",
                        "Van de procedure afzien of de beslissing intrekken.",
                        "Auf das Verfahren verzichten oder den Beschluss zurückziehen.");
        };
    }

    /** Last part of the address under which an act is recorded. */
    static String segment(SanctionAct act) {
        return switch (act) {
            case NOTICE -> "notice";
            case INTERVIEW -> "interview";
            case LEGITIMATE_REASON -> "legitimateReason";
            case ADVICE -> "advice";
            case HEARING_REQUEST -> "hearingRequest";
            case HEARING -> "hearing";
            case NO_SANCTION_DECISION, SUSPENSION_DECISION, REPRIEVE_DECISION -> "decision";
            case NOTIFICATION, EXECUTION_NOTIFICATION -> "notification";
            case PROBATION_BREACH -> "probationBreach";
            case APPEAL -> "appeal";
            case WITHDRAWAL -> "withdrawal";
        };
    }
}
