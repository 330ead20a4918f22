package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.measuring.ProgressOfTheYear;
import be.fgov.mi.piis.evaluation.rules.ComplianceStatus;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.identity.wire.Codes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** How the categories of the figures are called, in the words of the glossary. */
final class Labels {
    static final Text ALL = new Text("Ensemble", "Alle", "Insgesamt", "All");

    static final Text MEASURED = new Text(
            "Contrats PIIS mesurés plus d'une fois avec un instrument",
            "GPMI-contracten die meer dan één keer met een instrument werden gemeten",
            "Mit einem Instrument mehr als einmal gemessene PIIS-Verträge",
            "PIIS contracts that were measured more than once with an instrument");

    private Labels() {}

    /** {@return by code, in the order in which the constants stand} */
    static <E extends Enum<E>> Map<String, Text> of(E[] constants, Function<E, Text> label) {
        Map<String, Text> labels = new LinkedHashMap<>();
        Arrays.stream(constants).forEach(each -> labels.put(Codes.of(each), label.apply(each)));
        return labels;
    }

    /** How a change is called; by code, in the order of the codes. */
    static Map<String, Text> ofProgress() {
        Map<String, Text> labels = new LinkedHashMap<>();
        ProgressOfTheYear.codes().forEach(code -> labels.put(code, ofProgress(code)));
        return labels;
    }

    private static Text ofProgress(String code) {
        return switch (code) {
            case "improved" -> new Text("Amélioration", "Verbetering", "Verbesserung", "Improved");
            case "worsened" -> new Text("Recul", "Achteruitgang", "Verschlechterung", "Worsened");
            case "noReliableChange" ->
                new Text(
                        "Pas de changement certain",
                        "Geen zekere verandering",
                        "Keine sichere Veränderung",
                        "No reliable change");
            case "notComparable" ->
                new Text("Non comparable", "Niet vergelijkbaar", "Nicht vergleichbar", "Not comparable");
            default -> throw new IllegalArgumentException("a change without a name");
        };
    }

    static Text of(Outcome outcome) {
        return switch (outcome) {
            case SOCIO_PROFESSIONAL_PATH ->
                new Text(
                        "Parcours socioprofessionnel",
                        "Socioprofessioneel traject",
                        "Sozialberuflicher Werdegang",
                        "Socio-professional path");
            case STRENGTHENED_AUTONOMY ->
                new Text(
                        "Autonomie renforcée",
                        "Versterkte zelfredzaamheid",
                        "Gestärkte Selbstständigkeit",
                        "Strengthened autonomy");
            case VOLUNTEERING -> new Text("Bénévolat", "Vrijwilligerswerk", "Ehrenamt", "Volunteering");
            case EMPLOYMENT -> new Text("Emploi", "Tewerkstelling", "Beschäftigung", "Employment");
        };
    }

    static Text of(DropoutReason reason) {
        return switch (reason) {
            case MOVED -> new Text("Déménagement", "Verhuizing", "Umzug", "Moved");
            case RESIDENCE_PERMIT_LOST ->
                new Text(
                        "Perte du titre de séjour",
                        "Verlies van de verblijfstitel",
                        "Verlust des Aufenthaltstitels",
                        "Residence permit lost");
            case ABANDONED -> new Text("Abandon", "Stopzetting", "Abbruch", "Abandoned");
            case OTHER -> new Text("Autre raison", "Andere reden", "Anderer Grund", "Other reason");
        };
    }

    static Text of(ComplianceStatus status) {
        return switch (status) {
            case COMPLIANT -> new Text("En règle", "In orde", "In Ordnung", "Compliant");
            case ON_TRACK ->
                new Text("Encore dans les délais", "Nog binnen de termijn", "Noch in der Frist", "On track");
            case LATE -> new Text("En retard", "Te laat", "Verspätet", "Late");
            case NON_COMPLIANT -> new Text("Pas en règle", "Niet in orde", "Nicht in Ordnung", "Non-compliant");
            case NOT_JUDGED -> new Text("Non jugé", "Niet beoordeeld", "Nicht beurteilt", "Not judged");
        };
    }
}
