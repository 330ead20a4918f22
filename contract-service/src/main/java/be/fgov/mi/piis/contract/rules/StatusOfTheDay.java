package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which status a person had on a day, as far as it was told. The ground of a sanction is the one of the day of the
 * breach (SAN-15, SAN-16): a right that begins later grounds nothing that was broken before. A contract says no day from
 * which a status holds, so another one counts from the day on which it was told; the first one counts since ever.
 */
public final class StatusOfTheDay {
    private StatusOfTheDay() {}

    /**
     * A status that the person had before.
     *
     * @param until the first day on which it held no more
     */
    public record Earlier(BeneficiaryStatus status, LocalDate until) {}

    /** @param earlier in the order in which they were told */
    public static BeneficiaryStatus on(LocalDate day, List<Earlier> earlier, BeneficiaryStatus now) {
        return earlier.stream()
                .filter(one -> day.isBefore(one.until()))
                .findFirst()
                .map(Earlier::status)
                .orElse(now);
    }

    /** The earlier ones once {@code next} is told after {@code last}. */
    public static List<Earlier> replaced(
            List<Earlier> earlier, BeneficiaryStatus last, BeneficiaryStatus next, LocalDate today) {
        if (last == next) {
            return earlier;
        }
        List<Earlier> grown = new ArrayList<>(earlier);
        grown.add(new Earlier(last, today));
        return List.copyOf(grown);
    }
}
