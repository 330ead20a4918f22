package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.cost.JudgeCosts;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What the settlement of a convention comes to, for who reads figures of many: nothing is reserved or written. */
@ApplicationScoped
public class SettlementFigures {
    private final SettlementFile file;
    private final ReckonSettlement reckonSettlement;
    private final JudgeCosts judgeCosts;

    SettlementFigures(SettlementFile file, ReckonSettlement reckonSettlement, JudgeCosts judgeCosts) {
        this.file = file;
        this.reckonSettlement = reckonSettlement;
        this.judgeCosts = judgeCosts;
    }

    /** How far the settlement is. */
    public enum Standing {
        /** Before the last signature. */
        NONE,
        PROVISIONAL,
        PROPOSED,
        APPROVED;

        private static Standing of(SettlementView.Status shown) {
            return switch (shown) {
                case PROVISIONAL -> PROVISIONAL;
                case PROPOSED -> PROPOSED;
                case APPROVED -> APPROVED;
            };
        }
    }

    /**
     * @param acceptedByKind what is held eligible of the costs, before the ceiling
     * @param advancePaid what the bank has confirmed of the advance
     * @param accepted the accepted costs, at most the ceiling
     * @param unclaimed what the advance was beyond them and the scheme does not claim back
     */
    public record Figures(
            Standing standing,
            Map<CostKind, Euro> acceptedByKind,
            Euro advancePaid,
            Euro accepted,
            Euro balance,
            Euro recovery,
            Euro unclaimed) {
        private static final Figures NONE =
                new Figures(Standing.NONE, Map.of(), Euro.ZERO, Euro.ZERO, Euro.ZERO, Euro.ZERO, Euro.ZERO);

        public Euro acceptedOf(CostKind kind) {
            return acceptedByKind.getOrDefault(kind, Euro.ZERO);
        }
    }

    /** As it was approved or proposed, else as it would be today; inside a transaction. */
    public Figures of(Convention convention, LocalDate today) {
        if (!reckonSettlement.isSigned(convention)) {
            return Figures.NONE;
        }
        Optional<SettlementFile.Proposed> last = file.last(convention.number());
        SettlementView.Status shown = ProposalStands.shown(last.orElse(null), convention.status());
        boolean provisional = shown == SettlementView.Status.PROVISIONAL;
        Settlement settlement = provisional
                ? reckonSettlement.of(convention, reckonSettlement.target(convention, null), today)
                : last.orElseThrow().settlement();
        return new Figures(
                Standing.of(shown),
                judgeCosts.acceptedByKind(convention),
                provisional ? reckonSettlement.advancePaid(convention) : settlement.advance(),
                settlement.accepted(),
                settlement.balance(),
                settlement.recovery(),
                settlement.unclaimed());
    }
}
