package be.fgov.mi.piis.subsidy.payment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a payment is that was paid and that the bank sends back. */
enum JudgeReturn {
    /** Payment and release are taken back: it can be paid anew. */
    TAKEN_BACK(null),
    /** The balance of a settlement that is taken back: so much less is paid in advance of the next one. */
    LESS_IN_ADVANCE(null),
    SETTLEMENT_STANDS(SetAsideReason.SETTLEMENT_STANDS),
    SETTLED_ANEW(SetAsideReason.SETTLED_ANEW),
    MORE_THAN_PAID(SetAsideReason.MORE_THAN_PAID);

    private final @Nullable SetAsideReason waitsFor;

    JudgeReturn(@Nullable SetAsideReason waitsFor) {
        this.waitsFor = waitsFor;
    }

    /**
     * @param ofTakenBackSettlement whether it paid the balance of a settlement that was taken back since
     * @param settled whether an approved settlement of the convention stands
     * @param allowed whether the state of the convention lets it come back
     * @param heldCents euro cents on the account from which it is taken
     */
    static JudgeReturn of(
            boolean ofTakenBackSettlement, boolean settled, boolean allowed, long heldCents, long amountCents) {
        if (ofTakenBackSettlement && settled) {
            return SETTLED_ANEW;
        }
        if (!ofTakenBackSettlement && !allowed) {
            return SETTLEMENT_STANDS;
        }
        if (heldCents < amountCents) {
            return MORE_THAN_PAID;
        }
        return ofTakenBackSettlement ? LESS_IN_ADVANCE : TAKEN_BACK;
    }

    /** Why it is set aside; empty where it is booked. */
    Optional<SetAsideReason> waitsFor() {
        return Optional.ofNullable(waitsFor);
    }
}
