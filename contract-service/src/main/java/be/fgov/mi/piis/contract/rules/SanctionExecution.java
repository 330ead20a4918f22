package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On which days payment is really suspended. A reprieve postpones the execution, wholly or for the days after the part
 * that is executed, until the person breaks the probation (SAN-10, S3:158). Nothing is suspended before it is notified
 * (SAN-11). An appeal freezes the execution only where a dated parameter says so (SC-16).
 */
public final class SanctionExecution {
    private SanctionExecution() {}

    /** A period, both days included. */
    public record Days(LocalDate from, LocalDate until) {
        public Days {
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("the last day lies before the first");
            }
        }
    }

    /**
     * @param suspension the days decided, or as moved by the notification; absent when none was decided
     * @param reprieve whether and how far the execution is postponed
     * @param executedUntil with a partial reprieve, the last day that is executed in any case
     * @param notified the decision is notified
     * @param afterProbation the days executed because the probation was broken, once that is notified
     * @param frozen an appeal was lodged and freezes the execution
     * @param withdrawn the CPAS withdrew its decision
     */
    public record Facts(
            @Nullable Days suspension,
            @Nullable SuspensionExtent reprieve,
            @Nullable LocalDate executedUntil,
            boolean notified,
            @Nullable Days afterProbation,
            boolean frozen,
            boolean withdrawn) {}

    /** What is done with the payment. */
    public enum State {
        /** Nothing is suspended: no suspension was decided, or it was withdrawn. */
        NONE,
        AWAITS_NOTIFICATION,
        /** Everything is postponed. */
        REPRIEVED,
        /** Payment is suspended on the days that are given. */
        EXECUTED,
        /** An appeal freezes it. */
        FROZEN
    }

    /** @param periods days on which payment is suspended, in order; empty unless executed */
    public record Execution(State state, List<Days> periods) {}

    public static Execution of(Facts facts) {
        Days suspension = facts.suspension();
        if (suspension == null || facts.withdrawn()) {
            return new Execution(State.NONE, List.of());
        }
        if (!facts.notified()) {
            return new Execution(State.AWAITS_NOTIFICATION, List.of());
        }
        if (facts.frozen()) {
            return new Execution(State.FROZEN, List.of());
        }
        List<Days> periods = new ArrayList<>();
        LocalDate executedUntil = facts.executedUntil();
        if (facts.reprieve() == null) {
            periods.add(suspension);
        } else if (executedUntil != null) {
            periods.add(new Days(suspension.from(), executedUntil));
        }
        if (facts.afterProbation() != null) {
            periods.add(facts.afterProbation());
        }
        return new Execution(periods.isEmpty() ? State.REPRIEVED : State.EXECUTED, List.copyOf(periods));
    }
}
