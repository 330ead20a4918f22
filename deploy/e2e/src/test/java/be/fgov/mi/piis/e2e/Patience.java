package be.fgov.mi.piis.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for a fact by looking at it, never by letting time pass. */
final class Patience {
    private Patience() {}

    /**
     * @param obstacle what still stands in the way, empty when nothing does
     * @throws AssertionError with the last obstacle when the limit has passed
     */
    static void until(String fact, Duration limit, Supplier<Optional<String>> obstacle) {
        long deadline = System.nanoTime() + limit.toNanos();
        long pause = 20;
        while (true) {
            Optional<String> left = obstacle.get();
            if (left.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(fact + " not within " + limit.toSeconds() + " s: " + left.get());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting: " + fact, interrupted);
            }
            pause = Math.min(200, pause * 3 / 2);
        }
    }
}
