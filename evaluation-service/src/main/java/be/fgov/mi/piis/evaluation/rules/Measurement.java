package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;

/**
 * One filled-in instrument.
 *
 * @param language in which it was answered: reliability is known by language
 */
public record Measurement(
        InstrumentVersion instrument, Language language, Rater rater, LocalDate measuredOn, Scores scores) {}
