package be.fgov.mi.piis.subsidy.counting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A question about the count of a convention that a human has to answer, as far as the reader may see it. */
@Schema(name = "CountingFinding")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingView(
        @Schema(description = "Of this side only: the other side has another id for it.")
        UUID findingId,

        @Schema(description = "crossConvention: the person also counts under another convention of the year (A-09).")
        String code,

        @Schema(description = "Pseudonym of the person; the social security number stays with the contract.")
        UUID personId,

        int year,
        FindingStatus status,

        @Schema(description = "What was found, in the language of Accept-Language.")
        String text,

        @Schema(description = "What can be done about it, in the language of Accept-Language.")
        String repair,

        @Schema(
                description =
                        "What the count rests on: for a CPAS its own contracts under this convention, for the SPP IS those of every convention concerned.")
        List<Side> sides,

        @Nullable FindingSettlement settlement) {

    /** Whether the SPP IS has looked at it. */
    enum FindingStatus {
        OPEN,
        SETTLED
    }

    /** What one convention counts the person by. */
    @Schema(name = "CountingFindingSide")
    record Side(String convention, List<Ground> contracts) {}

    @Schema(name = "CountingFindingGround")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ground(
            String enterpriseNumber,
            String contractReference,
            @Nullable String trajectoryReference,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate until) {}

    /**
     * What was decided. The person stays counted in each convention.
     *
     * @param motive and {@code settledBy} are for the SPP IS: a motive can speak of the other side
     */
    @Schema(name = "CountingFindingSettlement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingSettlement(
            LocalDate settledOn,
            @Nullable String settledBy,
            @Nullable String motive) {}
}
