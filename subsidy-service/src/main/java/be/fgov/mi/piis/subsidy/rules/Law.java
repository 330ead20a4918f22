package be.fgov.mi.piis.subsidy.rules;

import be.fgov.mi.piis.identity.rules.DatedValues;
import java.util.List;

/** The dated parameters: a rule asks for the value in force on the day that it judges by. */
public final class Law extends DatedValues<LawParameter> {

    /** @throws IllegalArgumentException when a row has a value of another kind than its parameter */
    public Law(List<? extends DatedValues.Row<LawParameter>> given) {
        super(LawParameter.class, given);
    }
}
