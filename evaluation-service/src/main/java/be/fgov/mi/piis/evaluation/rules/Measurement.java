package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One filled-in instrument.
 *
 * @param language in which it was answered: reliability is known by language; absent where nobody told it
 */
public record Measurement(
        InstrumentVersion instrument, @Nullable Language language, Rater rater, LocalDate measuredOn, Scores scores) {}
