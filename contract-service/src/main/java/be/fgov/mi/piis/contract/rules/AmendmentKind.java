package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/** What a change is. */
public enum AmendmentKind {
    /** Only a later last day: the same text for longer. */
    RENEWAL,
    AMENDMENT;

    /**
     * @param onlyThePeriodChanged nothing else differs
     * @param from first day before and after; {@code until} the last day
     */
    public static AmendmentKind of(
            boolean onlyThePeriodChanged, LocalDate from, LocalDate newFrom, LocalDate until, LocalDate newUntil) {
        return onlyThePeriodChanged && from.equals(newFrom) && newUntil.isAfter(until) ? RENEWAL : AMENDMENT;
    }
}
