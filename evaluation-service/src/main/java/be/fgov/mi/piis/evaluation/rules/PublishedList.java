package be.fgov.mi.piis.evaluation.rules;

import java.util.List;
import java.util.OptionalLong;

/**
 * Counts by one property as others than the CPAS itself see them: an empty place is hidden.
 *
 * @param cells in the order in which they were given
 */
public record PublishedList(List<OptionalLong> cells, OptionalLong total) {}
