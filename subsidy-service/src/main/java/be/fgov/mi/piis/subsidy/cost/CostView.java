package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import be.fgov.mi.piis.subsidy.rules.CostProposal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A cost as it stands, with its proofs and its review.
 *
 * @param status declared until somebody has decided on this revision
 * @param proposal what the rules would decide; a human decides
 * @param sameProof where else a proof of this cost stands, as far as this reader may know
 * @param history reviews, replies and what a control concluded, in their order
 */
@Schema(name = "CostState", description = "A cost with its proofs and its review.")
public record CostView(
        String href,
        String reference,
        int revision,
        CostStatus status,
        CostKind kind,
        long amountCents,
        LocalDate incurredOn,
        String description,
        @Nullable String directLink,
        @Nullable String proportionality,
        @Nullable BigDecimal share,
        List<String> trajectories,
        List<Proof> documents,
        Proposal proposal,
        List<SameProof> sameProof,
        List<Said> history) {

    /**
     * A document that a cost names.
     *
     * @param uploaded false while the CPAS still owes it; then nothing else is known
     * @param sha256 of its content, in hexadecimal
     */
    @Schema(name = "CostProof", description = "A document that a cost names.")
    public record Proof(
            String reference,
            boolean uploaded,
            @Nullable String sha256,
            @Nullable String mediaType,
            @Nullable Integer sizeBytes,
            CostDocument.@Nullable Scan scan,
            @Nullable LocalDate uploadedOn) {}

    /** What the rules propose to the reviewer. */
    @Schema(name = "CostProposal", description = "What the rules propose to the reviewer.")
    public record Proposal(CostDecision decision, @Nullable CostGround ground) {
        CostProposal toTerms() {
            return new CostProposal(decision, ground);
        }
    }

    /**
     * The same proof behind another cost, or twice behind this one.
     *
     * @param document the reference here
     */
    @Schema(name = "CostSameProof", description = "The same proof behind another cost.")
    public record SameProof(String document, String convention, String cost) {}

    /**
     * What was said.
     *
     * @param revision of the cost that it is about
     * @param proposed what the rules proposed on that day
     */
    @Schema(name = "CostRemark", description = "A review, a reply or the conclusion of a control.")
    public record Said(
            CostRemark.Kind kind,
            int revision,
            @Nullable CostDecision decision,
            @Nullable CostGround ground,
            @Nullable String text,
            @Nullable CostDecision proposed,
            @Nullable CostGround proposedGround,
            LocalDate on,
            OffsetDateTime at) {
        static Said of(CostRemark remark) {
            return new Said(
                    remark.kind(),
                    remark.costRevision(),
                    remark.decision(),
                    remark.ground(),
                    remark.text(),
                    remark.proposed(),
                    remark.proposedGround(),
                    remark.recordedOn(),
                    remark.recordedAt().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
        }
    }

    static CostView of(
            Cost cost, CostProposal proposal, Map<String, ProofsOfCosts.Held> held, List<ProofsOfCosts.Use> uses) {
        return new CostView(
                hrefOf(cost.conventionNumber, cost.reference),
                cost.reference,
                cost.revision,
                cost.status(),
                cost.kind,
                cost.amountCents,
                cost.incurredOn,
                cost.description,
                cost.directLink,
                cost.proportionality,
                cost.share == null ? null : plain(cost.share),
                List.copyOf(cost.trajectories),
                cost.documents.stream()
                        .map(reference -> proof(reference, held.get(reference)))
                        .toList(),
                new Proposal(proposal.decision(), proposal.ground()),
                uses.stream()
                        .map(use -> new SameProof(use.document(), use.convention(), use.cost()))
                        .distinct()
                        .toList(),
                cost.remarks.stream().map(Said::of).toList());
    }

    private static Proof proof(String reference, ProofsOfCosts.@Nullable Held held) {
        return held == null
                ? new Proof(reference, false, null, null, null, null, null)
                : new Proof(
                        reference,
                        true,
                        held.contentHash(),
                        held.mediaType(),
                        held.sizeBytes(),
                        held.scan(),
                        held.uploadedOn());
    }

    /** 0.5000 is written 0.5, and 1.0000 is written 1. */
    private static BigDecimal plain(BigDecimal share) {
        BigDecimal stripped = share.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static String hrefOf(String convention, String reference) {
        return "/activationSubsidy/v1/conventions/" + convention + "/costs/" + reference;
    }
}
