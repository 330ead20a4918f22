package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;

/**
 * How long a CPAS is warned of what was missed (LIF-5 to LIF-7): while the contract runs, and as long after it as a talk
 * that was held can usefully be reported ({@link LawParameter#MISSED_SHOWN_AFTER_END_DAYS}).
 */
public final class MissedIsShown {
    private MissedIsShown() {}

    public static boolean on(LocalDate day, EvaluatedContract contract, Law law) {
        return !day.isAfter(contract.lastDay().plusDays(law.number(LawParameter.MISSED_SHOWN_AFTER_END_DAYS, day)));
    }
}
