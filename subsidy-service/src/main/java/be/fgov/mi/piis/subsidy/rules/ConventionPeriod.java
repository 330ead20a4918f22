package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;

/** A period of whole days, both ends included (SUB-2). */
public record ConventionPeriod(LocalDate from, LocalDate until) {

    public ConventionPeriod {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a period cannot end before it begins");
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** Whether some day is in both. */
    public boolean touches(ConventionPeriod other) {
        return !until.isBefore(other.from) && !from.isAfter(other.until);
    }

    public boolean contains(ConventionPeriod other) {
        return contains(other.from) && contains(other.until);
    }
}
