package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.settlement.SettlementFile.Correction;
import be.fgov.mi.piis.subsidy.settlement.SettlementFile.Proposed;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a settlement is not approved, or not taken back: by four eyes, and only what was proposed. */
enum SettlementRefusal {
    SETTLEMENT_NOT_PROPOSED("settlementNotProposed", "Nobody has proposed a settlement yet."),
    SETTLEMENT_BY_SAME_PERSON("samePersonApproves", "Who proposes a settlement does not approve it."),
    SETTLEMENT_OUTDATED(
            "settlementOutdated",
            "Costs, reviews, persons or the scheme have changed since the proposal: propose again."),
    SETTLEMENT_REPLACED(
            "settlementReplaced", "Another proposal came after the one that was shown: look at it before approving."),
    CORRECTION_PROPOSED(
            "correctionProposed", "A correction of this settlement is proposed: another officer approves it."),
    CORRECTION_NOT_PROPOSED("correctionNotProposed", "Nobody has proposed a correction yet."),
    CORRECTION_BY_SAME_PERSON("samePersonApproves", "Who proposes a correction does not approve it."),
    PAYMENT_UNDERWAY(
            "paymentUnderway",
            "The balance is with the bank: withdraw its payment, or wait for the statement, and correct then.");

    private final String code;
    private final String detail;

    SettlementRefusal(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    /**
     * @param shown the proposal that was seen; null for the last one
     * @param approver stable id of the account
     */
    static Optional<SettlementRefusal> ofApproval(Proposed proposed, @Nullable UUID shown, String approver) {
        if (proposed.proposedBy().equals(approver)) {
            return Optional.of(SETTLEMENT_BY_SAME_PERSON);
        }
        return shown == null || shown.equals(proposed.settlementId())
                ? Optional.empty()
                : Optional.of(SETTLEMENT_REPLACED);
    }

    /** @param standing an approved settlement */
    static Optional<SettlementRefusal> ofCorrection(Proposed standing) {
        return standing.correction() == null ? Optional.empty() : Optional.of(CORRECTION_PROPOSED);
    }

    /**
     * @param approver stable id of the account
     * @param balanceUnderway whether the bank has not answered on the balance
     */
    static Optional<SettlementRefusal> ofCorrectionApproval(
            @Nullable Correction proposed, String approver, boolean balanceUnderway) {
        if (proposed == null) {
            return Optional.of(CORRECTION_NOT_PROPOSED);
        }
        if (proposed.proposedBy().equals(approver)) {
            return Optional.of(CORRECTION_BY_SAME_PERSON);
        }
        return balanceUnderway ? Optional.of(PAYMENT_UNDERWAY) : Optional.empty();
    }

    /** 409. */
    ProblemException problem() {
        return Problems.conflict(code, detail);
    }
}
