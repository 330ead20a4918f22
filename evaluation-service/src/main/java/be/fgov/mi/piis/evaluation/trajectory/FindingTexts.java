package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.rules.TrajectoryFinding;
import be.fgov.mi.piis.identity.wire.LocalizedText;

/** What each finding says to the CPAS: what is the matter, then what repairs it. */
final class FindingTexts {
    private FindingTexts() {}

    static LocalizedText of(TrajectoryFinding finding) {
        return switch (finding) {
            case ASSESSMENT_MISSING ->
                new LocalizedText(
                        "Le bilan social par lequel commence la trajectoire n'est pas connu : envoyez sa date.",
                        "De sociale balans waarmee het traject begint, is niet bekend: stuur de datum ervan.",
                        "Die Sozialbilanz, mit der der Werdegang beginnt, ist nicht bekannt: Senden Sie ihr Datum.");
            case PLAN_MISSING ->
                new LocalizedText(
                        "Le plan d'accompagnement de la trajectoire n'est pas connu : envoyez sa date.",
                        "Het begeleidingsplan van het traject is niet bekend: stuur de datum ervan.",
                        "Der Begleitplan des Werdegangs ist nicht bekannt: Senden Sie sein Datum.");
            case PLAN_BEFORE_ASSESSMENT ->
                new LocalizedText(
                        "Le plan d'accompagnement précède le bilan social dont il découle : vérifiez les dates ou"
                                + " revoyez le plan.",
                        "Het begeleidingsplan is ouder dan de sociale balans waaruit het voortvloeit: kijk de datums na"
                                + " of herzie het plan.",
                        "Der Begleitplan ist älter als die Sozialbilanz, aus der er hervorgeht: Prüfen Sie die Daten"
                                + " oder überarbeiten Sie den Plan.");
            case PREPARED_AFTER_THE_END ->
                new LocalizedText(
                        "Le bilan social ou le plan d'accompagnement date d'après la fin de la trajectoire : vérifiez"
                                + " les dates.",
                        "De sociale balans of het begeleidingsplan dateert van na het einde van het traject: kijk de"
                                + " datums na.",
                        "Sozialbilanz oder Begleitplan liegen nach dem Ende des Werdegangs: Prüfen Sie die Daten.");
            case MODULE_AFTER_THE_END ->
                new LocalizedText(
                        "Un module continue après le dernier jour de la trajectoire : adaptez les dates du module ou de"
                                + " la trajectoire.",
                        "Een module loopt door na de laatste dag van het traject: pas de datums van de module of van het"
                                + " traject aan.",
                        "Ein Modul läuft nach dem letzten Tag des Werdegangs weiter: Passen Sie die Daten des Moduls"
                                + " oder des Werdegangs an.");
            case PAST_ITS_PLAN ->
                new LocalizedText(
                        "La trajectoire continue après son dernier jour prévu : envoyez sa fin, ou un nouveau terme dans"
                                + " l'année.",
                        "Het traject loopt door na zijn laatste geplande dag: stuur het einde, of een nieuwe einddatum"
                                + " binnen het jaar.",
                        "Der Werdegang läuft nach seinem letzten geplanten Tag weiter: Senden Sie sein Ende oder ein"
                                + " neues Ende innerhalb des Jahres.");
            case OVERRUN ->
                new LocalizedText(
                        "La trajectoire dure plus d'un an. Elle est conservée telle quelle ; clôturez-la si elle est"
                                + " finie, et commencez-en une autre si l'accompagnement se poursuit.",
                        "Het traject duurt langer dan een jaar. Het wordt bewaard zoals het is; sluit het af als het"
                                + " voorbij is, en begin een ander als de begeleiding doorloopt.",
                        "Der Werdegang dauert länger als ein Jahr. Er bleibt erhalten, wie er ist; schließen Sie ihn"
                                + " ab, wenn er vorbei ist, und beginnen Sie einen anderen, wenn die Begleitung weitergeht.");
            case PROFESSIONAL_ONLY ->
                new LocalizedText(
                        "Toutes les activités sont professionnelles : la trajectoire est conservée mais ne compte pas."
                                + " Ajoutez l'activité sociale s'il y en a une.",
                        "Alle activiteiten zijn professioneel: het traject wordt bewaard maar telt niet mee. Voeg de"
                                + " sociale activiteit toe als er een is.",
                        "Alle Aktivitäten sind beruflich: Der Werdegang bleibt erhalten, zählt aber nicht. Fügen Sie"
                                + " die soziale Aktivität hinzu, falls es eine gibt.");
            case DROPOUT_UNEXPLAINED ->
                new LocalizedText(
                        "L'abandon n'est pas expliqué et ne compte pas : envoyez ses raisons et circonstances.",
                        "De uitval is niet toegelicht en telt niet mee: stuur de redenen en omstandigheden.",
                        "Der Abbruch ist nicht erklärt und zählt nicht: Senden Sie Gründe und Umstände.");
            case OVERLAPS_AN_EARLIER_ONE ->
                new LocalizedText(
                        "La trajectoire commence avant la fin d'une trajectoire précédente du même contrat : vérifiez les"
                                + " dates, ou envoyez la fin de la précédente.",
                        "Het traject begint voor het einde van een vorig traject van hetzelfde contract: kijk de datums"
                                + " na, of stuur het einde van het vorige.",
                        "Der Werdegang beginnt vor dem Ende eines früheren Werdegangs desselben Vertrags: Prüfen Sie"
                                + " die Daten oder senden Sie das Ende des früheren.");
        };
    }
}
