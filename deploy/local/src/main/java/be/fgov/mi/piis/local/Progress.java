package be.fgov.mi.piis.local;

import java.util.Locale;

/** One line per step with the seconds since the start. */
public final class Progress {

    private final long start = System.nanoTime();

    public synchronized void step(String text) {
        System.out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), text);
        System.out.flush();
    }

    /** A line that is written over on a terminal and kept once done; elsewhere only each tenth part is shown. */
    public synchronized void part(String text, int done, int total) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        int percent = total == 0 ? 100 : (int) (100L * done / total);
        if (terminal) {
            System.out.printf(
                    Locale.ROOT, "\r%6.1f s  %s [%-25s] %3d %%", seconds(), text, "#".repeat(percent / 4), percent);
            if (done == total) {
                System.out.println();
            }
        } else {
            System.out.printf(Locale.ROOT, "%6.1f s  %s %3d %%%n", seconds(), text, percent);
        }
        System.out.flush();
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
