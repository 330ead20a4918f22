package be.fgov.mi.piis.evaluation.cadence;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the tick of a business day is, in numbers of contracts and findings of no person.
 *
 * @param contracts to be looked at on the day
 * @param judged of which so far
 * @param percent the same, from 0 to 100
 * @param warned evaluations that were announced
 * @param missed periods that were found missed, for the first time
 * @param resolved periods that turned out not to be missed
 * @param setAside contracts that no rule could judge, of this day and of earlier ones: each is in the log with its id
 */
@Schema(name = "TickProgress", description = "How far the look at the contracts of a day is.")
public record TickProgress(
        LocalDate day,
        Status status,
        int contracts,
        int judged,
        int percent,
        int warned,
        int missed,
        int resolved,
        int setAside,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Where it stands. */
    public enum Status {
        WAITING,
        RUNNING,
        FINISHED
    }

    static TickProgress waiting(LocalDate day) {
        return new TickProgress(day, Status.WAITING, 0, 0, 0, 0, 0, 0, 0, null, null);
    }

    static int percent(int judged, int contracts, boolean finished) {
        if (finished) {
            return 100;
        }
        return contracts == 0 ? 0 : (int) (100L * judged / contracts);
    }
}
