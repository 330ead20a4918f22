package be.fgov.mi.piis.evaluation.rules;

import be.fgov.mi.piis.identity.rules.DatedValues;
import java.time.LocalDate;
import java.util.List;

/**
 * The dated parameters on evaluations and figures: a rule asks for the value in force on the day that it judges by (rules §0: the rules changed
 * over time, so nothing reads a number that the law can move from a constant).
 */
public final class Law extends DatedValues<LawParameter> {
    private static final Law STANDARD = new Law(List.of());

    /** @param value in force from {@code validFrom} on, until a later row of the same parameter */
    public record Row(LawParameter parameter, LocalDate validFrom, String value)
            implements DatedValues.Row<LawParameter> {}

    /** @throws IllegalArgumentException when a row has a value of another kind than its parameter */
    public Law(List<? extends DatedValues.Row<LawParameter>> given) {
        super(LawParameter.class, given);
    }

    /** The defaults, without any dated row. */
    public static Law standard() {
        return STANDARD;
    }
}
