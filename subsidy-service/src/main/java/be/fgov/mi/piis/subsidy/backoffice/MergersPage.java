package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conventions of one year that mergers put under one CPAS. Dates are already written in the language of the reader.
 *
 * @param formToken absent for who only looks
 * @param open how many nobody has looked at
 */
public record MergersPage(
        Frame frame, @Nullable String formToken, List<Conflict> conflicts, long open, boolean done, boolean refused) {

    /** @param settled who looked, on which day; absent while nobody has */
    public record Conflict(
            String id,
            String cpas,
            String name,
            int year,
            List<Row> conventions,
            @Nullable String settled,
            @Nullable String motive,
            Sent sent) {

        public boolean open() {
            return settled == null;
        }
    }

    /** @param memberName the CPAS through which the convention came */
    public record Row(String number, ConventionType type, ConventionStatus status, String member, String memberName) {}
}
