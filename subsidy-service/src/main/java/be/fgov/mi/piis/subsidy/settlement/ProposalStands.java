package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import org.jspecify.annotations.Nullable;

/** Whether a proposed settlement is what a reader sees, and whether it still is what would be proposed today. */
final class ProposalStands {
    private ProposalStands() {}

    /**
     * An approved settlement stands. A proposal is shown while the convention is under control: once its report went
     * back, the settlement is provisional again.
     *
     * @param last proposal since a settlement was last taken back; null where there is none
     */
    static SettlementView.Status shown(SettlementFile.@Nullable Proposed last, ConventionStatus status) {
        if (last != null && last.isApproved()) {
            return SettlementView.Status.APPROVED;
        }
        return last != null && status == ConventionStatus.UNDER_CONTROL
                ? SettlementView.Status.PROPOSED
                : SettlementView.Status.PROVISIONAL;
    }

    /**
     * Every amount is the same to the cent; the persons count only where the officer had to decide on them. The lines
     * that led to the amounts may differ: two costs that change places change nothing for the CPAS.
     *
     * @param now as it would be today, with the decision of the officer
     */
    static boolean unchanged(SettlementFile.Proposed proposed, Settlement now, Settlement.Target target) {
        boolean decided = target.asksForDecision() || proposed.target().asksForDecision();
        return (!decided || target.equals(proposed.target())) && sameAmounts(now, proposed.settlement());
    }

    private static boolean sameAmounts(Settlement now, Settlement proposed) {
        return now.granted().equals(proposed.granted())
                && now.declared().equals(proposed.declared())
                && now.accepted().equals(proposed.accepted())
                && now.advance().equals(proposed.advance())
                && now.balance().equals(proposed.balance())
                && now.recovery().equals(proposed.recovery())
                && now.unclaimed().equals(proposed.unclaimed());
    }
}
