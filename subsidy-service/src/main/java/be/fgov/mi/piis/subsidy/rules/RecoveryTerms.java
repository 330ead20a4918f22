package be.fgov.mi.piis.subsidy.rules;

import org.jspecify.annotations.Nullable;

/**
 * How a scheme claims an advance back that went beyond the accepted costs (rules.md 2.2, A-14): all of it or nothing,
 * nothing under a minimum that is not worth a claim, and within a term.
 *
 * @param minimum the least that is claimed; zero claims every cent
 * @param dueDays calendar days from the approval of the settlement to the last day on which the CPAS pays back; null
 *     where none is set
 */
public record RecoveryTerms(
        RecoveryPolicy policy, Euro minimum, @Nullable Integer dueDays) {

    /** Every cent, without a term: what holds where a scheme says nothing else. */
    public static final RecoveryTerms EVERY_CENT = new RecoveryTerms(RecoveryPolicy.FULL, Euro.ZERO, null);

    public RecoveryTerms {
        if (minimum.isNegative()) {
            throw new IllegalArgumentException("a minimum is not negative");
        }
        if (policy == RecoveryPolicy.NONE && (minimum.cents() > 0 || dueDays != null)) {
            throw new IllegalArgumentException("where nothing is claimed there is no minimum and no term");
        }
        if (dueDays != null && dueDays < 1) {
            throw new IllegalArgumentException("a term has days");
        }
    }

    /** The part of an excess that is claimed back: all of it or nothing. */
    Euro claimed(Euro excess) {
        return switch (policy) {
            case FULL -> excess.compareTo(minimum) >= 0 ? excess : Euro.ZERO;
            case NONE -> Euro.ZERO;
        };
    }
}
