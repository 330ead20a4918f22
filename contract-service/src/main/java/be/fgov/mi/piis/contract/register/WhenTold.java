package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.StatusOfTheDay;
import java.util.List;

/**
 * What follows from the order in which a contract was told, and stands in no single revision.
 *
 * @param earlierStatuses those that the person had before the present one
 */
public record WhenTold(List<StatusOfTheDay.Earlier> earlierStatuses) {
    public static final WhenTold NOTHING_BEFORE = new WhenTold(List.of());
}
