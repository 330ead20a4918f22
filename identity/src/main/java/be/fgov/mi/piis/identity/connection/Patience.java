package be.fgov.mi.piis.identity.connection;

import java.time.Duration;

/**
 * How long a sender may take (row 20 of the bad-input table). The head of a request has to be there within the grace.
 * Its body has the grace as well, and one second more for each {@code slowest} bytes that have come: a large file on a
 * slow line takes its hours, a byte a second does not.
 *
 * @param grace positive
 * @param slowest bytes a second, at least 1, on the average of the whole body
 */
record Patience(Duration grace, int slowest) {
    Patience {
        if (grace.isZero() || grace.isNegative() || slowest < 1) {
            throw new IllegalArgumentException("no patience at all: " + grace + ", " + slowest);
        }
    }

    /**
     * @param waited how long the server has waited for the sender; not the time in which it was busy itself
     * @param bytes of the body that have come; 0 while the head is not complete
     */
    boolean isAtItsEnd(Duration waited, long bytes) {
        return waited.minus(grace).compareTo(Duration.ofSeconds(bytes / slowest)) > 0;
    }

    /** {@return how often to look: a fifth of the grace, and once a second where that is longer} */
    Duration look() {
        Duration fifth = grace.dividedBy(5);
        return fifth.compareTo(Duration.ofSeconds(1)) < 0 ? fifth : Duration.ofSeconds(1);
    }
}
