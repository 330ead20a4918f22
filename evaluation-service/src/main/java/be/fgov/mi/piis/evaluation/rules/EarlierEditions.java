package be.fgov.mi.piis.evaluation.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the editions before this one told of one figure of a year. Two of them can be subtracted, since what did not move
 * is known from either: what one hid no later one shows, or who remembers both would read it off.
 *
 * @param editions by population what was shown, by category and that of all under {@link #ALL}
 */
public record EarlierEditions(List<Map<Population, Map<String, Long>>> editions) {
    /** The category of a total. */
    public static final String ALL = "all";

    /** This is the first one. */
    public static final EarlierEditions NONE = new EarlierEditions(List.of());

    /** Whether who remembers an earlier edition knows this count, if it is as it was. */
    boolean showed(Population population, String category, long count) {
        return editions.stream().anyMatch(edition -> {
            Map<String, Long> shown = edition.get(population);
            return shown == null
                    // A CPAS with nothing to count is in no edition and is told with zeros.
                    ? population.scope() == Population.Scope.CPAS && count == 0
                    : Objects.equals(shown.get(category), count);
        });
    }

    /** {@return CPAS that an edition told of: they are told of again when nothing is left to count, as was hidden} */
    Set<String> cpas() {
        return editions.stream()
                .flatMap(edition -> edition.keySet().stream())
                .filter(population -> population.scope() == Population.Scope.CPAS)
                .map(Population::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean hid(Population population, String category) {
        return editions.stream()
                .map(edition -> edition.get(population))
                .anyMatch(shown -> shown != null && !shown.containsKey(category));
    }
}
