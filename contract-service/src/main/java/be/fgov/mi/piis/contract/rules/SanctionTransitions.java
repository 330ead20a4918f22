package be.fgov.mi.piis.contract.rules;

import static be.fgov.mi.piis.contract.rules.SanctionAct.ADVICE;
import static be.fgov.mi.piis.contract.rules.SanctionAct.APPEAL;
import static be.fgov.mi.piis.contract.rules.SanctionAct.EXECUTION_NOTIFICATION;
import static be.fgov.mi.piis.contract.rules.SanctionAct.HEARING;
import static be.fgov.mi.piis.contract.rules.SanctionAct.HEARING_REQUEST;
import static be.fgov.mi.piis.contract.rules.SanctionAct.INTERVIEW;
import static be.fgov.mi.piis.contract.rules.SanctionAct.LEGITIMATE_REASON;
import static be.fgov.mi.piis.contract.rules.SanctionAct.NOTICE;
import static be.fgov.mi.piis.contract.rules.SanctionAct.NOTIFICATION;
import static be.fgov.mi.piis.contract.rules.SanctionAct.NO_SANCTION_DECISION;
import static be.fgov.mi.piis.contract.rules.SanctionAct.PROBATION_BREACH;
import static be.fgov.mi.piis.contract.rules.SanctionAct.REPRIEVE_DECISION;
import static be.fgov.mi.piis.contract.rules.SanctionAct.SUSPENSION_DECISION;
import static be.fgov.mi.piis.contract.rules.SanctionAct.WITHDRAWAL;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.ADVICE_GIVEN;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.APPEALED;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.BREACH_RECORDED;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.DECIDED;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.EXECUTABLE;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.NOTICE_SENT;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.NOTIFIED;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.NO_SANCTION;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.REPRIEVED;
import static be.fgov.mi.piis.contract.rules.SanctionStatus.WITHDRAWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sanction procedure as one table of state and act (SAN-1 to SAN-12): notice before advice, advice before a
 * suspension, a decision before its notification. A cell that is not in the table is refused, and the refusal says what
 * is missing. "No sanction" can be decided from every state before the decision.
 */
public final class SanctionTransitions {
    private static final Map<SanctionStatus, Map<SanctionAct, SanctionStatus>> TABLE = Map.of(
            BREACH_RECORDED,
                    Map.of(
                            NOTICE, NOTICE_SENT,
                            INTERVIEW, BREACH_RECORDED,
                            LEGITIMATE_REASON, BREACH_RECORDED,
                            HEARING_REQUEST, BREACH_RECORDED,
                            NO_SANCTION_DECISION, NO_SANCTION,
                            WITHDRAWAL, WITHDRAWN),
            NOTICE_SENT,
                    Map.of(
                            INTERVIEW, NOTICE_SENT,
                            LEGITIMATE_REASON, NOTICE_SENT,
                            HEARING_REQUEST, NOTICE_SENT,
                            HEARING, NOTICE_SENT,
                            ADVICE, ADVICE_GIVEN,
                            NO_SANCTION_DECISION, NO_SANCTION,
                            WITHDRAWAL, WITHDRAWN),
            ADVICE_GIVEN,
                    Map.of(
                            INTERVIEW, ADVICE_GIVEN,
                            LEGITIMATE_REASON, ADVICE_GIVEN,
                            HEARING_REQUEST, ADVICE_GIVEN,
                            HEARING, ADVICE_GIVEN,
                            ADVICE, ADVICE_GIVEN,
                            NO_SANCTION_DECISION, NO_SANCTION,
                            SUSPENSION_DECISION, DECIDED,
                            REPRIEVE_DECISION, REPRIEVED,
                            WITHDRAWAL, WITHDRAWN),
            NO_SANCTION, Map.of(),
            DECIDED,
                    Map.of(
                            NOTIFICATION, NOTIFIED,
                            WITHDRAWAL, WITHDRAWN),
            REPRIEVED,
                    Map.of(
                            NOTIFICATION, REPRIEVED,
                            LEGITIMATE_REASON, REPRIEVED,
                            HEARING_REQUEST, REPRIEVED,
                            HEARING, REPRIEVED,
                            PROBATION_BREACH, EXECUTABLE,
                            APPEAL, APPEALED,
                            WITHDRAWAL, WITHDRAWN),
            EXECUTABLE,
                    Map.of(
                            LEGITIMATE_REASON, EXECUTABLE,
                            HEARING_REQUEST, EXECUTABLE,
                            HEARING, EXECUTABLE,
                            PROBATION_BREACH, EXECUTABLE,
                            EXECUTION_NOTIFICATION, NOTIFIED,
                            APPEAL, APPEALED,
                            WITHDRAWAL, WITHDRAWN),
            NOTIFIED,
                    Map.of(
                            APPEAL, APPEALED,
                            WITHDRAWAL, WITHDRAWN),
            APPEALED,
                    Map.of(
                            LEGITIMATE_REASON, APPEALED,
                            HEARING_REQUEST, APPEALED,
                            HEARING, APPEALED,
                            PROBATION_BREACH, APPEALED,
                            EXECUTION_NOTIFICATION, APPEALED,
                            WITHDRAWAL, WITHDRAWN),
            WITHDRAWN, Map.of());

    private static final Map<SanctionAct, List<SanctionAct>> REQUIRED = Map.ofEntries(
            Map.entry(HEARING, List.of(NOTICE)),
            Map.entry(ADVICE, List.of(NOTICE)),
            Map.entry(SUSPENSION_DECISION, List.of(NOTICE, ADVICE)),
            Map.entry(REPRIEVE_DECISION, List.of(NOTICE, ADVICE)),
            Map.entry(NOTIFICATION, List.of(SUSPENSION_DECISION)),
            Map.entry(PROBATION_BREACH, List.of(REPRIEVE_DECISION, NOTIFICATION)),
            Map.entry(EXECUTION_NOTIFICATION, List.of(PROBATION_BREACH)),
            Map.entry(APPEAL, List.of(NOTIFICATION)));

    /** What the person says, to the breach before the decision and to a broken probation after it. */
    private static final Set<SanctionAct> REACTIONS = Set.of(LEGITIMATE_REASON, HEARING_REQUEST, HEARING);

    private SanctionTransitions() {}

    /** What an act comes to. */
    public sealed interface Outcome {
        /** The act is allowed. */
        record MovesTo(SanctionStatus next) implements Outcome {}

        /**
         * @param missing what has to happen first; empty when nothing would help
         * @param detail the refusal in words
         */
        record Refused(List<SanctionAct> missing, String detail) implements Outcome {}
    }

    /** @param done what happened in this procedure so far */
    public static Outcome of(SanctionStatus status, SanctionAct act, Set<SanctionAct> done) {
        String refused = "The sanction procedure " + status.words() + " and does not take " + act.words();
        if (act.isOnce() && done.contains(act)) {
            return new Outcome.Refused(List.of(), refused + ": it has been recorded already.");
        }
        List<SanctionAct> missing = missing(status, act, done);
        Optional<SanctionStatus> next = isTooLate(status, act, done) ? Optional.empty() : cell(status, act);
        if (next.isPresent() && missing.isEmpty()) {
            return new Outcome.MovesTo(next.get());
        }
        if (missing.isEmpty() || status == NO_SANCTION || status == WITHDRAWN) {
            return new Outcome.Refused(List.of(), refused + " any more.");
        }
        return new Outcome.Refused(
                missing,
                refused + ". Missing: "
                        + missing.stream().map(SanctionAct::words).collect(Collectors.joining(", ")) + ".");
    }

    /** The acts that the procedure takes now, in the order in which a procedure runs. */
    public static List<SanctionAct> possible(SanctionStatus status, Set<SanctionAct> done) {
        List<SanctionAct> possible = new ArrayList<>();
        for (SanctionAct act : SanctionAct.values()) {
            if (of(status, act, done) instanceof Outcome.MovesTo) {
                possible.add(act);
            }
        }
        return List.copyOf(possible);
    }

    /** The cell of the table, for those who want to show or check the whole of it. */
    public static Optional<SanctionStatus> cell(SanctionStatus status, SanctionAct act) {
        return Optional.ofNullable(TABLE.getOrDefault(status, Map.of()).get(act));
    }

    /** Once the end of the reprieve is notified it is for the tribunal, or for a withdrawal. */
    private static boolean isTooLate(SanctionStatus status, SanctionAct act, Set<SanctionAct> done) {
        return isReactionToProbation(status, act) && done.contains(EXECUTION_NOTIFICATION);
    }

    private static boolean isReactionToProbation(SanctionStatus status, SanctionAct act) {
        return !status.isUndecided() && REACTIONS.contains(act);
    }

    private static List<SanctionAct> missing(SanctionStatus status, SanctionAct act, Set<SanctionAct> done) {
        List<SanctionAct> required = isReactionToProbation(status, act)
                ? List.of(REPRIEVE_DECISION, NOTIFICATION)
                : REQUIRED.getOrDefault(act, List.of());
        return required.stream().filter(needed -> !isDone(needed, done)).toList();
    }

    /** A decision with reprieve is the decision of a suspension too. */
    private static boolean isDone(SanctionAct needed, Set<SanctionAct> done) {
        return done.contains(needed) || (needed == SUSPENSION_DECISION && done.contains(REPRIEVE_DECISION));
    }
}
