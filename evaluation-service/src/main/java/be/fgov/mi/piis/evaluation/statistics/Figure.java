package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.rules.ComplianceStatus;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import java.util.List;
import java.util.Map;

/**
 * The figures that are told of a CPAS, a cluster and the country. No two of them count the same records with a total
 * in common, so that none can be subtracted from another; {@link #TIME_TO_OUTCOME} tells lengths and no count.
 */
public enum Figure {
    TRAJECTORIES_BY_OUTCOME(
            "trajectories",
            new Text(
                    "Trajectoires par résultat",
                    "Trajecten naar resultaat",
                    "Werdegänge nach Ergebnis",
                    "Trajectories by outcome"),
            new Text(
                    "Trajectoires terminées pendant la période avec l'un des quatre résultats, par résultat. Une"
                            + " trajectoire compte une fois, dans l'année de son dernier jour ; une personne avec deux"
                            + " trajectoires compte deux fois. Les trajectoires dont le contrat n'est pas connu ici ne"
                            + " comptent pas.",
                    "Trajecten die in de periode eindigden met een van de vier resultaten, naar resultaat. Een traject"
                            + " telt één keer, in het jaar van zijn laatste dag; een persoon met twee trajecten telt twee"
                            + " keer. Trajecten waarvan het contract hier niet bekend is, tellen niet mee.",
                    "Werdegänge, die im Zeitraum mit einem der vier Ergebnisse endeten, nach Ergebnis. Ein Werdegang"
                            + " zählt einmal, im Jahr seines letzten Tages; eine Person mit zwei Werdegängen zählt"
                            + " zweimal. Werdegänge, deren Vertrag hier nicht bekannt ist, zählen nicht.",
                    Definitions.TRAJECTORIES_BY_OUTCOME),
            new Text(
                    "Trajectoires d'activation sociale terminées avec un résultat",
                    "Trajecten sociale activering die met een resultaat eindigden",
                    "Werdegänge der sozialen Aktivierung, die mit einem Ergebnis endeten",
                    "Trajectories of social activation that ended with an outcome"),
            RecordsOfTheYear.Kind.OUTCOMES,
            Labels.of(Outcome.values(), Labels::of)),
    TIME_TO_OUTCOME(
            "days",
            new Text("Durée jusqu'au résultat", "Duur tot het resultaat", "Dauer bis zum Ergebnis", "Time to outcome"),
            new Text(
                    "Nombre de jours des trajectoires terminées pendant la période avec un résultat, premier et dernier"
                            + " jour compris : les jours en lesquels un quart, la moitié et les trois quarts d'entre"
                            + " elles étaient terminées. Chacun est une durée qui a existé.",
                    "Aantal dagen van de trajecten die in de periode met een resultaat eindigden, eerste en laatste dag"
                            + " inbegrepen: de dagen waarbinnen een kwart, de helft en drie kwart ervan voorbij was. Elk"
                            + " is een duur die voorkwam.",
                    "Anzahl Tage der Werdegänge, die im Zeitraum mit einem Ergebnis endeten, erster und letzter Tag"
                            + " mitgezählt: die Tage, in denen ein Viertel, die Hälfte und drei Viertel davon beendet"
                            + " waren. Jeder Wert ist eine Dauer, die vorkam.",
                    Definitions.TIME_TO_OUTCOME),
            new Text(
                    "Trajectoires d'activation sociale terminées avec un résultat",
                    "Trajecten sociale activering die met een resultaat eindigden",
                    "Werdegänge der sozialen Aktivierung, die mit einem Ergebnis endeten",
                    "Trajectories of social activation that ended with an outcome"),
            RecordsOfTheYear.Kind.OUTCOMES,
            Labels.of(Outcome.values(), Labels::of)),
    DROPOUTS_BY_REASON(
            "trajectories",
            new Text("Abandons par raison", "Uitval naar reden", "Abbrüche nach Grund", "Dropouts by reason"),
            new Text(
                    "Trajectoires quittées pendant la période avant leur terme, par raison, expliquées ou non. Une"
                            + " trajectoire compte une fois, dans l'année de son dernier jour. Les trajectoires dont le"
                            + " contrat n'est pas connu ici ne comptent pas.",
                    "Trajecten die in de periode voor hun einde werden verlaten, naar reden, al dan niet toegelicht. Een"
                            + " traject telt één keer, in het jaar van zijn laatste dag. Trajecten waarvan het contract"
                            + " hier niet bekend is, tellen niet mee.",
                    "Werdegänge, die im Zeitraum vor ihrem Ende verlassen wurden, nach Grund, erklärt oder nicht. Ein"
                            + " Werdegang zählt einmal, im Jahr seines letzten Tages. Werdegänge, deren Vertrag hier"
                            + " nicht bekannt ist, zählen nicht.",
                    Definitions.DROPOUTS_BY_REASON),
            new Text(
                    "Trajectoires d'activation sociale quittées avant leur terme",
                    "Trajecten sociale activering die voor hun einde werden verlaten",
                    "Werdegänge der sozialen Aktivierung, die vor ihrem Ende verlassen wurden",
                    "Trajectories of social activation that were left before their end"),
            RecordsOfTheYear.Kind.DROPOUTS,
            Labels.of(DropoutReason.values(), Labels::of)),
    EVALUATION_COMPLIANCE(
            "contracts",
            new Text(
                    "Respect du rythme des évaluations",
                    "Naleving van het ritme van de evaluaties",
                    "Einhaltung der Bewertungen",
                    "Evaluation compliance"),
            new Text(
                    "Contrats qui liaient les parties un jour de la période, selon l'état de leurs évaluations à la fin"
                            + " du jour de référence : d'après les règles du jour de leur conclusion, pour l'année du"
                            + " contrat qui contient ce jour et, après le contrat, pour sa dernière année. Ceux qu'aucune"
                            + " règle n'a pu juger, le plus souvent à cause de dates impossibles, sont comptés à part.",
                    "Contracten die op een dag van de periode bindend waren, naar de stand van hun evaluaties op het"
                            + " einde van de referentiedag: volgens de regels van de dag waarop ze werden gesloten, voor"
                            + " het contractjaar waarin die dag valt en na het contract voor zijn laatste jaar. Die welke"
                            + " geen enkele regel kon beoordelen, meestal wegens onmogelijke data, tellen apart.",
                    "Verträge, die an einem Tag des Zeitraums bindend waren, nach dem Stand ihrer Bewertungen am Ende des"
                            + " Stichtages: nach den Regeln des Tages ihres Abschlusses, für das Vertragsjahr, in das der"
                            + " Stichtag fällt, und nach dem Vertrag für sein letztes Jahr. Die keine Regel beurteilen"
                            + " konnte, meist wegen unmöglicher Daten, zählen für sich.",
                    Definitions.EVALUATION_COMPLIANCE),
            new Text(
                    "Contrats PIIS signés par toutes les parties",
                    "Door alle partijen ondertekende GPMI-contracten",
                    "Von allen Parteien unterzeichnete PIIS-Verträge",
                    "PIIS contracts that everybody has signed"),
            RecordsOfTheYear.Kind.COMPLIANCE,
            Labels.of(ComplianceStatus.values(), Labels::of)),
    PROGRESS_BY_WORKER(
            "measuredContracts",
            new Text(
                    "Progrès vus par le travailleur social",
                    "Vooruitgang volgens de maatschappelijk werker",
                    "Fortschritt aus Sicht des Sozialarbeiters",
                    "Progress as the worker sees it"),
            new Text(
                    "Changement vu par les travailleurs sociaux entre la première mesure d'un contrat avec un instrument"
                            + " et la plus récente, si celle-ci se situe dans la période : sur l'échelle de l'instrument"
                            + " entier, et seulement au-delà de l'erreur de mesure. Un contrat compte une fois par"
                            + " instrument ; mesuré une seule fois, il ne compte pas.",
                    "Verandering die maatschappelijk werkers zagen tussen de eerste meting van een contract met een"
                            + " instrument en de recentste, als die in de periode valt: op de schaal van het hele"
                            + " instrument, en enkel boven de meetfout. Een contract telt één keer per instrument; één"
                            + " keer gemeten telt het niet mee.",
                    "Veränderung, die Sozialarbeiter zwischen der ersten Messung eines Vertrags mit einem Instrument und"
                            + " der neuesten sahen, wenn diese im Zeitraum liegt: auf der Skala des ganzen Instruments"
                            + " und nur jenseits des Messfehlers. Ein Vertrag zählt einmal je Instrument; nur einmal"
                            + " gemessen zählt er nicht.",
                    Definitions.PROGRESS_BY_WORKER),
            Labels.MEASURED,
            RecordsOfTheYear.Kind.PROGRESS_BY_WORKER,
            Labels.ofProgress()),
    PROGRESS_BY_BENEFICIARY(
            "measuredContracts",
            new Text(
                    "Progrès vus par la personne",
                    "Vooruitgang volgens de persoon zelf",
                    "Fortschritt aus Sicht der Person selbst",
                    "Progress as the person sees it"),
            new Text(
                    "Changement vu par les personnes elles-mêmes entre la première mesure d'un contrat avec un instrument"
                            + " et la plus récente, si celle-ci se situe dans la période : sur l'échelle de l'instrument"
                            + " entier, et seulement au-delà de l'erreur de mesure. Un contrat compte une fois par"
                            + " instrument ; mesuré une seule fois, il ne compte pas.",
                    "Verandering die de personen zelf zagen tussen de eerste meting van een contract met een instrument"
                            + " en de recentste, als die in de periode valt: op de schaal van het hele instrument, en"
                            + " enkel boven de meetfout. Een contract telt één keer per instrument; één keer gemeten telt"
                            + " het niet mee.",
                    "Veränderung, die die Personen selbst zwischen der ersten Messung eines Vertrags mit einem Instrument"
                            + " und der neuesten sahen, wenn diese im Zeitraum liegt: auf der Skala des ganzen"
                            + " Instruments und nur jenseits des Messfehlers. Ein Vertrag zählt einmal je Instrument; nur"
                            + " einmal gemessen zählt er nicht.",
                    Definitions.PROGRESS_BY_BENEFICIARY),
            Labels.MEASURED,
            RecordsOfTheYear.Kind.PROGRESS_BY_BENEFICIARY,
            Labels.ofProgress());

    private final String unit;
    private final Text label;
    private final Text definition;
    private final Text population;
    private final RecordsOfTheYear.Kind records;
    private final Map<String, Text> categories;

    Figure(
            String unit,
            Text label,
            Text definition,
            Text population,
            RecordsOfTheYear.Kind records,
            Map<String, Text> categories) {
        this.unit = unit;
        this.label = label;
        this.definition = definition;
        this.population = population;
        this.records = records;
        this.categories = categories;
    }

    /** trajectories, contracts, measuredContracts: what a count counts; days: what a length is told in. */
    String unit() {
        return unit;
    }

    Text label() {
        return label;
    }

    Text definition() {
        return definition;
    }

    Text population() {
        return population;
    }

    RecordsOfTheYear.Kind records() {
        return records;
    }

    boolean tellsLengths() {
        return this == TIME_TO_OUTCOME;
    }

    List<String> categories() {
        return List.copyOf(categories.keySet());
    }

    Map<String, Text> labels() {
        return categories;
    }
}
