package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The whole content of a cost, as it is pushed.
 *
 * @param amountCents what the subsidy is asked to bear, in euro cents
 * @param incurredOn day of the spending, not after the business date
 * @param directLink how the cost is linked to the trajectories, in the words of the CPAS (SUB-20)
 * @param proportionality why that much of it, in the words of the CPAS (SUB-20)
 * @param share the same in figures: 0.5 is half of the whole expense
 * @param trajectories those that the cost served: a reference, contract/reference where several have it, or an id
 * @param documents references of the proofs, uploaded before or after
 */
@Schema(name = "Cost", description = "The whole content of a cost.")
public record CostBody(
        CostKind kind,
        @Min(1) @Max(100_000_000_000L) Long amountCents,
        LocalDate incurredOn,
        @Size(min = 1, max = 2000) String description,
        @Size(max = 4000) @Nullable String directLink,
        @Size(max = 4000) @Nullable String proportionality,
        @Min(0) @Max(1) @Nullable BigDecimal share,

        @Size(max = 200) @Pattern(regexp = TRAJECTORY) @Nullable
        List<String> trajectories,

        @Size(max = 50) @Pattern(regexp = PathValues.REFERENCE) @Nullable
        List<String> documents)
        implements WireBody {

    /** A reference that the CPAS picked, alone or behind that of its contract. */
    static final String TRAJECTORY = "(" + PathValues.REFERENCE + "/)?" + PathValues.REFERENCE;

    private static final int DECIMALS = 4;

    public CostBody {
        trajectories = trajectories == null ? List.of() : trajectories;
        documents = documents == null ? List.of() : documents;
    }

    @Override
    public void check(Issues issues) {
        if (share != null && share.stripTrailingZeros().scale() > DECIMALS) {
            issues.add(Issue.outOfRange("share", "At most four decimals."));
        }
        eachOnce("trajectories", trajectories, issues);
        eachOnce("documents", documents, issues);
        for (int i = 0; i < trajectories.size(); i++) {
            for (String part : trajectories.get(i).split("/", -1)) {
                if (PathValues.isSsin(part)) {
                    issues.add(Issue.rejectedInput("trajectories[" + i + "]", PathValues.NO_SSIN));
                }
            }
        }
    }

    private static void eachOnce(String name, List<String> references, Issues issues) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < references.size(); i++) {
            if (!seen.add(references.get(i))) {
                issues.add(Issue.invalidInput(name + "[" + i + "]", "Name each once."));
            }
        }
    }
}
