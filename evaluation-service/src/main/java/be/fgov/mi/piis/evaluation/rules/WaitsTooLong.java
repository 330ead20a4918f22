package be.fgov.mi.piis.evaluation.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A record whose contract has not arrived is listed to its sender once it has waited for a day. No text asks for it: a
 * wrong reference is found by nobody else. How long is a dated parameter.
 */
public final class WaitsTooLong {
    private WaitsTooLong() {}

    /** {@return the moment before which, or at which, a record must have come to be listed now} */
    public static Instant cameUntil(Instant now, LocalDate today, Law law) {
        return now.minus(Duration.ofDays(law.number(LawParameter.WAITING_FOR_CONTRACT_DAYS, today)));
    }
}
