package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/**
 * A contract concluded from 01/08/2018 on may not hold a community service: Constitutional Court 86/2018 annulled it
 * (COM-6). A prohibition applies from the day it took effect, whatever the regime of the contract.
 */
public final class CommunityServiceByDate {
    private CommunityServiceByDate() {}

    public static boolean isForbiddenOn(LocalDate day) {
        return !day.isBefore(Regime.R2018.validFrom());
    }
}
