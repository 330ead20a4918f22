package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An instrument that measures the progress of a person from the starting point (SUB-23; S1:261-265), in one version
 * that never changes.
 *
 * @param note what its users have to know
 * @param items in the order in which they are asked
 * @param subScales none or more; an item belongs to one at most
 */
public record Instrument(
        InstrumentVersion version,
        Wording title,
        Validation validation,
        @Nullable Wording note,
        Direction direction,
        AnswerScale scale,
        List<Item> items,
        List<SubScale> subScales,
        Scoring scoring,
        MissingItemRule missing,
        Norms norms) {

    /** How the score over all items is named among the scales. */
    public static final String TOTAL = "total";

    private static final int MOST_ITEMS = 200;

    /** @throws FaultsFound when its parts do not fit together, with everything that does not */
    public Instrument {
        items = List.copyOf(items);
        subScales = List.copyOf(subScales);
        Faults faults = new Faults();
        faults.addIf(
                items.isEmpty() || items.size() > MOST_ITEMS,
                "/items",
                Fault.Code.OUT_OF_RANGE,
                "From 1 to " + MOST_ITEMS + " items.");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            faults.addIf(!ids.add(items.get(i).id()), "/items/" + i + "/id", Fault.Code.DUPLICATE, "Each id once.");
        }
        Map<String, Integer> sizes = sizesOf(items, subScales, ids, faults);
        faults.addIf(
                missing.mostInTotal() >= items.size(),
                "/missing/mostInTotal",
                Fault.Code.OUT_OF_RANGE,
                "Fewer than there are items.");
        faults.addIf(
                subScales.stream()
                        .anyMatch(
                                each -> missing.mostInSubScale() >= each.items().size()),
                "/missing/mostInSubScale",
                Fault.Code.OUT_OF_RANGE,
                "Fewer than the smallest sub-scale has items.");
        for (int i = 0; i < norms.scales().size(); i++) {
            Norms.OfScale norm = norms.scales().get(i);
            String pointer = "/norms/scales/" + i;
            Integer size = sizes.get(norm.scale());
            if (size == null) {
                faults.add(pointer + "/scale", Fault.Code.UNKNOWN_REFERENCE, "total or the id of a sub-scale.");
            } else {
                faults.addIf(
                        norm.sd().compareTo(BigDecimal.valueOf(scoring.width(scale, size))) > 0,
                        pointer + "/sd",
                        Fault.Code.OUT_OF_RANGE,
                        "In units of the score: no more than the scores can lie apart.");
            }
        }
        faults.addIf(
                validation == Validation.VALIDATED && norms.size() == null,
                "/norms/size",
                Fault.Code.MISSING,
                "A validated instrument tells the size of its norm group.");
        faults.addIf(
                validation == Validation.SAMPLE && note == null,
                "/note",
                Fault.Code.MISSING,
                "A sample tells its users that it is not validated.");
        faults.refuseIfAny();
    }

    private static Map<String, Integer> sizesOf(
            List<Item> items, List<SubScale> subScales, Set<String> ids, Faults faults) {
        Map<String, Integer> sizes = new HashMap<>();
        sizes.put(TOTAL, items.size());
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < subScales.size(); i++) {
            SubScale subScale = subScales.get(i);
            String pointer = "/subScales/" + i;
            faults.addIf(
                    sizes.put(subScale.id(), subScale.items().size()) != null,
                    pointer + "/id",
                    Fault.Code.DUPLICATE,
                    "Each id once.");
            for (int k = 0; k < subScale.items().size(); k++) {
                String item = subScale.items().get(k);
                String where = pointer + "/items/" + k;
                faults.addIf(!ids.contains(item), where, Fault.Code.UNKNOWN_REFERENCE, "The id of an item.");
                faults.addIf(!taken.add(item), where, Fault.Code.DUPLICATE, "An item is in one sub-scale at most.");
            }
        }
        return sizes;
    }

    /** The names of its scales: the total, then the sub-scales. */
    public List<String> scales() {
        List<String> names = new ArrayList<>();
        names.add(TOTAL);
        subScales.forEach(each -> names.add(each.id()));
        return names;
    }

    /**
     * What the answers of a person come to.
     *
     * @param answers by item id; an item without an answer is left out
     * @throws FaultsFound when an answer is of no item or outside the scale; pointers are those of the answers
     */
    public Scores score(Map<String, Integer> answers) {
        Faults faults = faultsOf(answers);
        faults.refuseIfAny();
        Map<String, Score> scores = new LinkedHashMap<>();
        scores.put(TOTAL, score(items, missing.mostInTotal(), answers));
        for (SubScale subScale : subScales) {
            List<Item> itsItems = items.stream()
                    .filter(item -> subScale.items().contains(item.id()))
                    .toList();
            scores.put(subScale.id(), score(itsItems, missing.mostInSubScale(), answers));
        }
        return new Scores(scores);
    }

    private Faults faultsOf(Map<String, Integer> answers) {
        Faults faults = new Faults();
        answers.forEach((id, answer) -> {
            if (items.stream().noneMatch(item -> item.id().equals(id))) {
                // An unknown name is not repeated: it can be anything.
                faults.add("", Fault.Code.UNKNOWN_REFERENCE, "Answers are given to items of the instrument.");
            } else {
                faults.addIf(
                        !scale.holds(answer),
                        "/" + id,
                        Fault.Code.OUT_OF_RANGE,
                        "From " + scale.min() + " to " + scale.max() + ".");
            }
        });
        return faults;
    }

    private Score score(List<Item> its, int mostMissing, Map<String, Integer> answers) {
        int sum = 0;
        int answered = 0;
        for (Item item : its) {
            Integer answer = answers.get(item.id());
            if (answer != null) {
                sum += item.reversed() ? scale.reversed(answer) : answer;
                answered++;
            }
        }
        return its.size() - answered > mostMissing
                ? new Score.None(answered, its.size())
                : new Score.Value(scoring.score(sum, answered, its.size()), answered, its.size());
    }
}
