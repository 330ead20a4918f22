package be.fgov.mi.piis.bench;

import java.util.ArrayList;
import java.util.List;

/** Figures of repeated rounds. The median and the quartiles say what they are like; a mean would follow one bad round. */
record Sample(List<Double> values) {

    Sample {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no round was measured");
        }
        values = List.copyOf(values);
    }

    double median() {
        return quantile(0.5);
    }

    /** The distance between the quartiles, as a share of the median. */
    double relativeSpread() {
        return (quantile(0.75) - quantile(0.25)) / median();
    }

    /** The value below which that share of the sample lies; between two values in proportion. */
    double quantile(double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /** Each value divided by its partner of the same pair of rounds. */
    Sample dividedBy(Sample partners) {
        if (partners.values.size() != values.size()) {
            throw new IllegalArgumentException("rounds come in pairs");
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / partners.values.get(i));
        }
        return new Sample(ratios);
    }
}
