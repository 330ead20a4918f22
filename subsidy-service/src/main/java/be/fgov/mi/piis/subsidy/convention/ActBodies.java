package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What comes with each act. */
final class ActBodies {
    private static final int MOST_REVISIONS = 1_000_000;

    private ActBodies() {}

    /**
     * An act that speaks for itself.
     *
     * @param revision of the convention that was read; another one that came meanwhile is not acted on. The one that
     *     stands is meant when it is left out
     */
    @Schema(name = "PlainAct", description = "An act that speaks for itself; with a revision, only on that one.")
    record Plain(@Nullable @Min(1) @Max(MOST_REVISIONS) Integer revision) implements WireBody {}

    /**
     * A remark of the SPP IS that the CPAS has to answer.
     *
     * @param field of the convention that it is about, such as objectives, targets.persons or members[2]
     * @param revision as in {@link Plain}
     */
    @Schema(name = "Negotiation", description = "A remark of the SPP IS that the CPAS has to answer.")
    record Negotiation(
            String comment,
            @Size(max = 200) String field,
            @Nullable @Min(1) @Max(MOST_REVISIONS) Integer revision) implements WireBody {
        @Override
        public void check(Issues issues) {
            if (!ConventionFields.has(field)) {
                issues.add(Issue.invalidInput(
                        "field", "A field of the convention is expected: " + ConventionFields.listed() + "."));
            }
        }
    }

    /** Why the CPAS amends what the minister approved. */
    @Schema(name = "ConventionAmendment", description = "Why the CPAS amends what the minister approved.")
    record Amendment(String text) implements WireBody {}

    /** Why an amendment is given up. */
    @Schema(name = "AmendmentWithdrawal", description = "Why an amendment is given up.")
    record Withdrawal(String text) implements WireBody {}

    /** Why the convention expires. */
    @Schema(name = "ConventionExpiry", description = "Why the convention expires.")
    record Expiry(String text) implements WireBody {}

    /**
     * The advice of the SPP IS on the qualitative and quantitative objectives (SUB-12).
     *
     * @param revision as in {@link Plain}
     */
    @Schema(name = "Advice", description = "The advice of the SPP IS.")
    record Advice(
            Boolean favourable,
            @Nullable String text,
            @Nullable @Min(1) @Max(MOST_REVISIONS) Integer revision) implements WireBody {
        @Override
        public void check(Issues issues) {
            if (!favourable && text == null) {
                issues.add(Issue.requiredInput("text", "An advice that is not favourable says why."));
            }
        }

        ConventionAct act() {
            return favourable ? ConventionAct.FAVOURABLE_ADVICE : ConventionAct.UNFAVOURABLE_ADVICE;
        }
    }

    /** Why the advance may be paid after the budget year. */
    @Schema(name = "CarryOver", description = "Why the advance may be paid after the budget year.")
    record CarryOver(String text) implements WireBody {}

    /** What the minister decides. */
    enum Decision {
        APPROVED,
        REFUSED,
        REQUIRES_MODIFICATION
    }

    /**
     * The decision of the minister.
     *
     * @param revision as in {@link Plain}
     */
    @Schema(name = "MinisterDecision", description = "The decision of the minister.")
    record MinisterDecision(
            Decision decision,
            @Nullable String text,
            @Nullable @Min(1) @Max(MOST_REVISIONS) Integer revision) implements WireBody {
        @Override
        public void check(Issues issues) {
            if (decision != Decision.APPROVED && text == null) {
                issues.add(Issue.requiredInput("text", "A decision other than an approval says why."));
            }
        }

        ConventionAct act() {
            return switch (decision) {
                case APPROVED -> ConventionAct.MINISTER_APPROVAL;
                case REFUSED -> ConventionAct.MINISTER_REFUSAL;
                case REQUIRES_MODIFICATION -> ConventionAct.MINISTER_MODIFICATION_REQUEST;
            };
        }
    }
}
