package be.fgov.mi.piis.subsidy.settlement;

import static be.fgov.mi.piis.subsidy.settlement.SettlementView.Status.APPROVED;
import static be.fgov.mi.piis.subsidy.settlement.SettlementView.Status.PROPOSED;
import static be.fgov.mi.piis.subsidy.settlement.SettlementView.Status.PROVISIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.Payees;
import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Balances;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import be.fgov.mi.piis.subsidy.rules.SettlementStep;
import be.fgov.mi.piis.subsidy.rules.UnderTargetPolicy;
import be.fgov.mi.piis.subsidy.settlement.SettlementFile.Correction;
import be.fgov.mi.piis.subsidy.settlement.SettlementFile.Proposed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SC-24: what stands, who may say so, and what follows from a settlement")
class SettlementDecisionsTest {
    private static final LocalDate PROPOSED_ON = LocalDate.of(2016, 2, 1);
    private static final LocalDate APPROVED_ON = LocalDate.of(2016, 2, 20);
    private static final String COMMUNICATION = "201500000186";
    private static final Settlement.Target REACHED = target(20, 20, null);

    /** Granted 10,000.00; declared, accepted, advance, balance, recovery and not claimed in euro. */
    private static Settlement settlement(
            int declared, int accepted, int advance, int balance, int recovery, int unclaimed) {
        return new Settlement(
                Euro.ofCents(1_000_000),
                euros(declared),
                euros(accepted),
                euros(advance),
                euros(balance),
                euros(recovery),
                euros(unclaimed),
                List.of(
                        new SettlementStep(SettlementStep.Kind.DECLARED, null, 3, euros(declared)),
                        new SettlementStep(SettlementStep.Kind.ADVANCE, null, 0, euros(-advance))));
    }

    private static final Settlement WITH_BALANCE = settlement(7500, 7100, 5000, 2100, 0, 0);
    private static final Settlement WITH_RECOVERY = settlement(4500, 4300, 5000, 0, 700, 0);
    private static final Settlement EVEN = settlement(5000, 5000, 5000, 0, 0, 0);

    private static Euro euros(int euros) {
        return Euro.ofCents(euros * 100L);
    }

    private static Settlement.Target target(int promised, int counted, @Nullable Boolean reduce) {
        return new Settlement.Target(promised, counted, UnderTargetPolicy.FLAG, reduce);
    }

    private static Proposed proposed(Settlement settlement, Settlement.Target target) {
        return proposal(settlement, target, null, null, null);
    }

    private static Proposed approved(Settlement settlement, @Nullable Integer dueDays) {
        return proposal(settlement, REACHED, "Officer Two", dueDays, null);
    }

    private static Proposed proposal(
            Settlement settlement,
            Settlement.Target target,
            @Nullable String approver,
            @Nullable Integer dueDays,
            @Nullable Correction correction) {
        return new Proposed(
                new UUID(0, 1),
                settlement,
                target,
                target.reduce() == null ? null : "Late instructions.",
                COMMUNICATION,
                "officer-1",
                "Officer One",
                PROPOSED_ON,
                approver,
                approver == null ? null : APPROVED_ON,
                0,
                dueDays,
                correction);
    }

    private static Correction correction(@Nullable String approver) {
        return new Correction(
                "Read twice.",
                "officer-1",
                "Officer One",
                PROPOSED_ON,
                approver,
                approver == null ? null : APPROVED_ON);
    }

    @ParameterizedTest
    @EnumSource(ConventionStatus.class)
    @DisplayName(
            "An approved settlement is shown always, a proposal while under control, nothing else but today's figures")
    void shown(ConventionStatus status) {
        assertThat(ProposalStands.shown(null, status)).isEqualTo(PROVISIONAL);
        assertThat(ProposalStands.shown(approved(EVEN, null), status)).isEqualTo(APPROVED);
        assertThat(ProposalStands.shown(proposed(EVEN, REACHED), status))
                .isEqualTo(status == ConventionStatus.UNDER_CONTROL ? PROPOSED : PROVISIONAL);
    }

    @Test
    @DisplayName("A proposal falls when any amount is another one, and not when only its lines are")
    void unchangedAmounts() {
        Proposed proposal = proposed(WITH_RECOVERY, REACHED);
        assertThat(ProposalStands.unchanged(proposal, WITH_RECOVERY, REACHED)).isTrue();
        assertThat(ProposalStands.unchanged(
                        proposal,
                        new Settlement(
                                WITH_RECOVERY.granted(),
                                WITH_RECOVERY.declared(),
                                WITH_RECOVERY.accepted(),
                                WITH_RECOVERY.advance(),
                                WITH_RECOVERY.balance(),
                                WITH_RECOVERY.recovery(),
                                WITH_RECOVERY.unclaimed(),
                                List.of()),
                        REACHED))
                .isTrue();
        Settlement moreGranted = new Settlement(
                Euro.ofCents(1_000_001),
                euros(4500),
                euros(4300),
                euros(5000),
                Euro.ZERO,
                euros(700),
                Euro.ZERO,
                List.of());
        List<Settlement> others = new ArrayList<>(List.of(
                moreGranted,
                settlement(4501, 4300, 5000, 0, 700, 0),
                settlement(4500, 4299, 5000, 0, 700, 1),
                settlement(4500, 4300, 5000, 0, 0, 700),
                settlement(4500, 4300, 4300, 0, 0, 0),
                settlement(4500, 4300, 4000, 300, 0, 0)));
        assertThat(others)
                .noneMatch(other -> ProposalStands.unchanged(proposal, other, REACHED))
                .noneMatch(other -> ProposalStands.unchanged(proposed(other, REACHED), WITH_RECOVERY, REACHED));
        // What goes one way is not made up for by what goes another.
        assertThat(ProposalStands.unchanged(
                        proposed(settlement(9000, 5000, 5000, 500, 500, 0), REACHED),
                        settlement(9000, 5000, 5000, 500, 0, 500),
                        REACHED))
                .isFalse();
        assertThat(ProposalStands.unchanged(
                        proposed(settlement(9000, 5000, 5000, 500, 500, 0), REACHED),
                        settlement(9000, 5000, 5500, 0, 500, 0),
                        REACHED))
                .isFalse();
    }

    @Test
    @DisplayName("SUB-17: persons count where the officer decided on them, before or now, and nowhere else")
    void unchangedPersons() {
        assertThat(ProposalStands.unchanged(proposed(EVEN, target(20, 20, null)), EVEN, target(20, 25, null)))
                .isTrue();
        assertThat(ProposalStands.unchanged(proposed(EVEN, target(20, 15, true)), EVEN, target(20, 15, true)))
                .isTrue();
        assertThat(ProposalStands.unchanged(proposed(EVEN, target(20, 15, true)), EVEN, target(20, 16, true)))
                .isFalse();
        assertThat(ProposalStands.unchanged(proposed(EVEN, target(20, 15, true)), EVEN, target(20, 20, true)))
                .isFalse();
        assertThat(ProposalStands.unchanged(proposed(EVEN, target(20, 20, null)), EVEN, target(20, 15, null)))
                .isFalse();
    }

    @Test
    @DisplayName(
            "Four eyes: who proposes does not approve, neither a settlement nor its correction; a balance at the bank waits")
    void whoMay() {
        Proposed standing = approved(WITH_BALANCE, null);
        assertThat(SettlementRefusal.ofApproval(proposed(EVEN, REACHED), null, "officer-1"))
                .contains(SettlementRefusal.SETTLEMENT_BY_SAME_PERSON);
        assertThat(SettlementRefusal.ofApproval(proposed(EVEN, REACHED), null, "officer-2"))
                .isEmpty();
        assertThat(SettlementRefusal.ofApproval(proposed(EVEN, REACHED), new UUID(0, 1), "officer-2"))
                .isEmpty();
        assertThat(SettlementRefusal.ofApproval(proposed(EVEN, REACHED), new UUID(0, 2), "officer-2"))
                .contains(SettlementRefusal.SETTLEMENT_REPLACED);
        assertThat(SettlementRefusal.ofCorrection(standing)).isEmpty();
        assertThat(SettlementRefusal.ofCorrection(
                        proposal(WITH_BALANCE, REACHED, "Officer Two", null, correction(null))))
                .contains(SettlementRefusal.CORRECTION_PROPOSED);
        assertThat(SettlementRefusal.ofCorrectionApproval(null, "officer-2", false))
                .contains(SettlementRefusal.CORRECTION_NOT_PROPOSED);
        assertThat(SettlementRefusal.ofCorrectionApproval(correction(null), "officer-1", true))
                .contains(SettlementRefusal.CORRECTION_BY_SAME_PERSON);
        assertThat(SettlementRefusal.ofCorrectionApproval(correction(null), "officer-2", true))
                .contains(SettlementRefusal.PAYMENT_UNDERWAY);
        assertThat(SettlementRefusal.ofCorrectionApproval(correction(null), "officer-2", false))
                .isEmpty();
        for (SettlementRefusal refusal : SettlementRefusal.values()) {
            assertThat(refusal.problem().problem().status()).isEqualTo(409);
        }
        assertThat(SettlementRefusal.SETTLEMENT_OUTDATED.problem().problem().type())
                .endsWith("settlementOutdated");
    }

    @Test
    @DisplayName("SUB-17: fewer persons than promised ask for a decision, and nothing else does")
    void decided() {
        assertThat(DecisionOnTarget.wrong(target(20, 15, null), true, euros(10_000)))
                .isEmpty();
        assertThat(DecisionOnTarget.wrong(REACHED, false, euros(10_000))).isEmpty();
        Optional<Issue> missing = DecisionOnTarget.wrong(target(20, 15, null), false, euros(10_000));
        assertThat(missing).get().satisfies(issue -> {
            assertThat(issue.type()).endsWith("requiredInput");
            assertThat(issue.name()).isEqualTo("underTarget");
            assertThat(issue.detail()).contains("15 of 20").contains("7500.00 EUR");
        });
        assertThat(DecisionOnTarget.wrong(REACHED, true, euros(10_000)))
                .get()
                .satisfies(issue -> assertThat(issue.type()).endsWith("rejectedInput"));
        assertThat(DecisionOnTarget.wrong(
                        new Settlement.Target(20, 15, UnderTargetPolicy.PRO_RATA, null), true, euros(10_000)))
                .isPresent();
    }

    @Test
    @DisplayName("A recovery is claimed, a balance is settled, and what is even is closed at once")
    void follows() {
        WhatFollows balance = WhatFollows.of("C", WITH_BALANCE, 0);
        assertThat(balance.act()).isEqualTo(ConventionAct.SETTLEMENT);
        assertThat(balance.closes()).isFalse();
        WhatFollows recovery = WhatFollows.of("C", WITH_RECOVERY, 0);
        assertThat(recovery.act()).isEqualTo(ConventionAct.RECOVERY_CLAIM);
        assertThat(recovery.closes()).isFalse();
        WhatFollows even = WhatFollows.of("C", EVEN, 0);
        assertThat(even.act()).isEqualTo(ConventionAct.SETTLEMENT);
        assertThat(even.closes()).isTrue();
        // An advance beyond the costs that the scheme does not claim leaves nothing to pay either.
        assertThat(WhatFollows.of("C", settlement(4500, 4300, 5000, 0, 0, 700), 0)
                        .closes())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("What is booked comes from the amounts of the settlement and its round, and is taken back whole")
    void booked(int round) {
        WhatFollows follows = WhatFollows.of("C", WITH_BALANCE, round);
        assertThat(follows.settled())
                .isEqualTo(Bookings.settled("C", euros(10_000), euros(5000), euros(2100), Euro.ZERO, round));
        Balances balances = Balances.of(List.of(follows.settled()));
        follows.takenBack(Euro.ZERO, Euro.ZERO).forEach(balances::add);
        assertThat(balances.differencesTo(new Balances())).isEmpty();
        follows.takenBack(euros(2100), euros(100)).forEach(balances::add);
        assertThat(balances.of(Account.ADVANCE)).isEqualTo(200_000);
    }

    @Test
    @DisplayName("A term is for what is claimed, and its last day is counted from the approval")
    void term() {
        assertThat(WhatFollows.recoveryDueDays(WITH_RECOVERY, 30)).isEqualTo(30);
        assertThat(WhatFollows.recoveryDueDays(WITH_RECOVERY, null)).isNull();
        assertThat(WhatFollows.recoveryDueDays(WITH_BALANCE, 30)).isNull();
        assertThat(WhatFollows.recoveryDueOn(LocalDate.of(2016, 1, 31), 30)).isEqualTo("2016-03-01");
        assertThat(WhatFollows.recoveryDueOn(null, 30)).isNull();
        assertThat(WhatFollows.recoveryDueOn(APPROVED_ON, null)).isNull();
    }

    @Test
    @DisplayName("What a reader sees is what was proposed or approved, with who and when")
    void view() {
        SettlementView provisional = SettlementView.provisional(
                "C", WITH_RECOVERY, target(20, 15, null), COMMUNICATION, 30, ReaderLanguage.EN);
        assertThat(provisional.status()).isEqualTo(PROVISIONAL);
        assertThat(provisional.recoveryDueDays()).isEqualTo(30);
        assertThat(provisional.recoveryDueOn()).isNull();
        assertThat(provisional.proposed()).isNull();
        assertThat(provisional.underTarget())
                .isEqualTo(new SettlementView.UnderTarget(20, 15, UnderTargetPolicy.FLAG, 750_000, null, null));
        assertThat(provisional.steps())
                .containsExactly(
                        new SettlementView.Step(
                                WITH_RECOVERY.steps().get(0).rule(),
                                "Declared costs (lines: 3)",
                                450_000,
                                WITH_RECOVERY.steps().get(0).assumption()),
                        new SettlementView.Step(
                                WITH_RECOVERY.steps().get(1).rule(),
                                "Less the advance",
                                -500_000,
                                WITH_RECOVERY.steps().get(1).assumption()));
        SettlementView proposed =
                SettlementView.of("C", proposed(WITH_BALANCE, target(20, 15, true)), ReaderLanguage.EN);
        assertThat(proposed.status()).isEqualTo(PROPOSED);
        assertThat(proposed.proposed()).isEqualTo(new SettlementView.Signed("Officer One", PROPOSED_ON));
        assertThat(proposed.approved()).isNull();
        assertThat(proposed.underTarget().motive()).isEqualTo("Late instructions.");
        assertThat(List.of(
                        proposed.grantedCents(),
                        proposed.declaredCents(),
                        proposed.acceptedCents(),
                        proposed.advanceCents(),
                        proposed.balanceCents(),
                        proposed.recoveryCents(),
                        proposed.unclaimedCents()))
                .containsExactly(1_000_000L, 750_000L, 710_000L, 500_000L, 210_000L, 0L, 0L);
        SettlementView approved = SettlementView.of("C", approved(WITH_RECOVERY, 30), ReaderLanguage.EN);
        assertThat(approved.status()).isEqualTo(APPROVED);
        assertThat(approved.approved()).isEqualTo(new SettlementView.Signed("Officer Two", APPROVED_ON));
        assertThat(approved.recoveryDueOn()).isEqualTo("2016-03-21");
        assertThat(approved.underTarget()).isNull();
        assertThat(approved.correcting(Optional.empty()).correction()).isNull();
        assertThat(approved.correcting(Optional.of(correction(null))).correction())
                .isEqualTo(new SettlementView.Correction(
                        "Read twice.", new SettlementView.Signed("Officer One", PROPOSED_ON), null));
        assertThat(approved.correcting(Optional.of(correction("Officer Two")))
                        .correction()
                        .approved())
                .isEqualTo(new SettlementView.Signed("Officer Two", APPROVED_ON));
    }

    @Test
    @DisplayName("Below the reckoning stands what concerns this settlement, and nothing else")
    void notes() {
        assertThat(statement(SettlementView.provisional(
                                "C", WITH_BALANCE, REACHED, COMMUNICATION, 30, ReaderLanguage.EN))
                        .notes())
                .isEmpty();
        assertThat(statement(SettlementView.provisional(
                                "C", WITH_RECOVERY, target(20, 15, null), COMMUNICATION, 30, ReaderLanguage.EN))
                        .notes())
                .satisfiesExactly(
                        note -> assertThat(note).startsWith("Structured communication: +++201/5000/00186+++"),
                        note -> assertThat(note).isEqualTo("To be paid back within 30 days of the approval."));
        assertThat(statement(SettlementView.of("C", approved(WITH_RECOVERY, 30), ReaderLanguage.EN)
                                .correcting(Optional.of(correction("Officer Two"))))
                        .notes())
                .satisfiesExactly(
                        note -> assertThat(note).startsWith("Structured communication"),
                        note -> assertThat(note)
                                .startsWith("To be paid back by")
                                .contains("2016"),
                        note -> assertThat(note)
                                .startsWith("This statement takes the place")
                                .contains("Read twice."),
                        note -> assertThat(note).startsWith("Proposed on"),
                        note -> assertThat(note).startsWith("Approved by another person on"));
        assertThat(statement(SettlementView.of("C", proposed(EVEN, target(20, 15, false)), ReaderLanguage.EN)
                                .correcting(Optional.of(correction(null))))
                        .notes())
                .satisfiesExactly(
                        note -> assertThat(note).endsWith("motive: Late instructions."),
                        note -> assertThat(note).startsWith("Proposed on"));
        Statement takenOver = Statement.of(
                SettlementView.provisional("C", EVEN, REACHED, COMMUNICATION, null, ReaderLanguage.EN),
                2015,
                "0200000194",
                "Tournai",
                new Payees.Payee("0200000293", "CPAS-OCMW Mons", "BE68539007547034"),
                ReaderLanguage.EN);
        assertThat(takenOver.notes())
                .containsExactly(
                        "This CPAS was taken over: CPAS-OCMW Mons (0200000293) receives the balance or pays back.");
    }

    @Test
    @DisplayName("The statement says what it is of, how far it is, and every line with its basis")
    void statement() {
        Statement provisional =
                statement(SettlementView.provisional("C", EVEN, REACHED, COMMUNICATION, null, ReaderLanguage.EN));
        assertThat(provisional.title()).isEqualTo("Statement of convention C");
        assertThat(provisional.subsidy()).isEqualTo("Social activation subsidy 2015");
        assertThat(provisional.lead()).isEqualTo("CPAS: Tournai, 0200000194");
        assertThat(provisional.standing()).isEqualTo("Provisional: no right follows from it");
        assertThat(provisional.columns()).containsExactly("Step", "Rule", "Basis", "Amount");
        assertThat(provisional.lines()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            SettlementStep step = EVEN.steps().get(i);
            Statement.Line line = provisional.lines().get(i);
            assertThat(line.rule()).isEqualTo(step.rule());
            assertThat(line.basis()).isEqualTo(step.assumption() ? "assumption (configured rule)" : "texts");
            assertThat(line.amount()).contains("5,000.00");
        }
        assertThat(statement(SettlementView.of("C", proposed(EVEN, REACHED), ReaderLanguage.EN))
                        .standing())
                .isEqualTo("Proposed, not approved yet");
        assertThat(statement(SettlementView.of("C", approved(EVEN, null), ReaderLanguage.EN))
                        .standing())
                .isEqualTo("Approved");
    }

    private static Statement statement(SettlementView settlement) {
        return Statement.of(
                settlement,
                2015,
                "0200000194",
                "Tournai",
                new Payees.Payee("0200000194", "CPAS-OCMW Tournai", "BE68539007547034"),
                ReaderLanguage.EN);
    }
}
