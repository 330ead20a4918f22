package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Since when the person has the text as it stands. The person reflects on the text that is signed (PRE-7, S3:87): what
 * changes after the hand-over, and is not handed over anew, was not in anybody's hands before the day on which the change
 * was told.
 */
public final class TextInHand {
    private TextInHand() {}

    /**
     * What was told before.
     *
     * @param handedOverOn day of the hand-over; absent for a draft
     * @param since what this rule said then; absent for a draft
     */
    public record Before(
            @Nullable LocalDate handedOverOn, @Nullable LocalDate since) {
        public static final Before NOTHING = new Before(null, null);
    }

    /**
     * @param handedOverOn day of the hand-over as it is told now; absent for a draft
     * @param changed whether the text differs from the one before
     * @param today business date
     * @return absent for a draft
     */
    public static @Nullable LocalDate since(
            @Nullable LocalDate handedOverOn, Before before, boolean changed, LocalDate today) {
        LocalDate handedOverBefore = before.handedOverOn();
        if (handedOverOn == null || handedOverBefore == null || handedOverOn.isAfter(handedOverBefore)) {
            return handedOverOn;
        }
        if (changed) {
            return today;
        }
        // A corrected date of the first hand-over does not reach back behind a change.
        boolean changedSince = before.since() != null && !before.since().equals(handedOverBefore);
        return changedSince ? before.since() : handedOverOn;
    }
}
