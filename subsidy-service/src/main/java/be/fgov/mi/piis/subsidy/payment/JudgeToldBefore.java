package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an earlier statement told a line already. The reference of the bank decides; where one of the two has none,
 * the same money for the same claim on the same day may be one entry or two, and only the bank knows. A payment of ours
 * that is told twice without a reference is judged by its state ({@link JudgeLine}).
 */
enum JudgeToldBefore {
    /** It is told for the first time. */
    NEW(null),
    /** It is the same entry: nothing is left to do. */
    ALREADY_TAKEN(null),
    /** The bank calls something else, or another day's money, by the same reference: it counts anew, or is wrong. */
    REFERENCE_REUSED(SetAsideReason.REFERENCE_REUSED),
    /** It may be the same money. */
    MAYBE_TOLD_BEFORE(SetAsideReason.MAYBE_TOLD_BEFORE);

    private final @Nullable SetAsideReason waitsFor;

    JudgeToldBefore(@Nullable SetAsideReason waitsFor) {
        this.waitsFor = waitsFor;
    }

    /** Why it is set aside; empty where it is not. */
    Optional<SetAsideReason> waitsFor() {
        return Optional.ofNullable(waitsFor);
    }

    /** @param earlier lines of other statements, booked or set aside */
    static JudgeToldBefore of(ToldLine line, Collection<ToldLine> earlier) {
        String reference = line.bankReference();
        if (reference != null) {
            if (earlier.stream().anyMatch(other -> reference.equals(other.bankReference()) && line.isSameAs(other))) {
                return ALREADY_TAKEN;
            }
            if (earlier.stream().anyMatch(other -> reference.equals(other.bankReference()))) {
                return REFERENCE_REUSED;
            }
        }
        boolean maybe = line.result() == Result.RECEIVED
                && earlier.stream()
                        .anyMatch(other -> (reference == null || other.bankReference() == null)
                                && line.isAlike(other)
                                && line.bookedOn().equals(other.bookedOn()));
        return maybe ? MAYBE_TOLD_BEFORE : NEW;
    }
}
