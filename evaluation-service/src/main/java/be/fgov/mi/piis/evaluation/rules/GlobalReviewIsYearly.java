package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A CPAS evaluates the results of all its PIIS contracts once a year (LIF-8; S2:247). The year has to be over to be
 * reviewed, so the review is missing from 1 January of the next one until one is recorded that was made since (SC-12).
 */
public final class GlobalReviewIsYearly {
    private GlobalReviewIsYearly() {}

    public static boolean isMissing(int year, boolean recorded, LocalDate day, Law law) {
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        return !recorded && day.isAfter(lastDay) && law.flag(LawParameter.GLOBAL_REVIEW_IS_ASKED, lastDay);
    }

    /** {@return whether a review of a year was made when that was over} */
    public static boolean isOfTheWhole(int year, LocalDate reviewedOn) {
        return reviewedOn.getYear() > year;
    }

    /**
     * The years without a review.
     *
     * @param withContracts calendar years in which the CPAS had a contract that bound
     * @param reviewed years whose review of the whole is recorded
     */
    public static SortedSet<Integer> missing(
            Set<Integer> withContracts, Set<Integer> reviewed, LocalDate day, Law law) {
        SortedSet<Integer> missing = new TreeSet<>();
        for (int year : withContracts) {
            if (isMissing(year, reviewed.contains(year), day, law)) {
                missing.add(year);
            }
        }
        return missing;
    }
}
