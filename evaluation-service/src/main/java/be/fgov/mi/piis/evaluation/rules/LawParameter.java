package be.fgov.mi.piis.evaluation.rules;

import be.fgov.mi.piis.identity.rules.DatedParameter;

/**
 * Every number and choice on evaluations and figures that the law, or its reading, can move. The value here is the
 * default; dated rows replace it from their day on. Where the texts are silent the parameter names its assumption and
 * is shown as a configured rule.
 */
public enum LawParameter implements DatedParameter {
    /** Evaluations in a contract year at least, for contracts concluded from 01/11/2016 (LIF-5). */
    EVALUATIONS_A_YEAR("3", Kind.NUMBER, "S3:101", ""),
    /** Of which face to face at least (LIF-6). */
    EVALUATIONS_IN_PERSON("2", Kind.NUMBER, "S3:101", ""),
    /** Months between two evaluations at most, for contracts concluded until 31/10/2016 (LIF-7). */
    EVALUATION_MONTHS_R2002("3", Kind.NUMBER, "S2:247", ""),
    /**
     * Whether a contract year that the end of the contract cuts short asks its share of the quota. If not, its marks are
     * announced and no deficit follows.
     */
    SHORT_YEAR_ASKS_ITS_SHARE("false", Kind.FLAG, "", "A-04"),
    /** Days before a due date from which it is announced. */
    NOTICE_AHEAD_DAYS("30", Kind.NUMBER, "", "announcement ahead of a due date"),
    /**
     * Days after the last day of a contract during which what was missed of it is still among the warnings: a talk that
     * was held can still be reported. After them it stays recorded.
     */
    MISSED_SHOWN_AFTER_END_DAYS("365", Kind.NUMBER, "", "what was missed is shown for a year after the contract"),
    /** Whether a CPAS reviews the results of all its contracts each year (LIF-8). */
    GLOBAL_REVIEW_IS_ASKED("true", Kind.FLAG, "S2:247", "LIF-8 still holds after 31/10/2016"),
    /** Days between the ratings of a worker and of the person that are put side by side, at most. */
    RATINGS_SIDE_BY_SIDE_DAYS("30", Kind.NUMBER, "", "ratings of one moment"),
    /** Records of a kind from which on a file may ask a human first; the other two say when it does. */
    IMPORT_PAUSE_FROM_RECORDS("20", Kind.NUMBER, "", "unusual files wait for a human"),
    /** A file that ends more than this share of the running trajectories of a CPAS waits for a human. */
    IMPORT_PAUSE_ENDED_PERCENT("30", Kind.NUMBER, "", "unusual files wait for a human"),
    /** A file that changes more than this share of the records of a kind waits for a human. */
    IMPORT_PAUSE_CHANGED_PERCENT("60", Kind.NUMBER, "", "unusual files wait for a human"),
    /** Days after which a record whose contract has not arrived is listed to its sender. */
    WAITING_FOR_CONTRACT_DAYS("1", Kind.NUMBER, "", "records that wait are listed after a day"),
    /** Outside the CPAS itself a count of persons below this, but not 0, is hidden. */
    SMALL_CELL_BELOW("5", Kind.NUMBER, "", "small cells"),
    /** Outside the CPAS itself figures are told as of the last day of a month whose number this divides, 1 to 12. */
    FIGURES_EVERY_MONTHS("1", Kind.NUMBER, "", "editions of figures"),
    /** Whether a year leaves the CPAS while it runs, by its first day: then months of it can be subtracted. */
    FIGURES_OF_RUNNING_YEAR("true", Kind.FLAG, "", "editions of figures");

    private final String standard;
    private final Kind kind;
    private final String source;
    private final String assumption;

    LawParameter(String standard, Kind kind, String source, String assumption) {
        this.standard = standard;
        this.kind = kind;
        this.source = source;
        this.assumption = assumption;
    }

    @Override
    public String standard() {
        return standard;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String assumption() {
        return assumption;
    }
}
