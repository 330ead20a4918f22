package be.fgov.mi.piis.contract.rules;

/** How days of a term are counted: the texts say "days" and differ on which. */
public enum DayUnit {
    CALENDAR,
    /** Monday to Friday without the legal holidays; Saturday where the parameter says so. */
    WORKING
}
