package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the officer decides on a cost.
 *
 * @param ground required on a rejection
 * @param text required when the ground is other
 * @param revision of the cost that was read; another one that came meanwhile is not reviewed. The one that stands is
 *     meant when it is left out
 */
@Schema(name = "CostReview", description = "What the officer decides on a cost.")
public record ReviewBody(
        CostDecision decision,
        @Nullable CostGround ground,
        @Nullable String text,

        @Nullable @Min(1) @Max(1_000_000) Integer revision)
        implements WireBody {

    @Override
    public void check(Issues issues) {
        switch (decision) {
            case ACCEPTED -> {
                if (ground != null) {
                    issues.add(Issue.invalidInput("ground", "Only a rejection has a ground."));
                }
            }
            case REJECTED -> {
                if (ground == null) {
                    issues.add(Issue.requiredInput("ground", "A rejection has a ground."));
                }
            }
        }
        if (ground == CostGround.OTHER && text == null) {
            issues.add(Issue.requiredInput("text", "Another ground is told in words."));
        }
    }

    /** What the CPAS replies. */
    @Schema(name = "CostReply", description = "What the CPAS replies to a review.")
    public record Reply(String text) implements WireBody {}
}
