package be.fgov.mi.piis.subsidy.rules;

import static be.fgov.mi.piis.subsidy.rules.ConventionAct.MINISTER_APPROVAL;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.MINISTER_SIGNATURE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.MINISTER_SUBMISSION;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.PRESIDENT_SIGNATURE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.REVISION;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.SECRETARY_SIGNATURE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.SUBMISSION;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.UNFAVOURABLE_ADVICE;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The state machine of rules.md 2.3 (S4:62-66), cell by cell. */
class ConventionTransitionsTest {

    /** The allowed cells, written down a second time as the paths of the text; every other cell must be refused. */
    private static final Set<String> ALLOWED = Set.of(
            "UNDER_REVIEW AMENDMENT_WITHDRAWAL FULLY_SIGNED",
            "IN_NEGOTIATION AMENDMENT_WITHDRAWAL FULLY_SIGNED",
            "FAVOURABLE_ADVICE AMENDMENT_WITHDRAWAL FULLY_SIGNED",
            "SUBMITTED_TO_MINISTER AMENDMENT_WITHDRAWAL FULLY_SIGNED",
            "APPROVED_BY_MINISTER AMENDMENT_WITHDRAWAL FULLY_SIGNED",
            "CPAS_SIGNING AMENDMENT_WITHDRAWAL FULLY_SIGNED",
            "MINISTER_SIGNING AMENDMENT_WITHDRAWAL FULLY_SIGNED",
            "DRAFT EXPIRY EXPIRED",
            "SUBMITTED EXPIRY EXPIRED",
            "UNDER_REVIEW EXPIRY EXPIRED",
            "IN_NEGOTIATION EXPIRY EXPIRED",
            "FAVOURABLE_ADVICE EXPIRY EXPIRED",
            "SUBMITTED_TO_MINISTER EXPIRY EXPIRED",
            "APPROVED_BY_MINISTER EXPIRY EXPIRED",
            "CPAS_SIGNING EXPIRY EXPIRED",
            "MINISTER_SIGNING EXPIRY EXPIRED",
            "APPROVED_BY_MINISTER AMENDMENT IN_NEGOTIATION",
            "CPAS_SIGNING AMENDMENT IN_NEGOTIATION",
            "MINISTER_SIGNING AMENDMENT IN_NEGOTIATION",
            "FULLY_SIGNED AMENDMENT IN_NEGOTIATION",
            "ADVANCE_PAID AMENDMENT IN_NEGOTIATION",
            "SUBMITTED_TO_MINISTER AMENDMENT_REFUSAL FULLY_SIGNED",
            "FULLY_SIGNED ADVANCE_KEPT ADVANCE_PAID",
            "UNDER_REVIEW ADVANCE_RETURN UNDER_REVIEW",
            "IN_NEGOTIATION ADVANCE_RETURN IN_NEGOTIATION",
            "FAVOURABLE_ADVICE ADVANCE_RETURN FAVOURABLE_ADVICE",
            "SUBMITTED_TO_MINISTER ADVANCE_RETURN SUBMITTED_TO_MINISTER",
            "APPROVED_BY_MINISTER ADVANCE_RETURN APPROVED_BY_MINISTER",
            "CPAS_SIGNING ADVANCE_RETURN CPAS_SIGNING",
            "MINISTER_SIGNING ADVANCE_RETURN MINISTER_SIGNING",
            "DRAFT REVISION DRAFT",
            "DRAFT SUBMISSION UNDER_REVIEW",
            "SUBMITTED NEGOTIATION IN_NEGOTIATION",
            "SUBMITTED FAVOURABLE_ADVICE FAVOURABLE_ADVICE",
            "SUBMITTED UNFAVOURABLE_ADVICE IN_NEGOTIATION",
            "UNDER_REVIEW NEGOTIATION IN_NEGOTIATION",
            "UNDER_REVIEW FAVOURABLE_ADVICE FAVOURABLE_ADVICE",
            "UNDER_REVIEW UNFAVOURABLE_ADVICE IN_NEGOTIATION",
            "IN_NEGOTIATION REVISION IN_NEGOTIATION",
            "IN_NEGOTIATION SUBMISSION UNDER_REVIEW",
            "IN_NEGOTIATION NEGOTIATION IN_NEGOTIATION",
            "IN_NEGOTIATION FAVOURABLE_ADVICE FAVOURABLE_ADVICE",
            "IN_NEGOTIATION UNFAVOURABLE_ADVICE IN_NEGOTIATION",
            "FAVOURABLE_ADVICE MINISTER_SUBMISSION SUBMITTED_TO_MINISTER",
            "SUBMITTED_TO_MINISTER MINISTER_APPROVAL APPROVED_BY_MINISTER",
            "SUBMITTED_TO_MINISTER MINISTER_REFUSAL REFUSED",
            "SUBMITTED_TO_MINISTER MINISTER_MODIFICATION_REQUEST IN_NEGOTIATION",
            "APPROVED_BY_MINISTER PRESIDENT_SIGNATURE CPAS_SIGNING",
            "CPAS_SIGNING SECRETARY_SIGNATURE MINISTER_SIGNING",
            "MINISTER_SIGNING MINISTER_SIGNATURE FULLY_SIGNED",
            "FULLY_SIGNED REPORT_WITHOUT_ADVANCE REPORTED",
            "ADVANCE_PAID REPORT REPORTED",
            "REPORTED REPORT_RETURN ADVANCE_PAID",
            "REPORTED REPORT_RETURN_WITHOUT_ADVANCE FULLY_SIGNED",
            "REPORTED CONTROL UNDER_CONTROL",
            "UNDER_CONTROL REPORT_RETURN ADVANCE_PAID",
            "UNDER_CONTROL REPORT_RETURN_WITHOUT_ADVANCE FULLY_SIGNED",
            "UNDER_CONTROL SETTLEMENT SETTLED",
            "UNDER_CONTROL RECOVERY_CLAIM RECOVERY_CLAIMED",
            "SETTLED CLOSURE CLOSED",
            "FULLY_SIGNED CARRY_OVER FULLY_SIGNED",
            "FULLY_SIGNED ADVANCE_PAYMENT ADVANCE_PAID",
            "ADVANCE_PAID ADVANCE_RETURN FULLY_SIGNED",
            "REPORTED ADVANCE_RETURN REPORTED",
            "UNDER_CONTROL ADVANCE_RETURN UNDER_CONTROL",
            "SETTLED BALANCE_PAYMENT CLOSED",
            "CLOSED BALANCE_RETURN SETTLED",
            "RECOVERY_CLAIMED RECOVERY_PAYMENT CLOSED",
            "SETTLED SETTLEMENT_CORRECTION UNDER_CONTROL",
            "RECOVERY_CLAIMED SETTLEMENT_CORRECTION UNDER_CONTROL",
            "CLOSED SETTLEMENT_CORRECTION UNDER_CONTROL");

    static Stream<Arguments> everyCell() {
        List<Arguments> cells = new ArrayList<>();
        for (ConventionStatus status : ConventionStatus.values()) {
            for (ConventionAct act : ConventionAct.values()) {
                cells.add(Arguments.of(status, act));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("everyCell")
    @DisplayName("rules.md 2.3: a cell moves as the text says or is refused with words")
    void everyCellMovesOrIsRefused(ConventionStatus status, ConventionAct act) {
        Outcome outcome = ConventionTransitions.of(status, act, Set.of());

        switch (outcome) {
            case Outcome.MovesTo(ConventionStatus next) -> {
                assertThat(ALLOWED).contains(status + " " + act + " " + next);
                assertThat(ConventionTransitions.cell(status, act)).contains(next);
            }
            case Outcome.Refused(List<ConventionMilestone> _, String detail) -> {
                assertThat(ALLOWED).noneMatch(cell -> cell.startsWith(status + " " + act + " "));
                assertThat(ConventionTransitions.cell(status, act)).isEmpty();
                assertThat(detail).startsWith("The convention " + status.words());
            }
        }
    }

    @Test
    @DisplayName("SUB-11: every act before the signatures has one path to fully signed")
    void theWholeWay() {
        assertThat(walk(
                        SUBMISSION,
                        ConventionAct.FAVOURABLE_ADVICE,
                        MINISTER_SUBMISSION,
                        MINISTER_APPROVAL,
                        PRESIDENT_SIGNATURE,
                        SECRETARY_SIGNATURE,
                        MINISTER_SIGNATURE))
                .isEqualTo(ConventionStatus.FULLY_SIGNED);
        assertThat(walk(
                        SUBMISSION,
                        UNFAVOURABLE_ADVICE,
                        REVISION,
                        SUBMISSION,
                        ConventionAct.FAVOURABLE_ADVICE,
                        MINISTER_SUBMISSION,
                        MINISTER_APPROVAL,
                        PRESIDENT_SIGNATURE,
                        SECRETARY_SIGNATURE,
                        MINISTER_SIGNATURE))
                .isEqualTo(ConventionStatus.FULLY_SIGNED);
    }

    @Test
    @DisplayName("SUB-10: the minister never signs before both signatures of the CPAS, and is told which are missing")
    void ministerIsLast() {
        assertThat(refused(ConventionStatus.APPROVED_BY_MINISTER, MINISTER_SIGNATURE, Set.of()))
                .containsExactly(ConventionMilestone.PRESIDENT_SIGNATURE, ConventionMilestone.SECRETARY_SIGNATURE);
        assertThat(refused(ConventionStatus.CPAS_SIGNING, MINISTER_SIGNATURE, Set.of(PRESIDENT_SIGNATURE)))
                .containsExactly(ConventionMilestone.SECRETARY_SIGNATURE);
        assertThat(refused(ConventionStatus.DRAFT, MINISTER_SIGNATURE, Set.of()))
                .containsExactly(
                        ConventionMilestone.SUBMISSION,
                        ConventionMilestone.FAVOURABLE_ADVICE,
                        ConventionMilestone.MINISTER_SUBMISSION,
                        ConventionMilestone.MINISTER_APPROVAL,
                        ConventionMilestone.PRESIDENT_SIGNATURE,
                        ConventionMilestone.SECRETARY_SIGNATURE);
    }

    @Test
    @DisplayName("SUB-10: the secretary signs after the president, and is told so")
    void secretaryAfterThePresident() {
        assertThat(refused(ConventionStatus.APPROVED_BY_MINISTER, SECRETARY_SIGNATURE, Set.of()))
                .containsExactly(ConventionMilestone.PRESIDENT_SIGNATURE);
        assertThat(detail(ConventionStatus.APPROVED_BY_MINISTER, SECRETARY_SIGNATURE))
                .contains("Missing: ");
    }

    @Test
    @DisplayName("Row 25: signing twice is refused, also where the table would let the other one sign")
    void nobodySignsTwice() {
        assertThat(ConventionTransitions.of(
                        ConventionStatus.CPAS_SIGNING, PRESIDENT_SIGNATURE, Set.of(PRESIDENT_SIGNATURE)))
                .isEqualTo(new Outcome.Refused(List.of(), "The president has already signed this convention."));
    }

    @Test
    @DisplayName("A-28: a revision after the approval is refused and the refusal points to the amendment")
    void revisionAfterApproval() {
        assertThat(ConventionTransitions.of(ConventionStatus.FULLY_SIGNED, REVISION, Set.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.detail()).contains("amendment"));
        assertThat(ConventionTransitions.of(ConventionStatus.UNDER_REVIEW, REVISION, Set.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.detail()).contains("negotiation"));
    }

    @Test
    @DisplayName("A-14: a report before the advance is too early, one after the settlement too late, and says so")
    void tooEarlyAndTooLate() {
        assertThat(detail(ConventionStatus.FULLY_SIGNED, ConventionAct.REPORT)).endsWith("be reported on yet.");
        assertThat(detail(ConventionStatus.SETTLED, ConventionAct.REPORT)).endsWith("be reported on any more.");
        assertThat(detail(ConventionStatus.REPORTED, ConventionAct.SETTLEMENT)).endsWith("be settled yet.");
        assertThat(detail(ConventionStatus.CLOSED, ConventionAct.SETTLEMENT)).endsWith("be settled any more.");
        assertThat(refused(ConventionStatus.MINISTER_SIGNING, ConventionAct.REPORT, Set.of(PRESIDENT_SIGNATURE)))
                .containsExactly(ConventionMilestone.SECRETARY_SIGNATURE, ConventionMilestone.MINISTER_SIGNATURE);
    }

    private static String detail(ConventionStatus status, ConventionAct act) {
        return switch (ConventionTransitions.of(status, act, Set.of())) {
            case Outcome.MovesTo(ConventionStatus next) -> throw new AssertionError("moved to " + next);
            case Outcome.Refused(List<ConventionMilestone> _, String detail) -> detail;
        };
    }

    @Test
    @DisplayName("A refused convention is the end: nothing is missing, nothing moves it")
    void refusedIsTheEnd() {
        assertThat(ConventionAct.values())
                .extracting(act -> ConventionTransitions.of(ConventionStatus.REFUSED, act, Set.of()))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> assertThat(refused.missing()).isEmpty()));
    }

    @Test
    @DisplayName("S4:66: what the advance waits for, from the draft to the last signature")
    void missingForFullSignature() {
        assertThat(ConventionTransitions.missingForFullSignature(ConventionStatus.DRAFT, Set.of()))
                .containsExactly(ConventionMilestone.values());
        assertThat(ConventionTransitions.missingForFullSignature(ConventionStatus.FULLY_SIGNED, Set.of()))
                .isEmpty();
    }

    @Test
    @DisplayName("SUB-9: nothing is paid before everyone has signed, and the refusal names who is missing")
    void paidAfterEveryone() {
        for (ConventionAct ofMoney : List.of(
                ConventionAct.CARRY_OVER,
                ConventionAct.ADVANCE_PAYMENT,
                ConventionAct.BALANCE_PAYMENT,
                ConventionAct.BALANCE_RETURN,
                ConventionAct.RECOVERY_PAYMENT)) {
            assertThat(refused(
                            ConventionStatus.MINISTER_SIGNING,
                            ofMoney,
                            Set.of(PRESIDENT_SIGNATURE, SECRETARY_SIGNATURE)))
                    .containsExactly(ConventionMilestone.MINISTER_SIGNATURE);
            assertThat(ofMoney.isSignature()).isFalse();
        }
        assertThat(refused(ConventionStatus.ADVANCE_PAID, ConventionAct.ADVANCE_PAYMENT, Set.of()))
                .isEmpty();
    }

    private static ConventionStatus walk(ConventionAct... acts) {
        ConventionStatus status = ConventionStatus.DRAFT;
        Set<ConventionAct> signed = EnumSet.noneOf(ConventionAct.class);
        for (ConventionAct act : acts) {
            status = switch (ConventionTransitions.of(status, act, signed)) {
                case Outcome.MovesTo(ConventionStatus next) -> next;
                case Outcome.Refused(List<ConventionMilestone> _, String detail) -> throw new AssertionError(detail);
            };
            if (act.isSignature()) {
                signed.add(act);
            }
        }
        return status;
    }

    private static List<ConventionMilestone> refused(
            ConventionStatus status, ConventionAct act, Set<ConventionAct> signed) {
        return switch (ConventionTransitions.of(status, act, signed)) {
            case Outcome.MovesTo(ConventionStatus next) -> throw new AssertionError("moved to " + next);
            case Outcome.Refused(List<ConventionMilestone> missing, String _) -> missing;
        };
    }
}
