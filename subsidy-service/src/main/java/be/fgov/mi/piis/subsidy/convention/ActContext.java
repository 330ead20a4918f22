package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.caller.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Who acts and when, as the server dates it.
 *
 * @param on business date
 * @param at the machine's instant
 */
public record ActContext(Caller caller, LocalDate on, Instant at) {

    public static ActContext of(Caller caller, Clock clock) {
        return new ActContext(caller, LocalDate.now(clock), Instant.now());
    }
}
