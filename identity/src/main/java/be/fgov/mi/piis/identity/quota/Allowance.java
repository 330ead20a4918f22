package be.fgov.mi.piis.identity.quota;

/**
 * So many a minute, at any pace: a minute's worth can be used at once, and comes back evenly. What it knows is one
 * moment, up to which the past uses are paid for.
 *
 * <p>Times are nanoseconds of a clock that only goes forward, such as {@link System#nanoTime()}.
 */
final class Allowance {
    private static final long MINUTE = 60_000_000_000L;

    private final long each;
    private long paidUntil;

    /**
     * @param aMinute at least 1
     * @param now nothing is used yet
     */
    Allowance(int aMinute, long now) {
        if (aMinute < 1) {
            throw new IllegalArgumentException("an allowance of " + aMinute + " a minute");
        }
        this.each = MINUTE / aMinute;
        this.paidUntil = now;
    }

    /** {@return whether there was one left; then it is used} */
    synchronized boolean take(long now) {
        if (nanosUntilNext(now) > 0) {
            return false;
        }
        paidUntil = later(paidUntil, now) + each;
        return true;
    }

    /** {@return after how long there is one again; 0 when there is one now} */
    synchronized long nanosUntilNext(long now) {
        return Math.max(0, later(paidUntil, now) + each - now - MINUTE);
    }

    /** The clock may begin anywhere and pass the end of its numbers: differences count, not values. */
    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
