package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/**
 * A community service existed from 01/11/2016 (COM-1..5, S3:127-140) until Constitutional Court 86/2018 annulled it:
 * from 01/08/2018 no PIIS may hold one, and those that did were to be revised by 30/09/2018 (COM-6). The prohibition
 * applies from its day, whatever the regime of the contract. What was signed in between counts as never having
 * existed: the history is kept as legally void and no sanction rests on it.
 */
public final class CommunityServiceByDate {
    /** The day that the ruling's circular names. */
    private static final LocalDate REVISED_BY = LocalDate.of(2018, 9, 30);

    private CommunityServiceByDate() {}

    /** Whether a contract may not hold one (COM-6). */
    public static boolean isForbiddenOn(LocalDate day) {
        return !day.isBefore(Regime.R2018.validFrom());
    }

    /** Whether the law did not know it yet: the day has no ground for one. */
    public static boolean isUnknownOn(LocalDate day) {
        return day.isBefore(Regime.R2016.validFrom());
    }

    /** Last day to take it out of an open contract (COM-6, SC-13). */
    public static LocalDate revisedBy() {
        return REVISED_BY;
    }

    /** Whether the days for that revision are over. */
    public static boolean isRevisionOverdue(LocalDate today) {
        return today.isAfter(REVISED_BY);
    }

    /**
     * Whether not doing something can be sanctioned at all: never when it is a community service, which is voluntary,
     * may be stopped at will and is legally void since (COM-1, COM-4, A-23).
     *
     * @param isCommunityService whether what was not done is the community service of the contract
     */
    public static boolean isSanctionable(boolean isCommunityService) {
        return !isCommunityService;
    }
}
