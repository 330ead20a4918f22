package be.fgov.mi.piis.subsidy.payment;

/** What money is that came in with the structured communication of a claim. */
enum JudgeReceived {
    /** Part of what is claimed. */
    PART,
    /** The last of what is claimed: nothing is left to pay back. */
    WHOLE,
    /** The claim was taken back with its settlement: so much less is paid in advance of the next one. */
    BEFORE_SETTLEMENT,
    /** More than anybody claims. */
    OVERPAID;

    /**
     * @param cents that came in
     * @param claimed euro cents that a settlement claims and nobody has paid yet
     * @param takenBack euro cents that were claimed by a settlement that is taken back, and not paid yet
     */
    static JudgeReceived of(long cents, long claimed, long takenBack) {
        if (cents > open(claimed, takenBack)) {
            return OVERPAID;
        }
        if (claimed == 0) {
            return BEFORE_SETTLEMENT;
        }
        return cents == claimed ? WHOLE : PART;
    }

    /** Euro cents that may come in. */
    static long open(long claimed, long takenBack) {
        return claimed > 0 ? claimed : Math.max(0, takenBack);
    }
}
