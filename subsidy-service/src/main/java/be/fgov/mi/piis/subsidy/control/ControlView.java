package be.fgov.mi.piis.subsidy.control;

import be.fgov.mi.piis.subsidy.rules.CostGround;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The control of the last report.
 *
 * @param seed of the draw, as text since it has more digits than a script can count: with the references of the costs
 *     anybody can draw the same sample again
 * @param lines how many costs there were to draw from
 * @param sample references of the costs that were drawn, in the order of the draw
 */
@Schema(name = "Control", description = "The control of the last report: its sample and its findings.")
public record ControlView(
        String convention,
        LocalDate openedOn,
        String seed,
        int lines,
        int samplePercent,
        int sampleMinimum,
        List<String> sample,
        List<Finding> findings) {

    /**
     * A finding with what came of it.
     *
     * @param answerDueOn last day for the answer of the CPAS; before it only an answered finding is concluded
     */
    @Schema(name = "ControlFindingState", description = "A finding with its answer and its conclusion.")
    public record Finding(
            UUID findingId,
            String cost,
            Status status,
            CostGround ground,
            String text,
            LocalDate foundOn,
            LocalDate answerDueOn,
            @Nullable Answer answer,
            @Nullable Conclusion conclusion) {}

    /** Where a finding stands. */
    public enum Status {
        AWAITS_ANSWER,
        ANSWERED,
        UPHELD,
        WITHDRAWN
    }

    /** @param late after the due day, and before the conclusion */
    @Schema(name = "ControlAnswered", description = "The answer of the CPAS.")
    public record Answer(boolean agrees, String text, LocalDate on, boolean late) {}

    /** What the officer concluded. */
    @Schema(name = "ControlConcluded", description = "The conclusion of the officer.")
    public record Conclusion(boolean upheld, String text, LocalDate on) {}
}
