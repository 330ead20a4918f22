package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.Advance;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the text of a convention states beside its own content, from the scheme of its year.
 *
 * @param rate of the advance
 * @param advanceKept whether the advance was paid before this amendment, and stays paid
 * @param reportDueOn the last day of both reports
 */
public record StatedTerms(Advance advance, BigDecimal rate, boolean advanceKept, LocalDate reportDueOn) {}
