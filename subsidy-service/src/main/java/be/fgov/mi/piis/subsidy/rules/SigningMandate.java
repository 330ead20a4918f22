package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in whose place, and when.
 *
 * @param reference names the mandate
 * @param cpas enterprise number; absent of the minister, who is of none
 * @param account name of the account that may sign
 * @param from first day
 * @param until last day, an earlier end included
 */
public record SigningMandate(
        String reference,
        SigningFunction function,
        SigningRight right,
        @Nullable String cpas,
        String account,
        LocalDate from,
        LocalDate until) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    boolean overlaps(SigningMandate other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }
}
