package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.problem.Issue;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the bank can have booked a line on the day that it tells: not before it had the order, and not tomorrow. */
public enum JudgeBookingDay {
    POSSIBLE(""),
    BEFORE_ITS_RELEASE(
            "The bank had the order of this payment on a later day: the booking day is that of the release or later, see"
                    + " releasedOn of the batch."),
    STILL_TO_COME("A statement is of today at the latest.");

    private final String detail;

    JudgeBookingDay(String detail) {
        this.detail = detail;
    }

    /**
     * @param releasedOn when the order went to the bank; absent of money that came in, and of what was never released
     * @param today business date
     */
    static JudgeBookingDay of(LocalDate bookedOn, @Nullable LocalDate releasedOn, LocalDate today) {
        if (bookedOn.isAfter(today)) {
            return STILL_TO_COME;
        }
        return releasedOn != null && bookedOn.isBefore(releasedOn) ? BEFORE_ITS_RELEASE : POSSIBLE;
    }

    /** What is wrong with the day at this place of the statement; empty where nothing is. */
    Optional<Issue> issue(String where) {
        return this == POSSIBLE ? Optional.empty() : Optional.of(Issue.outOfRange(where, detail));
    }

    /** Whether an issue says this. */
    public boolean isSaidBy(Issue issue) {
        return issue.equals(Issue.outOfRange(issue.name(), detail));
    }
}
