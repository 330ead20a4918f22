package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Whether a suspension lies inside its limits (SAN-8, SAN-9, SAN-11), and when it is moved, whether it stays as short as
 * it was decided. The answer names the day that would be accepted.
 */
public final class SuspensionPeriod {
    private SuspensionPeriod() {}

    /** What is wrong with the days, or nothing. */
    public sealed interface Verdict {
        record Accepted() implements Verdict {}

        record StartsTooEarly(LocalDate firstDay) implements Verdict {}

        record StartsTooLate(LocalDate lastDay) implements Verdict {}

        record LastsTooLong(LocalDate lastDay) implements Verdict {}
    }

    public static Verdict judge(SanctionExecution.Days days, SanctionLimits limits) {
        if (days.from().isBefore(limits.startFrom())) {
            return new Verdict.StartsTooEarly(limits.startFrom());
        }
        LocalDate startUntil = limits.startUntil();
        if (startUntil != null && days.from().isAfter(startUntil)) {
            return new Verdict.StartsTooLate(startUntil);
        }
        LocalDate maximumUntil = limits.maximumUntil();
        if (maximumUntil != null && days.until().isAfter(maximumUntil)) {
            return new Verdict.LastsTooLong(maximumUntil);
        }
        return new Verdict.Accepted();
    }

    /** A notification may move the days; it decides nothing, so it never makes them more. */
    public static Verdict moved(SanctionExecution.Days decided, SanctionExecution.Days moved) {
        long most = ChronoUnit.DAYS.between(decided.from(), decided.until());
        LocalDate lastDay = moved.from().plusDays(most);
        return moved.until().isAfter(lastDay) ? new Verdict.LastsTooLong(lastDay) : new Verdict.Accepted();
    }
}
