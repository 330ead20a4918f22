package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.subsidy.rules.AdvanceWarning;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.MustAct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conventions of a year as the first page shows them. Amounts and dates are already written in the language of the
 * reader.
 *
 * @param total of the year, before any filter
 * @param states those that occur in the year, in the order of the procedure
 * @param rows after the filter
 */
public record ConventionsPage(
        Frame frame,
        int year,
        List<Integer> years,
        int total,
        int clusters,
        int cities,
        List<StateCount> states,
        List<Bar> bars,
        Filter filter,
        List<Row> rows,
        String grantedTotal,
        String advanceTotal,
        long personsTotal) {

    /** What is asked for; null asks for all. */
    public record Filter(
            @Nullable ConventionStatus status, @Nullable ConventionType type) {

        public boolean asks(ConventionStatus other) {
            return other == status;
        }

        public boolean asksType(ConventionType other) {
            return other == type;
        }

        public ConventionStatus[] statuses() {
            return ConventionStatus.values();
        }

        public ConventionType[] types() {
            return ConventionType.values();
        }
    }

    /** How many conventions are in a state; the letter ties the word to its part of the bar. */
    public record StateCount(String letter, int shade, ConventionStatus status, int count) {}

    /** A part of the bar, in thousandths of its length; the legend says the same in words. */
    public record Bar(int shade, int from, int width) {}

    /**
     * A convention.
     *
     * @param persons counted; absent where the reader's CPAS is only named in a draft of another one
     */
    public record Row(
            String number,
            ConventionType type,
            String leadCpas,
            String leadName,
            ConventionStatus status,
            List<MustAct> nextToAct,
            String granted,
            String advance,
            boolean payable,
            @Nullable Long persons,
            List<AdvanceWarning> warnings,
            boolean crossConvention) {}
}
