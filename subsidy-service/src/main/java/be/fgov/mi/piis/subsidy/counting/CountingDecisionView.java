package be.fgov.mi.piis.subsidy.counting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision on one person under one convention, with what it rests on. */
@Schema(name = "CountingDecision")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CountingDecisionView(
        UUID decisionId,

        @Schema(description = "The decision that this one took the place of; absent for the first.") @Nullable
        UUID supersedes,

        @Schema(description = "Pseudonym of the person; the social security number stays with the contract.")
        UUID personId,

        int year,

        @Schema(description = "withdrawn: nothing of the person falls under the convention any more.")
        Ruling.Verdict verdict,

        boolean counted,

        @Schema(
                description =
                        "Why the person does not count, for a CPAS judged by its own contracts; absent when it does.")
        @Nullable
        String reason,

        @Schema(description = "Id of the rule that decides.")
        String rule,

        @Schema(description = "Line of the text that the rule rests on.")
        String source,

        @Schema(description = "The rule in words, in the language of Accept-Language.")
        String text,

        @Schema(
                description =
                        "What makes the person count, where that is right, in the language of Accept-Language; absent when it does.")
        @Nullable
        String repair,

        OffsetDateTime decidedAt,

        @Schema(description = "Every contract with each of its trajectories that was looked at, in order.")
        List<Ground> evidence,

        @Schema(
                description =
                        "crossConvention: the person also counts under another convention of the year (A-09); see the findings.")
        List<String> flags) {

    @Schema(name = "CountingGround")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ground(
            UUID contractId,
            String enterpriseNumber,
            String contractReference,
            long contractVersion,
            @Nullable UUID trajectoryId,
            @Nullable String trajectoryReference,
            @Nullable Long trajectoryVersion,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate until,

            @Schema(description = "True for the one pair that makes the person count.")
            boolean counted,

            @Schema(description = "Why this pair adds no person.") @Nullable
            String reason,

            @Schema(description = "A finding, not a refusal: the trajectory really ran over one year (A-11).")
            boolean overran) {}
}
