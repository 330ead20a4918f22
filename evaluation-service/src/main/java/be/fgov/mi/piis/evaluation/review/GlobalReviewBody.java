package be.fgov.mi.piis.evaluation.review;

import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a CPAS concluded of a year, whole, as it pushes it.
 *
 * @param reviewedOn the day of the review, in the year or after it
 * @param contractsReviewed how many contracts were looked at
 * @param conclusions in the words of the CPAS, of no person
 * @param actions what it is going to do
 */
@Schema(name = "GlobalReview", description = "The yearly review of all contracts: the whole state, at each revision.")
public record GlobalReviewBody(
        @Schema(description = "The day of the review, not after the business date.")
        LocalDate reviewedOn,

        @Schema(description = "How many contracts were looked at.") @Min(0) @Max(1_000_000)
        int contractsReviewed,

        @Schema(description = "What was concluded. Of all contracts together: name no person.")
        @Size(min = 1, max = 4000)
        String conclusions,

        @Schema(description = "What is going to be done.") @Nullable @Size(min = 0, max = 50)
        List<String> actions)
        implements WireBody {

    @Override
    public void check(Issues issues) {
        // what concerns the year of the path is asked by the use case
    }
}
