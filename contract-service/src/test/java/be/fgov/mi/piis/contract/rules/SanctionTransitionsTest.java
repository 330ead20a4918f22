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
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.rules.SanctionTransitions.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("SAN-1..12: the sanction procedure, cell by cell")
class SanctionTransitionsTest {
    /** The allowed cells, written down a second time; every other cell must be refused. */
    private static final Set<String> ALLOWED = Set.of(
            "BREACH_RECORDED NOTICE NOTICE_SENT",
            "BREACH_RECORDED INTERVIEW BREACH_RECORDED",
            "BREACH_RECORDED LEGITIMATE_REASON BREACH_RECORDED",
            "BREACH_RECORDED HEARING_REQUEST BREACH_RECORDED",
            "BREACH_RECORDED NO_SANCTION_DECISION NO_SANCTION",
            "BREACH_RECORDED WITHDRAWAL WITHDRAWN",
            "NOTICE_SENT INTERVIEW NOTICE_SENT",
            "NOTICE_SENT LEGITIMATE_REASON NOTICE_SENT",
            "NOTICE_SENT HEARING_REQUEST NOTICE_SENT",
            "NOTICE_SENT HEARING NOTICE_SENT",
            "NOTICE_SENT ADVICE ADVICE_GIVEN",
            "NOTICE_SENT NO_SANCTION_DECISION NO_SANCTION",
            "NOTICE_SENT WITHDRAWAL WITHDRAWN",
            "ADVICE_GIVEN INTERVIEW ADVICE_GIVEN",
            "ADVICE_GIVEN LEGITIMATE_REASON ADVICE_GIVEN",
            "ADVICE_GIVEN HEARING_REQUEST ADVICE_GIVEN",
            "ADVICE_GIVEN HEARING ADVICE_GIVEN",
            "ADVICE_GIVEN ADVICE ADVICE_GIVEN",
            "ADVICE_GIVEN NO_SANCTION_DECISION NO_SANCTION",
            "ADVICE_GIVEN SUSPENSION_DECISION DECIDED",
            "ADVICE_GIVEN REPRIEVE_DECISION REPRIEVED",
            "ADVICE_GIVEN WITHDRAWAL WITHDRAWN",
            "DECIDED NOTIFICATION NOTIFIED",
            "DECIDED WITHDRAWAL WITHDRAWN",
            "REPRIEVED NOTIFICATION REPRIEVED",
            "REPRIEVED LEGITIMATE_REASON REPRIEVED",
            "REPRIEVED HEARING_REQUEST REPRIEVED",
            "REPRIEVED HEARING REPRIEVED",
            "REPRIEVED PROBATION_BREACH EXECUTABLE",
            "REPRIEVED APPEAL APPEALED",
            "REPRIEVED WITHDRAWAL WITHDRAWN",
            "EXECUTABLE LEGITIMATE_REASON EXECUTABLE",
            "EXECUTABLE HEARING_REQUEST EXECUTABLE",
            "EXECUTABLE HEARING EXECUTABLE",
            "EXECUTABLE PROBATION_BREACH EXECUTABLE",
            "EXECUTABLE EXECUTION_NOTIFICATION NOTIFIED",
            "EXECUTABLE APPEAL APPEALED",
            "EXECUTABLE WITHDRAWAL WITHDRAWN",
            "NOTIFIED APPEAL APPEALED",
            "NOTIFIED WITHDRAWAL WITHDRAWN",
            "APPEALED LEGITIMATE_REASON APPEALED",
            "APPEALED HEARING_REQUEST APPEALED",
            "APPEALED HEARING APPEALED",
            "APPEALED PROBATION_BREACH APPEALED",
            "APPEALED EXECUTION_NOTIFICATION APPEALED",
            "APPEALED WITHDRAWAL WITHDRAWN");

    static Stream<Arguments> everyCell() {
        List<Arguments> cells = new ArrayList<>();
        for (SanctionStatus status : SanctionStatus.values()) {
            for (SanctionAct act : SanctionAct.values()) {
                cells.add(Arguments.of(status, act));
            }
        }
        return cells.stream();
    }

    /** Everything that could be asked for has happened, apart from the act itself and the very last one. */
    private static Set<SanctionAct> allBut(SanctionAct act) {
        Set<SanctionAct> done = EnumSet.allOf(SanctionAct.class);
        done.remove(act);
        done.remove(EXECUTION_NOTIFICATION);
        return done;
    }

    private static Outcome.Refused refused(SanctionStatus status, SanctionAct act, SanctionAct... done) {
        return switch (SanctionTransitions.of(status, act, Set.of(done))) {
            case Outcome.MovesTo moved -> throw new AssertionError("moved to " + moved.next());
            case Outcome.Refused refused -> refused;
        };
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("everyCell")
    @DisplayName("a cell moves as the text says or is refused with words")
    void everyCellMovesOrIsRefused(SanctionStatus status, SanctionAct act) {
        switch (SanctionTransitions.of(status, act, allBut(act))) {
            case Outcome.MovesTo(SanctionStatus next) -> {
                assertThat(ALLOWED).contains(status + " " + act + " " + next);
                assertThat(SanctionTransitions.cell(status, act)).contains(next);
            }
            case Outcome.Refused(List<SanctionAct> missing, String detail) -> {
                assertThat(ALLOWED).noneMatch(cell -> cell.startsWith(status + " " + act + " "));
                assertThat(SanctionTransitions.cell(status, act)).isEmpty();
                assertThat(missing).isEmpty();
                assertThat(detail)
                        .isEqualTo("The sanction procedure " + status.words() + " and does not take " + act.words()
                                + " any more.");
            }
        }
    }

    @Test
    @DisplayName("SAN-1: from every state before the decision there may be no sanction, and from no other")
    void noSanctionIsAlwaysPossible() {
        for (SanctionStatus status : SanctionStatus.values()) {
            assertThat(SanctionTransitions.possible(status, Set.of()).contains(NO_SANCTION_DECISION))
                    .as(status.name())
                    .isEqualTo(status.isUndecided());
        }
        assertThat(Stream.of(SanctionStatus.values()).filter(SanctionStatus::isUndecided))
                .containsExactly(
                        SanctionStatus.BREACH_RECORDED, SanctionStatus.NOTICE_SENT, SanctionStatus.ADVICE_GIVEN);
    }

    @Test
    @DisplayName("SC-14, SAN-2, SAN-4: a suspension before notice and advice is refused and says what is missing")
    void missing() {
        Outcome.Refused early = refused(SanctionStatus.BREACH_RECORDED, SUSPENSION_DECISION);
        assertThat(early.missing()).containsExactly(NOTICE, ADVICE);
        assertThat(early.detail())
                .isEqualTo("The sanction procedure has a breach and nothing else and does not take the decision of a"
                        + " suspension. Missing: the formal notice, the advice of the social worker.");
        assertThat(refused(SanctionStatus.NOTICE_SENT, REPRIEVE_DECISION, NOTICE)
                        .missing())
                .containsExactly(ADVICE);
        assertThat(refused(SanctionStatus.BREACH_RECORDED, ADVICE).missing()).containsExactly(NOTICE);
        assertThat(refused(SanctionStatus.BREACH_RECORDED, HEARING).missing()).containsExactly(NOTICE);
        assertThat(refused(SanctionStatus.ADVICE_GIVEN, NOTIFICATION, NOTICE, ADVICE)
                        .missing())
                .containsExactly(SUSPENSION_DECISION);
        assertThat(refused(SanctionStatus.DECIDED, APPEAL, NOTICE, ADVICE, SUSPENSION_DECISION)
                        .missing())
                .containsExactly(NOTIFICATION);
        assertThat(refused(SanctionStatus.NOTIFIED, EXECUTION_NOTIFICATION, NOTIFICATION)
                        .missing())
                .containsExactly(PROBATION_BREACH);
    }

    @Test
    @DisplayName("SAN-10: a reprieve is a decision, and its probation is broken only once it is notified")
    void reprieve() {
        assertThat(SanctionTransitions.of(SanctionStatus.REPRIEVED, NOTIFICATION, Set.of(REPRIEVE_DECISION)))
                .isEqualTo(new Outcome.MovesTo(SanctionStatus.REPRIEVED));
        assertThat(refused(SanctionStatus.REPRIEVED, PROBATION_BREACH, REPRIEVE_DECISION)
                        .missing())
                .containsExactly(NOTIFICATION);
        assertThat(refused(SanctionStatus.NOTIFIED, PROBATION_BREACH, SUSPENSION_DECISION, NOTIFICATION)
                        .missing())
                .containsExactly(REPRIEVE_DECISION);
        assertThat(SanctionTransitions.of(
                        SanctionStatus.REPRIEVED, PROBATION_BREACH, Set.of(REPRIEVE_DECISION, NOTIFICATION)))
                .isEqualTo(new Outcome.MovesTo(SanctionStatus.EXECUTABLE));
        assertThat(refused(SanctionStatus.APPEALED, PROBATION_BREACH, SUSPENSION_DECISION, NOTIFICATION)
                        .missing())
                .containsExactly(REPRIEVE_DECISION);
    }

    @ParameterizedTest
    @EnumSource(
            value = SanctionAct.class,
            names = {"LEGITIMATE_REASON", "HEARING_REQUEST", "HEARING"})
    @DisplayName(
            "SAN-5, SAN-6, SAN-10: what the person says to a broken probation, from the notification to the last one")
    void reactions(SanctionAct act) {
        assertThat(refused(SanctionStatus.REPRIEVED, act, NOTICE, REPRIEVE_DECISION)
                        .missing())
                .containsExactly(NOTIFICATION);
        assertThat(refused(SanctionStatus.APPEALED, act, NOTICE, SUSPENSION_DECISION, NOTIFICATION)
                        .missing())
                .containsExactly(REPRIEVE_DECISION);
        assertThat(SanctionTransitions.of(SanctionStatus.APPEALED, act, Set.of(REPRIEVE_DECISION, NOTIFICATION)))
                .isEqualTo(new Outcome.MovesTo(SanctionStatus.APPEALED));
        Outcome.Refused late = refused(
                SanctionStatus.APPEALED,
                act,
                REPRIEVE_DECISION,
                NOTIFICATION,
                PROBATION_BREACH,
                EXECUTION_NOTIFICATION);
        assertThat(late.missing()).isEmpty();
        assertThat(late.detail()).endsWith(" any more.");
    }

    @Test
    @DisplayName("SAN-2, SAN-5: before the decision a hearing asks for the notice and for nothing of a reprieve")
    void reactionsBeforeTheDecision() {
        assertThat(refused(SanctionStatus.BREACH_RECORDED, HEARING).missing()).containsExactly(NOTICE);
        assertThat(SanctionTransitions.of(SanctionStatus.BREACH_RECORDED, LEGITIMATE_REASON, Set.of()))
                .isEqualTo(new Outcome.MovesTo(SanctionStatus.BREACH_RECORDED));
        assertThat(SanctionTransitions.of(
                        SanctionStatus.ADVICE_GIVEN, HEARING, Set.of(NOTICE, ADVICE, EXECUTION_NOTIFICATION)))
                .isEqualTo(new Outcome.MovesTo(SanctionStatus.ADVICE_GIVEN));
    }

    @ParameterizedTest
    @EnumSource(SanctionAct.class)
    @DisplayName("TRA-1, SAN-12, SAN-14: after the move the CPAS follows its own decision up and begins nothing")
    void afterTheMove(SanctionAct act) {
        Set<SanctionAct> followUp = Set.of(
                NOTIFICATION,
                PROBATION_BREACH,
                EXECUTION_NOTIFICATION,
                APPEAL,
                LEGITIMATE_REASON,
                HEARING_REQUEST,
                HEARING);
        for (SanctionStatus status : SanctionStatus.values()) {
            assertThat(SanctionAfterTransfer.takes(status, act))
                    .as(status.name())
                    .isEqualTo(act == WITHDRAWAL || (followUp.contains(act) && !status.isUndecided()));
        }
    }

    @ParameterizedTest
    @EnumSource(SanctionAct.class)
    @DisplayName("row 25: what happens once is not recorded twice; the rest can be told again")
    void once(SanctionAct act) {
        boolean once = !Set.of(INTERVIEW, LEGITIMATE_REASON, ADVICE, HEARING_REQUEST, HEARING)
                .contains(act);
        assertThat(act.isOnce()).isEqualTo(once);
        for (SanctionStatus status : SanctionStatus.values()) {
            Outcome again = SanctionTransitions.of(status, act, EnumSet.allOf(SanctionAct.class));
            if (once) {
                assertThat(again)
                        .isEqualTo(new Outcome.Refused(
                                List.of(),
                                "The sanction procedure " + status.words() + " and does not take " + act.words()
                                        + ": it has been recorded already."));
            } else {
                assertThat(again instanceof Outcome.MovesTo)
                        .isEqualTo(SanctionTransitions.cell(status, act).isPresent() && status.isUndecided());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SanctionStatus.class,
            names = {"NO_SANCTION", "WITHDRAWN"})
    @DisplayName("the two ends: nothing is missing, nothing moves them")
    void ends(SanctionStatus end) {
        for (SanctionAct act : SanctionAct.values()) {
            assertThat(refused(end, act).missing()).isEmpty();
            assertThat(refused(end, act).detail()).endsWith(" any more.");
        }
        assertThat(SanctionTransitions.possible(end, Set.of())).isEmpty();
    }

    @Test
    @DisplayName("what is possible, in the order of a procedure")
    void possible() {
        assertThat(SanctionTransitions.possible(SanctionStatus.BREACH_RECORDED, Set.of()))
                .containsExactly(
                        NOTICE, INTERVIEW, LEGITIMATE_REASON, HEARING_REQUEST, NO_SANCTION_DECISION, WITHDRAWAL);
        assertThat(SanctionTransitions.possible(SanctionStatus.ADVICE_GIVEN, Set.of(NOTICE, ADVICE)))
                .containsExactly(
                        INTERVIEW,
                        LEGITIMATE_REASON,
                        ADVICE,
                        HEARING_REQUEST,
                        HEARING,
                        NO_SANCTION_DECISION,
                        SUSPENSION_DECISION,
                        REPRIEVE_DECISION,
                        WITHDRAWAL);
        assertThat(SanctionTransitions.possible(SanctionStatus.REPRIEVED, Set.of(REPRIEVE_DECISION, NOTIFICATION)))
                .containsExactly(LEGITIMATE_REASON, HEARING_REQUEST, HEARING, PROBATION_BREACH, APPEAL, WITHDRAWAL);
    }
}
