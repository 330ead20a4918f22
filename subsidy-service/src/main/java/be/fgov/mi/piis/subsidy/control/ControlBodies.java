package be.fgov.mi.piis.subsidy.control;

import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What comes with each act of a control. */
public final class ControlBodies {
    private ControlBodies() {}

    /** Opening speaks for itself. */
    @Schema(name = "ControlOpening", description = "An empty object: the sample is drawn by this service.")
    record Opening() implements WireBody {}

    /**
     * What a control finds against a cost.
     *
     * @param cost reference of the cost
     * @param ground on which it would be rejected
     */
    @Schema(name = "ControlFinding", description = "What a control finds against a cost.")
    public record Finding(
            @Pattern(regexp = PathValues.REFERENCE) String cost,
            CostGround ground,
            @Size(min = 1, max = 4000) String text)
            implements WireBody {}

    /** What the CPAS says to it. */
    @Schema(name = "ControlAnswer", description = "What the CPAS says to a finding.")
    public record Answer(
            Boolean agrees, @Size(min = 1, max = 4000) String text) implements WireBody {}

    /**
     * What the officer concludes.
     *
     * @param upheld true rejects the cost on the ground of the finding
     */
    @Schema(name = "ControlConclusion", description = "What the officer concludes of a finding.")
    public record Conclusion(
            Boolean upheld, @Size(min = 1, max = 4000) String text) implements WireBody {}
}
