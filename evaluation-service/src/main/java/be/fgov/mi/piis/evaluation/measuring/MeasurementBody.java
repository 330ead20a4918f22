package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.rules.Language;
import be.fgov.mi.piis.evaluation.rules.Rater;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One filled-in instrument, whole, as a CPAS pushes it.
 *
 * @param instrument key of the instrument
 * @param version of the instrument that was used
 * @param measuredOn the day on which it was filled in
 * @param rater who answered
 * @param language in which it was answered; when it is not told, each scale is read with its lowest known reliability, so
 *     that no change is told too soon
 * @param answers by item; an item without an answer is left out
 */
@Schema(name = "Measurement", description = "One filled-in instrument: the whole state, at each revision.")
public record MeasurementBody(
        @Schema(description = "Key of the instrument.") @Size(min = 2, max = 40)
        String instrument,

        @Schema(description = "Version of the instrument.") @Min(1) @Max(1_000)
        int version,

        @Schema(description = "The day, not after the business date.")
        LocalDate measuredOn,

        @Schema(description = "Who answered.") Rater rater,

        @Schema(description = "In which it was answered; the least reliable one is assumed unless told.") @Nullable
        Language language,

        @Schema(description = "The number given to each item; an item without an answer is left out.")
        Map<String, Integer> answers)
        implements WireBody {

    @Override
    public void check(Issues issues) {
        if (answers.isEmpty()) {
            issues.add(Issue.requiredInput("answers", "At least one answer."));
        }
    }
}
