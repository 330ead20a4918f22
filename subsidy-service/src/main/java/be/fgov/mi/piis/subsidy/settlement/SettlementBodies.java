package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What comes with each act on a settlement. */
public final class SettlementBodies {
    private SettlementBodies() {}

    /**
     * A proposal; its figures are reckoned here.
     *
     * @param underTarget required when fewer persons were counted than promised and the scheme asks for a decision
     */
    @Schema(name = "SettlementProposal", description = "A proposal; its figures are reckoned by this service.")
    public record Proposal(@Nullable UnderTargetDecision underTarget) implements WireBody {}

    /**
     * What fewer persons than promised mean here.
     *
     * @param reduce true lowers the ceiling in proportion to the persons counted
     */
    @Schema(name = "UnderTargetDecision", description = "What fewer persons than promised mean here, and why.")
    public record UnderTargetDecision(
            Boolean reduce, @Size(min = 1, max = 4000) String motive) {}

    /**
     * Why an approved settlement is wrong.
     *
     * @param motive for the file and the CPAS
     */
    @Schema(name = "SettlementCorrectionProposal", description = "Why an approved settlement is wrong.")
    public record CorrectionProposal(
            @Size(min = 1, max = 4000) String motive) implements WireBody {}

    /**
     * An approval.
     *
     * @param settlementId of the proposal that was seen: another one that came meanwhile is not approved. The last one is
     *     meant when it is left out
     */
    @Schema(name = "SettlementApproval", description = "The last proposal is approved; by its id, only that one.")
    record Approval(@Nullable UUID settlementId) implements WireBody {}

    /** The approval of a correction speaks for itself. */
    @Schema(name = "SettlementCorrectionApproval", description = "An empty object: the correction is approved.")
    record CorrectionApproval() implements WireBody {}
}
