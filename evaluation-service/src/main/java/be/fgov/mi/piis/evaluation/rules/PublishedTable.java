package be.fgov.mi.piis.evaluation.rules;

import java.util.List;
import java.util.OptionalLong;

/**
 * A table as others than the CPAS itself see it: an empty place is hidden.
 *
 * @param cells by row and column
 * @param rowTotals by row
 * @param columnTotals by column
 */
public record PublishedTable(
        List<List<OptionalLong>> cells,
        List<OptionalLong> rowTotals,
        List<OptionalLong> columnTotals,
        OptionalLong total) {}
