package be.fgov.mi.piis.subsidy.document;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import java.text.MessageFormat;

/**
 * Every sentence of a printed convention in French, Dutch and German, side by side so that a missing one does not
 * compile.
 */
enum ConventionPhrase {
    TITLE("Convention {0}", "Overeenkomst {0}", "Vereinbarung {0}"),
    AMENDED_TITLE(
            "Convention {0} – avenant n° {1}",
            "Overeenkomst {0} – aanhangsel nr. {1}", "Vereinbarung {0} – Nachtrag Nr. {1}"),
    SUBTITLE(
            "Subvention pour l’activation sociale, année {0}",
            "Toelage voor sociale activering, jaar {0}", "Zuschuss für soziale Aktivierung, Jahr {0}"),
    PROJECT(
            "Projet : ce document n’engage personne.",
            "Ontwerp: dit document bindt niemand.",
            "Entwurf: Dieses Dokument bindet niemanden."),
    APPROVED(
            "Approuvée par le ministre ; elle engage les parties dès la dernière signature.",
            "Goedgekeurd door de minister; zij bindt de partijen vanaf de laatste handtekening.",
            "Vom Minister genehmigt; sie bindet die Parteien ab der letzten Unterschrift."),
    ITEM("Élément", "Onderdeel", "Bestandteil"),
    CONTENT("Contenu", "Inhoud", "Inhalt"),
    PARTIES("Parties", "Partijen", "Parteien"),
    STATE("État belge", "Belgische Staat", "Belgischer Staat"),
    MINISTER(
            "Le ministre de l’Intégration sociale, par le SPP Intégration sociale",
            "De minister van Maatschappelijke Integratie, via de POD Maatschappelijke Integratie",
            "Der Minister der Sozialen Eingliederung, durch den FÖD Soziale Eingliederung"),
    LEAD("CPAS promoteur", "OCMW-promotor", "Federführendes ÖSHZ"),
    MEMBERS("CPAS du cluster", "OCMW’s van de cluster", "ÖSHZ des Clusters"),
    TYPE("Type", "Type", "Art"),
    CITY("Ville", "Stad", "Stadt"),
    CLUSTER("Cluster", "Cluster", "Cluster"),
    PURPOSE("Objet et objectifs", "Voorwerp en doelstellingen", "Gegenstand und Ziele"),
    PERSONS("Personnes à atteindre", "Te bereiken personen", "Zu erreichende Personen"),
    TRAJECTORIES("Trajets à réaliser", "Te realiseren trajecten", "Durchzuführende Begleitungen"),
    MONEY("Subvention", "Toelage", "Zuschuss"),
    GRANTED("Montant accordé, au plus", "Toegekend bedrag, ten hoogste", "Gewährter Betrag, höchstens"),
    ADVANCE("Avance ({0} %)", "Voorschot ({0} %)", "Vorschuss ({0} %)"),
    ADVANCE_KEPT("Avance déjà payée", "Reeds betaald voorschot", "Bereits gezahlter Vorschuss"),
    BALANCE("Solde, au plus", "Saldo, ten hoogste", "Restbetrag, höchstens"),
    ACCOUNT("Compte du promoteur", "Rekening van de promotor", "Konto des federführenden ÖSHZ"),
    PERIOD("Durée", "Duur", "Dauer"),
    RUNS("Période", "Periode", "Zeitraum"),
    FROM_UNTIL("du {0} au {1} inclus", "van {0} tot en met {1}", "vom {0} bis einschließlich {1}"),
    REPORT_DUE("Rapport et coûts, au plus tard", "Verslag en kosten, uiterlijk", "Bericht und Kosten, spätestens"),
    PROCEDURE("Procédure", "Procedure", "Verfahren"),
    PROCEDURE_1(
            "Le président et le secrétaire du CPAS promoteur signent, puis le ministre. L’avance est due dès la dernière signature.",
            "De voorzitter en de secretaris van het OCMW-promotor tekenen, daarna de minister. Het voorschot is verschuldigd vanaf de laatste handtekening.",
            "Der Präsident und der Sekretär des federführenden ÖSHZ unterzeichnen, danach der Minister. Der Vorschuss ist ab der letzten Unterschrift geschuldet."),
    PROCEDURE_2(
            "Le CPAS promoteur remet un rapport d’activités et un rapport financier avec les pièces justificatives. Le solde est payé, ou le trop-perçu récupéré, selon les coûts acceptés.",
            "Het OCMW-promotor bezorgt een activiteitenverslag en een financieel verslag met de bewijsstukken. Het saldo wordt betaald, of het te veel ontvangen bedrag teruggevorderd, volgens de aanvaarde kosten.",
            "Das federführende ÖSHZ reicht einen Tätigkeitsbericht und einen Finanzbericht mit den Belegen ein. Je nach den angenommenen Kosten wird der Restbetrag gezahlt oder der zu viel erhaltene Betrag zurückgefordert."),
    SIGNATURES("Signatures", "Handtekeningen", "Unterschriften"),
    SIGNED_ELECTRONICALLY(
            "Ce document est signé électroniquement. Chaque signature porte le nom, la fonction et l’heure ; le panneau des signatures du lecteur PDF les montre.",
            "Dit document wordt elektronisch ondertekend. Elke handtekening draagt naam, functie en tijdstip; het handtekeningenpaneel van de pdf-lezer toont ze.",
            "Dieses Dokument wird elektronisch unterzeichnet. Jede Unterschrift trägt Name, Funktion und Zeitpunkt; die Unterschriftenleiste des PDF-Lesers zeigt sie."),
    REVISION(
            "Version {0} du contenu de la convention {1}",
            "Versie {0} van de inhoud van overeenkomst {1}", "Fassung {0} des Inhalts der Vereinbarung {1}");

    private final String fr;
    private final String nl;
    private final String de;

    ConventionPhrase(String fr, String nl, String de) {
        this.fr = fr;
        this.nl = nl;
        this.de = de;
    }

    String in(ReaderLanguage language, Object... values) {
        String words = switch (language) {
            case NL -> nl;
            case DE -> de;
            case FR, EN -> fr;
        };
        return MessageFormat.format(words.replace("'", "''"), values);
    }
}
