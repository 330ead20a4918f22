package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent and who sent it.
 *
 * @param mode commit or validate
 * @param atomic item by item, or all or nothing
 */
public record Delivery(
        UUID importId, EnterpriseNumber cpas, Mode mode, Atomic atomic, int chunks, int total, Sender sender) {

    /** Whether anything is stored. */
    public enum Mode {
        COMMIT,
        VALIDATE
    }

    /** Whether one refused line refuses the others. */
    public enum Atomic {
        ITEM,
        ALL
    }

    /** Where a delivery stands. */
    public enum Status {
        RECEIVED,
        RUNNING,
        AWAITING_CONFIRMATION,
        DONE,
        REFUSED,
        CANCELLED;

        boolean isFinal() {
            return this == DONE || this == REFUSED || this == CANCELLED;
        }
    }

    /** The caller as the access log has it. */
    public record Sender(
            String clientId,
            String subject,
            String account,
            String roles,
            @Nullable String enterpriseNumber,
            String traceId) {
        static Sender of(Caller caller, String traceId) {
            EnterpriseNumber own = caller.enterpriseNumber();
            return new Sender(
                    caller.clientId(),
                    caller.subject(),
                    caller.name(),
                    String.join(" ", caller.roles().stream().sorted().toList()),
                    own == null ? null : own.value(),
                    traceId);
        }
    }

    /** Whether lines are judged in a pass of their own before any is stored. */
    boolean isJudgedFirst() {
        return mode == Mode.VALIDATE || atomic == Atomic.ALL;
    }

    /** Whether all lines are stored in one transaction, after a pass that judged them. */
    boolean isStoredAtOnce() {
        return mode == Mode.COMMIT && atomic == Atomic.ALL;
    }
}
