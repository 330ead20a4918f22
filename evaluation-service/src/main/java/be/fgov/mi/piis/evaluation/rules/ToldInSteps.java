package be.fgov.mi.piis.evaluation.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a later edition of a year counts. A count of a CPAS by category moves by no less than the threshold of small
 * cells, in records and in persons, or stays as it was told, in its total, in its cluster and in the country too. So
 * everything that adds up in one edition adds up in each, and whoever subtracts two of them, at any place, finds nothing
 * or a sum of steps each of which is as many persons as a count has to have. A count that was large falls no lower than
 * the threshold while anybody is left in it: who knew it before would know from the step how few they are.
 *
 * @param records that are counted
 * @param moved the counts that are told anew
 */
public record ToldInSteps(List<CountedRecord> records, Set<Count> moved) {
    /** The smallest place that is told: sums are sums of these. */
    public record Count(String cpas, String category) {
        /** {@return the count that a record stands in} */
        public static Count of(CountedRecord counted) {
            return new Count(counted.cpas(), counted.category());
        }
    }

    /** The first edition of a year: everything is told as it is. */
    public static ToldInSteps first(Collection<CountedRecord> now) {
        return new ToldInSteps(List.copyOf(now), by(now).keySet());
    }

    /**
     * A later one.
     *
     * @param told the records of the edition before
     * @param now all that there are
     * @param below the threshold in force, {@link LawParameter#SMALL_CELL_BELOW}
     */
    public static ToldInSteps after(Collection<CountedRecord> told, Collection<CountedRecord> now, int below) {
        Map<Count, List<CountedRecord>> before = by(told);
        Map<Count, List<CountedRecord>> after = by(now);
        Set<Count> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<CountedRecord> records = new ArrayList<>();
        Set<Count> moved = new LinkedHashSet<>();
        for (Count count : all) {
            List<CountedRecord> was = before.getOrDefault(count, List.of());
            List<CountedRecord> is = notTooFew(was, after.getOrDefault(count, List.of()), below);
            boolean isTold = isStep(was, is, below);
            records.addAll(isTold ? is : was);
            if (isTold) {
                moved.add(count);
            }
        }
        return new ToldInSteps(records, moved);
    }

    /** What can be told of a count: itself, or of what was told before as many persons as a count has to have. */
    private static List<CountedRecord> notTooFew(List<CountedRecord> was, List<CountedRecord> is, int below) {
        long left = persons(is);
        if (left == 0 || left >= below || persons(was) < below) {
            return is;
        }
        Set<UUID> enough =
                was.stream().map(CountedRecord::person).distinct().limit(below).collect(Collectors.toSet());
        return was.stream().filter(each -> enough.contains(each.person())).toList();
    }

    /** One person with five records more is one person. */
    private static boolean isStep(List<CountedRecord> was, List<CountedRecord> is, int below) {
        return Math.abs(is.size() - was.size()) >= below && Math.abs(persons(is) - persons(was)) >= below;
    }

    private static long persons(List<CountedRecord> records) {
        return records.stream().map(CountedRecord::person).distinct().count();
    }

    private static Map<Count, List<CountedRecord>> by(Collection<CountedRecord> records) {
        return records.stream().collect(Collectors.groupingBy(Count::of, LinkedHashMap::new, Collectors.toList()));
    }
}
