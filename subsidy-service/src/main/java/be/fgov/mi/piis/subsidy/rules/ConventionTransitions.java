package be.fgov.mi.piis.subsidy.rules;

import static be.fgov.mi.piis.subsidy.rules.ConventionAct.ADVANCE_KEPT;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.ADVANCE_PAYMENT;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.ADVANCE_RETURN;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.AMENDMENT;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.AMENDMENT_REFUSAL;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.AMENDMENT_WITHDRAWAL;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.BALANCE_PAYMENT;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.BALANCE_RETURN;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.CARRY_OVER;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.CLOSURE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.CONTROL;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.EXPIRY;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.FAVOURABLE_ADVICE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.MINISTER_APPROVAL;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.MINISTER_MODIFICATION_REQUEST;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.MINISTER_REFUSAL;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.MINISTER_SIGNATURE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.MINISTER_SUBMISSION;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.NEGOTIATION;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.PRESIDENT_SIGNATURE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.RECOVERY_CLAIM;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.RECOVERY_PAYMENT;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.REPORT;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.REPORT_RETURN;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.REPORT_RETURN_WITHOUT_ADVANCE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.REPORT_WITHOUT_ADVANCE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.REVISION;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.SECRETARY_SIGNATURE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.SETTLEMENT;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.SETTLEMENT_CORRECTION;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.SUBMISSION;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.UNFAVOURABLE_ADVICE;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The procedure of a convention as one table of state and act (rules.md 2.3, S4:62-66). A cell that is not in the table
 * is refused, and the refusal says what is missing.
 *
 * <p>A submission opens the review. An advice that is not favourable and a request for modification go back to
 * negotiation, and so does an amendment of what the minister approved, which runs advice, approval and signatures
 * again until the report; given up or refused, it leaves what everyone signed before, and an advance that the bank sends
 * back meanwhile leaves it where it is. The president signs first, then
 * the secretary, then the minister (SUB-10).
 */
public final class ConventionTransitions {

    private static final Map<ConventionStatus, Map<ConventionAct, ConventionStatus>> TABLE = Map.ofEntries(
            Map.entry(
                    ConventionStatus.DRAFT,
                    Map.of(
                            REVISION, ConventionStatus.DRAFT,
                            SUBMISSION, ConventionStatus.UNDER_REVIEW,
                            EXPIRY, ConventionStatus.EXPIRED)),
            Map.entry(
                    ConventionStatus.SUBMITTED,
                    Map.of(
                            NEGOTIATION, ConventionStatus.IN_NEGOTIATION,
                            FAVOURABLE_ADVICE, ConventionStatus.FAVOURABLE_ADVICE,
                            UNFAVOURABLE_ADVICE, ConventionStatus.IN_NEGOTIATION,
                            EXPIRY, ConventionStatus.EXPIRED)),
            Map.entry(
                    ConventionStatus.UNDER_REVIEW,
                    Map.of(
                            NEGOTIATION, ConventionStatus.IN_NEGOTIATION,
                            FAVOURABLE_ADVICE, ConventionStatus.FAVOURABLE_ADVICE,
                            UNFAVOURABLE_ADVICE, ConventionStatus.IN_NEGOTIATION,
                            AMENDMENT_WITHDRAWAL, ConventionStatus.FULLY_SIGNED,
                            EXPIRY, ConventionStatus.EXPIRED,
                            ADVANCE_RETURN, ConventionStatus.UNDER_REVIEW)),
            Map.entry(
                    ConventionStatus.IN_NEGOTIATION,
                    Map.of(
                            REVISION, ConventionStatus.IN_NEGOTIATION,
                            SUBMISSION, ConventionStatus.UNDER_REVIEW,
                            NEGOTIATION, ConventionStatus.IN_NEGOTIATION,
                            FAVOURABLE_ADVICE, ConventionStatus.FAVOURABLE_ADVICE,
                            UNFAVOURABLE_ADVICE, ConventionStatus.IN_NEGOTIATION,
                            AMENDMENT_WITHDRAWAL, ConventionStatus.FULLY_SIGNED,
                            EXPIRY, ConventionStatus.EXPIRED,
                            ADVANCE_RETURN, ConventionStatus.IN_NEGOTIATION)),
            Map.entry(
                    ConventionStatus.FAVOURABLE_ADVICE,
                    Map.of(
                            MINISTER_SUBMISSION,
                            ConventionStatus.SUBMITTED_TO_MINISTER,
                            AMENDMENT_WITHDRAWAL,
                            ConventionStatus.FULLY_SIGNED,
                            EXPIRY,
                            ConventionStatus.EXPIRED,
                            ADVANCE_RETURN,
                            ConventionStatus.FAVOURABLE_ADVICE)),
            Map.entry(
                    ConventionStatus.SUBMITTED_TO_MINISTER,
                    Map.of(
                            MINISTER_APPROVAL, ConventionStatus.APPROVED_BY_MINISTER,
                            MINISTER_REFUSAL, ConventionStatus.REFUSED,
                            MINISTER_MODIFICATION_REQUEST, ConventionStatus.IN_NEGOTIATION,
                            AMENDMENT_REFUSAL, ConventionStatus.FULLY_SIGNED,
                            AMENDMENT_WITHDRAWAL, ConventionStatus.FULLY_SIGNED,
                            EXPIRY, ConventionStatus.EXPIRED,
                            ADVANCE_RETURN, ConventionStatus.SUBMITTED_TO_MINISTER)),
            Map.entry(
                    ConventionStatus.APPROVED_BY_MINISTER,
                    Map.of(
                            PRESIDENT_SIGNATURE, ConventionStatus.CPAS_SIGNING,
                            AMENDMENT, ConventionStatus.IN_NEGOTIATION,
                            AMENDMENT_WITHDRAWAL, ConventionStatus.FULLY_SIGNED,
                            EXPIRY, ConventionStatus.EXPIRED,
                            ADVANCE_RETURN, ConventionStatus.APPROVED_BY_MINISTER)),
            // The president has signed.
            Map.entry(
                    ConventionStatus.CPAS_SIGNING,
                    Map.of(
                            SECRETARY_SIGNATURE, ConventionStatus.MINISTER_SIGNING,
                            AMENDMENT, ConventionStatus.IN_NEGOTIATION,
                            AMENDMENT_WITHDRAWAL, ConventionStatus.FULLY_SIGNED,
                            EXPIRY, ConventionStatus.EXPIRED,
                            ADVANCE_RETURN, ConventionStatus.CPAS_SIGNING)),
            Map.entry(
                    ConventionStatus.MINISTER_SIGNING,
                    Map.of(
                            MINISTER_SIGNATURE, ConventionStatus.FULLY_SIGNED,
                            AMENDMENT, ConventionStatus.IN_NEGOTIATION,
                            AMENDMENT_WITHDRAWAL, ConventionStatus.FULLY_SIGNED,
                            EXPIRY, ConventionStatus.EXPIRED,
                            ADVANCE_RETURN, ConventionStatus.MINISTER_SIGNING)),
            // Paid, sent back and paid back is what the statement of the bank says, never somebody here.
            Map.entry(
                    ConventionStatus.FULLY_SIGNED,
                    Map.of(
                            CARRY_OVER, ConventionStatus.FULLY_SIGNED,
                            ADVANCE_PAYMENT, ConventionStatus.ADVANCE_PAID,
                            REPORT_WITHOUT_ADVANCE, ConventionStatus.REPORTED,
                            AMENDMENT, ConventionStatus.IN_NEGOTIATION,
                            ADVANCE_KEPT, ConventionStatus.ADVANCE_PAID)),
            Map.entry(
                    ConventionStatus.ADVANCE_PAID,
                    Map.of(
                            ADVANCE_RETURN, ConventionStatus.FULLY_SIGNED,
                            REPORT, ConventionStatus.REPORTED,
                            AMENDMENT, ConventionStatus.IN_NEGOTIATION)),
            Map.entry(
                    ConventionStatus.REPORTED,
                    Map.of(
                            ADVANCE_RETURN, ConventionStatus.REPORTED,
                            REPORT_RETURN, ConventionStatus.ADVANCE_PAID,
                            REPORT_RETURN_WITHOUT_ADVANCE, ConventionStatus.FULLY_SIGNED,
                            CONTROL, ConventionStatus.UNDER_CONTROL)),
            Map.entry(
                    ConventionStatus.UNDER_CONTROL,
                    Map.of(
                            ADVANCE_RETURN, ConventionStatus.UNDER_CONTROL,
                            REPORT_RETURN, ConventionStatus.ADVANCE_PAID,
                            REPORT_RETURN_WITHOUT_ADVANCE, ConventionStatus.FULLY_SIGNED,
                            SETTLEMENT, ConventionStatus.SETTLED,
                            RECOVERY_CLAIM, ConventionStatus.RECOVERY_CLAIMED)),
            Map.entry(
                    ConventionStatus.SETTLED,
                    Map.of(
                            BALANCE_PAYMENT, ConventionStatus.CLOSED,
                            CLOSURE, ConventionStatus.CLOSED,
                            SETTLEMENT_CORRECTION, ConventionStatus.UNDER_CONTROL)),
            Map.entry(
                    ConventionStatus.RECOVERY_CLAIMED,
                    Map.of(
                            RECOVERY_PAYMENT, ConventionStatus.CLOSED,
                            SETTLEMENT_CORRECTION, ConventionStatus.UNDER_CONTROL)),
            Map.entry(
                    ConventionStatus.CLOSED,
                    Map.of(
                            BALANCE_RETURN, ConventionStatus.SETTLED,
                            SETTLEMENT_CORRECTION, ConventionStatus.UNDER_CONTROL)));

    private static final Set<ConventionMilestone> BEFORE_SIGNING = EnumSet.of(
            ConventionMilestone.SUBMISSION,
            ConventionMilestone.FAVOURABLE_ADVICE,
            ConventionMilestone.MINISTER_SUBMISSION,
            ConventionMilestone.MINISTER_APPROVAL);

    private static final Set<ConventionStatus> BEFORE_APPROVAL = EnumSet.of(
            ConventionStatus.SUBMITTED,
            ConventionStatus.UNDER_REVIEW,
            ConventionStatus.FAVOURABLE_ADVICE,
            ConventionStatus.SUBMITTED_TO_MINISTER);

    private static final Set<ConventionAct> AFTER_SIGNING = EnumSet.of(
            REPORT,
            REPORT_WITHOUT_ADVANCE,
            REPORT_RETURN,
            REPORT_RETURN_WITHOUT_ADVANCE,
            CONTROL,
            SETTLEMENT,
            RECOVERY_CLAIM,
            CLOSURE,
            SETTLEMENT_CORRECTION,
            CARRY_OVER,
            ADVANCE_PAYMENT,
            ADVANCE_KEPT,
            ADVANCE_RETURN,
            BALANCE_PAYMENT,
            BALANCE_RETURN,
            RECOVERY_PAYMENT);

    private static final Map<ConventionAct, Set<ConventionMilestone>> REQUIRED = required();

    private ConventionTransitions() {}

    /** What an act makes of a convention. */
    public sealed interface Outcome {
        record MovesTo(ConventionStatus next) implements Outcome {}

        /**
         * @param missing what has to come first; empty when the act was already done or its time is over
         * @param detail the same in words
         */
        record Refused(List<ConventionMilestone> missing, String detail) implements Outcome {}
    }

    /**
     * @param signed the signatures the convention carries
     */
    public static Outcome of(ConventionStatus status, ConventionAct act, Set<ConventionAct> signed) {
        if (signed.contains(act)) {
            return new Outcome.Refused(List.of(), "The " + signer(act) + " has already signed this convention.");
        }
        ConventionStatus next = TABLE.getOrDefault(status, Map.of()).get(act);
        if (next != null) {
            return new Outcome.MovesTo(next);
        }
        Set<ConventionMilestone> missing = EnumSet.noneOf(ConventionMilestone.class);
        if (!status.leavesTheYearFree()) {
            missing.addAll(REQUIRED.getOrDefault(act, Set.of()));
            missing.removeAll(reached(status, signed));
        }
        return new Outcome.Refused(List.copyOf(missing), detail(status, act, missing));
    }

    /** What the advance still waits for. */
    public static List<ConventionMilestone> missingForFullSignature(
            ConventionStatus status, Set<ConventionAct> signed) {
        Set<ConventionMilestone> missing = EnumSet.allOf(ConventionMilestone.class);
        missing.removeAll(reached(status, signed));
        return List.copyOf(missing);
    }

    /** The cell of the table, for those who want to show or check the whole of it. */
    public static Optional<ConventionStatus> cell(ConventionStatus status, ConventionAct act) {
        return Optional.ofNullable(TABLE.getOrDefault(status, Map.of()).get(act));
    }

    private static Map<ConventionAct, Set<ConventionMilestone>> required() {
        Map<ConventionAct, Set<ConventionMilestone>> required = new EnumMap<>(ConventionAct.class);
        Set<ConventionMilestone> submitted = EnumSet.of(ConventionMilestone.SUBMISSION);
        Set<ConventionMilestone> advised =
                EnumSet.of(ConventionMilestone.SUBMISSION, ConventionMilestone.FAVOURABLE_ADVICE);
        Set<ConventionMilestone> beforeMinister = EnumSet.copyOf(advised);
        beforeMinister.add(ConventionMilestone.MINISTER_SUBMISSION);
        Set<ConventionMilestone> signedByPresident = EnumSet.copyOf(BEFORE_SIGNING);
        signedByPresident.add(ConventionMilestone.PRESIDENT_SIGNATURE);
        Set<ConventionMilestone> signedByCpas = EnumSet.copyOf(signedByPresident);
        signedByCpas.add(ConventionMilestone.SECRETARY_SIGNATURE);

        required.put(NEGOTIATION, submitted);
        required.put(FAVOURABLE_ADVICE, submitted);
        required.put(UNFAVOURABLE_ADVICE, submitted);
        required.put(MINISTER_SUBMISSION, advised);
        required.put(MINISTER_APPROVAL, beforeMinister);
        required.put(MINISTER_REFUSAL, beforeMinister);
        required.put(MINISTER_MODIFICATION_REQUEST, beforeMinister);
        required.put(AMENDMENT_REFUSAL, beforeMinister);
        required.put(AMENDMENT, BEFORE_SIGNING);
        required.put(PRESIDENT_SIGNATURE, BEFORE_SIGNING);
        required.put(SECRETARY_SIGNATURE, signedByPresident);
        required.put(MINISTER_SIGNATURE, signedByCpas);
        Set<ConventionMilestone> everything = EnumSet.allOf(ConventionMilestone.class);
        AFTER_SIGNING.forEach(act -> required.put(act, everything));
        return required;
    }

    private static Set<ConventionMilestone> reached(ConventionStatus status, Set<ConventionAct> signed) {
        Set<ConventionMilestone> reached = switch (status) {
            case DRAFT, REFUSED, EXPIRED -> EnumSet.noneOf(ConventionMilestone.class);
            case SUBMITTED, UNDER_REVIEW, IN_NEGOTIATION -> EnumSet.of(ConventionMilestone.SUBMISSION);
            case FAVOURABLE_ADVICE -> EnumSet.of(ConventionMilestone.SUBMISSION, ConventionMilestone.FAVOURABLE_ADVICE);
            case SUBMITTED_TO_MINISTER ->
                EnumSet.of(
                        ConventionMilestone.SUBMISSION,
                        ConventionMilestone.FAVOURABLE_ADVICE,
                        ConventionMilestone.MINISTER_SUBMISSION);
            case APPROVED_BY_MINISTER, CPAS_SIGNING, MINISTER_SIGNING -> EnumSet.copyOf(BEFORE_SIGNING);
            case FULLY_SIGNED, ADVANCE_PAID, REPORTED, UNDER_CONTROL, SETTLED, RECOVERY_CLAIMED, CLOSED ->
                EnumSet.allOf(ConventionMilestone.class);
        };
        if (signed.contains(PRESIDENT_SIGNATURE)) {
            reached.add(ConventionMilestone.PRESIDENT_SIGNATURE);
        }
        if (signed.contains(SECRETARY_SIGNATURE)) {
            reached.add(ConventionMilestone.SECRETARY_SIGNATURE);
        }
        if (signed.contains(MINISTER_SIGNATURE)) {
            reached.add(ConventionMilestone.MINISTER_SIGNATURE);
        }
        return reached;
    }

    private static String signer(ConventionAct signature) {
        return switch (signature) {
            case PRESIDENT_SIGNATURE -> "president";
            case SECRETARY_SIGNATURE -> "secretary";
            case MINISTER_SIGNATURE -> "minister";
            case REVISION,
                    SUBMISSION,
                    NEGOTIATION,
                    FAVOURABLE_ADVICE,
                    UNFAVOURABLE_ADVICE,
                    MINISTER_SUBMISSION,
                    MINISTER_APPROVAL,
                    MINISTER_REFUSAL,
                    MINISTER_MODIFICATION_REQUEST,
                    AMENDMENT,
                    AMENDMENT_REFUSAL,
                    AMENDMENT_WITHDRAWAL,
                    EXPIRY,
                    REPORT,
                    REPORT_WITHOUT_ADVANCE,
                    REPORT_RETURN,
                    REPORT_RETURN_WITHOUT_ADVANCE,
                    CONTROL,
                    SETTLEMENT,
                    RECOVERY_CLAIM,
                    CLOSURE,
                    SETTLEMENT_CORRECTION,
                    CARRY_OVER,
                    ADVANCE_PAYMENT,
                    ADVANCE_KEPT,
                    ADVANCE_RETURN,
                    BALANCE_PAYMENT,
                    BALANCE_RETURN,
                    RECOVERY_PAYMENT -> throw new IllegalArgumentException("not a signature: " + signature);
        };
    }

    private static String detail(ConventionStatus status, ConventionAct act, Set<ConventionMilestone> missing) {
        String refused = "The convention " + status.words() + " and cannot " + act.words();
        if (!missing.isEmpty()) {
            return refused + " yet. Missing: "
                    + missing.stream().map(ConventionMilestone::words).collect(Collectors.joining(", ")) + ".";
        }
        if (act == REVISION && !status.leavesTheYearFree()) {
            return refused
                    + (BEFORE_APPROVAL.contains(status)
                            ? ": ask the SPP IS to open a negotiation first."
                            : ": after the approval only an amendment changes it, with a new advice and approval.");
        }
        return refused + (AFTER_SIGNING.contains(act) && comesAfter(status, act) ? " yet." : " any more.");
    }

    /** Whether a later state of the procedure knows the act. */
    private static boolean comesAfter(ConventionStatus status, ConventionAct act) {
        return TABLE.entrySet().stream()
                .anyMatch(cells ->
                        cells.getKey().compareTo(status) > 0 && cells.getValue().containsKey(act));
    }
}
