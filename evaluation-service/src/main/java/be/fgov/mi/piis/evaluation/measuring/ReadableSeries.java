package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.rules.Rater;
import java.util.HashSet;
import java.util.Set;

/**
 * Which measurements of a contract progress can be told of when some cannot be read any more. One that is lost in the
 * middle is left out; when the first of a series is lost, so is the start, and a later one is not taken for it (SUB-23).
 */
final class ReadableSeries {
    private record Series(String instrument, Rater rater) {}

    private final Set<Series> begun = new HashSet<>();
    private final Set<Series> withoutStart = new HashSet<>();

    /**
     * To be asked in the order of the days.
     *
     * @param instrument its key
     * @return whether it takes part
     */
    boolean takes(String instrument, Rater rater, boolean isReadable) {
        Series series = new Series(instrument, rater);
        if (!isReadable) {
            if (!begun.contains(series)) {
                withoutStart.add(series);
            }
            return false;
        }
        begun.add(series);
        return !withoutStart.contains(series);
    }
}
