package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.StatusOfTheDay;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the order in which a contract was told, and stands in no single revision.
 *
 * @param earlierStatuses those that the person had before the present one
 * @param textInHandSince first day on which the person can have had the text as it stands; absent for a draft
 * @param handOverToldOn business date on which a hand-over was told first; absent for a draft
 * @param textToldOn business date on which the text as it stands was told; absent for one of before this was kept
 */
public record WhenTold(
        List<StatusOfTheDay.Earlier> earlierStatuses,
        @Nullable LocalDate textInHandSince,
        @Nullable LocalDate handOverToldOn,
        @Nullable LocalDate textToldOn) {
    public static final WhenTold NOTHING_BEFORE = new WhenTold(List.of(), null, null, null);
}
