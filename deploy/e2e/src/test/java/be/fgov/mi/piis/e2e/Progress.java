package be.fgov.mi.piis.e2e;

import java.util.Locale;

/** One line per step with the seconds since the start: who waits sees why. */
final class Progress {
    private static final long START = System.nanoTime();

    private Progress() {}

    static void step(String text) {
        System.out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - START) / 1e9, text);
        System.out.flush();
    }
}
