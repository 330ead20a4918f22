package be.fgov.mi.piis.subsidy.rules;

import be.fgov.mi.piis.identity.rules.DatedParameter;

/**
 * Numbers on reports and their control that hold for every scheme and that the law, or its reading, can move. The value
 * here is the default; dated rows replace it from their day on. What belongs to a year is in its scheme.
 */
public enum LawParameter implements DatedParameter {
    /** Days in which a CPAS answers a finding, the day it is told not counted (rules.md 2.2). */
    CONTROL_ANSWER_DAYS("15", Kind.NUMBER, "inspection report of the SPP IS, Lanaken 2019", "A-14"),
    /** Share of the costs of a report that a control draws, in percent, rounded up to whole costs. */
    CONTROL_SAMPLE_PERCENT("20", Kind.NUMBER, "", "size of a sample"),
    /** Costs that a control draws at least, as far as there are any. */
    CONTROL_SAMPLE_MINIMUM("3", Kind.NUMBER, "", "size of a sample");

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
