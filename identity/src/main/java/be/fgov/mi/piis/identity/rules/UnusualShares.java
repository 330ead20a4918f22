package be.fgov.mi.piis.identity.rules;

/**
 * What a file would do to the things of one kind that a CPAS has. A file that ends or changes an unusual share of them
 * waits for a human: a fault of the software, such as an empty export or a mixed-up CPAS, looks just like that.
 *
 * @param all things of the kind
 * @param open those that have not ended
 * @param ending open ones that the file ends
 * @param changed those that the file changes in any way
 */
public record UnusualShares(int all, int open, int ending, int changed) {
    private static final int PERCENT = 100;

    /**
     * From which share on a human is asked.
     *
     * @param from with fewer things nobody is asked
     * @param endedPercent of the open ones
     * @param changedPercent of all
     */
    public record Thresholds(int from, int endedPercent, int changedPercent) {}

    public boolean exceed(Thresholds thresholds) {
        return all >= thresholds.from()
                && (isMore(ending, open, thresholds.endedPercent())
                        || isMore(changed, all, thresholds.changedPercent()));
    }

    private static boolean isMore(int part, int whole, int percent) {
        return (long) part * PERCENT > (long) whole * percent;
    }
}
