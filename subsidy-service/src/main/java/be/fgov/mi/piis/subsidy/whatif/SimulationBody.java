package be.fgov.mi.piis.subsidy.whatif;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.UnderTargetPolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would be otherwise; what is left out stays as it is.
 *
 * @param advanceRate share of the granted amount that is paid in advance: 0.5 is 50 %
 * @param ceilingCents the most that a convention is granted, in euro cents
 * @param underTargetPolicy what fewer persons than promised mean
 */
@Schema(name = "Simulation", description = "What would be otherwise; what is left out stays as it is.")
public record SimulationBody(
        @Min(0) @Max(1) @Nullable BigDecimal advanceRate,
        @Min(0) @Max(100_000_000_000L) @Nullable Long ceilingCents,
        @Nullable UnderTargetPolicy underTargetPolicy)
        implements WireBody {

    private static final int DECIMALS = 4;

    @Override
    public void check(Issues issues) {
        if (advanceRate == null && ceilingCents == null && underTargetPolicy == null) {
            issues.add(Issue.requiredInput("advanceRate", "Say what would be otherwise."));
        }
        if (advanceRate != null && advanceRate.stripTrailingZeros().scale() > DECIMALS) {
            issues.add(Issue.outOfRange("advanceRate", "At most four decimals."));
        }
    }
}
