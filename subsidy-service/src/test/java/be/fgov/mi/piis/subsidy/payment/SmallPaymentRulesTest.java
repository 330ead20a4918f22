package be.fgov.mi.piis.subsidy.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import be.fgov.mi.piis.subsidy.payment.JudgeLine.Verdict;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.Euro;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmallPaymentRulesTest {

    @Test
    @DisplayName(
            "I7: the reference of a payment is from convention and kind, at most 35 characters, another each attempt")
    void endToEndId() {
        String first = EndToEndId.of("AS-2015-CL-01", PaymentKind.ADVANCE, 1);
        assertThat(first).isEqualTo(EndToEndId.of("AS-2015-CL-01", PaymentKind.ADVANCE, 1));
        assertThat(first).matches("[0-9A-F]{32}");
        assertThat(EndToEndId.of("AS-2015-CL-01", PaymentKind.ADVANCE, 2)).isEqualTo(first + "-2");
        assertThat(EndToEndId.of("AS-2015-CL-01", PaymentKind.ADVANCE, 99)).hasSize(35);
        assertThat(EndToEndId.of("AS-2015-CL-01", PaymentKind.BALANCE, 1)).isNotEqualTo(first);
        assertThat(EndToEndId.of("AS-2015-CL-02", PaymentKind.ADVANCE, 1)).isNotEqualTo(first);
        assertThatIllegalArgumentException().isThrownBy(() -> EndToEndId.of("C", PaymentKind.ADVANCE, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> EndToEndId.of("C", PaymentKind.ADVANCE, 100));
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < 10_000; n++) {
            assertThat(seen.add(EndToEndId.of("C-" + n, PaymentKind.ADVANCE, 1)))
                    .isTrue();
        }
    }

    @Test
    @DisplayName("SEPA: text keeps what a bank can write, accents fall away, the rest is spelled or becomes a point")
    void sepaText() {
        assertThat(SepaText.of("CPAS de Liège", 70)).isEqualTo("CPAS de Liege");
        assertThat(SepaText.of("ÖSHZ Büllingen-Sankt Vith straße", 70)).isEqualTo("OSHZ Bullingen-Sankt Vith strasse");
        assertThat(SepaText.of("Æsir œuvre Œ ø Ø æ", 70)).isEqualTo("AEsir oeuvre OE o O ae");
        assertThat(SepaText.of("A&B_C’s–D", 70)).isEqualTo("A+B-C's-D");
        assertThat(SepaText.of("a\tb  c\nd", 70)).isEqualTo("a b c d");
        assertThat(SepaText.of("x@y €5 <z>", 70)).isEqualTo("x.y .5 .z.");
        assertThat(SepaText.of("//a//b/", 70)).isEqualTo("a/b");
        assertThat(SepaText.of("0 9 a z A Z /-?:().,'+x", 70)).isEqualTo("0 9 a z A Z /-?:().,'+x");
        assertThat(SepaText.of("", 70)).isEqualTo(".");
        assertThat(SepaText.of(" / ", 70)).isEqualTo(".");
        assertThat(SepaText.of("abcdef", 3)).isEqualTo("abc");
        assertThat(SepaText.of("abc", 3)).isEqualTo("abc");
        assertThat(SepaText.of("ab /cd", 4)).isEqualTo("ab");
        assertThat(SepaText.of("社会", 70)).isEqualTo("..");
    }

    @Test
    @DisplayName("SEPA: whatever the text, the result is of the set, within the length and not blank")
    void sepaTextOfAnything() {
        Random random = new Random(20151113);
        for (int n = 0; n < 10_000; n++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(100);
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(random.nextInt(0x20, 0x2100));
            }
            String result = SepaText.of(text.toString(), 35);
            assertThat(result).matches("[A-Za-z0-9/?:().,'+ -]{1,35}").doesNotContain("//");
            assertThat(result.startsWith("/") || result.endsWith("/")).isFalse();
            assertThat(SepaText.of(result, 35)).isEqualTo(result);
        }
    }

    @Test
    @DisplayName(
            "SUB-9, S4:66: only what is with the bank is paid or rejected; what was paid can come back; nothing is answered twice")
    void everyAnswerToEveryState() {
        Map<PaymentStatus, Verdict> executed = Map.of(
                PaymentStatus.PREPARED, Verdict.NOT_RELEASED,
                PaymentStatus.WITHDRAWN, Verdict.NOT_RELEASED,
                PaymentStatus.RELEASED, Verdict.PAID,
                PaymentStatus.PAID, Verdict.ALREADY_PAID,
                PaymentStatus.REJECTED, Verdict.ALREADY_REJECTED);
        Map<PaymentStatus, Verdict> rejected = Map.of(
                PaymentStatus.PREPARED, Verdict.NOT_RELEASED,
                PaymentStatus.WITHDRAWN, Verdict.NOT_RELEASED,
                PaymentStatus.RELEASED, Verdict.REJECTED,
                PaymentStatus.PAID, Verdict.SENT_BACK,
                PaymentStatus.REJECTED, Verdict.ALREADY_REJECTED);
        for (PaymentStatus status : PaymentStatus.values()) {
            assertThat(JudgeLine.of(status, Result.EXECUTED)).isEqualTo(executed.get(status));
            assertThat(JudgeLine.of(status, Result.REJECTED)).isEqualTo(rejected.get(status));
            assertThatIllegalArgumentException().isThrownBy(() -> JudgeLine.of(status, Result.RECEIVED));
        }
    }

    @Test
    @DisplayName(
            "I7: prepared, released and paid payments stand in the way of another; rejected and withdrawn ones do not")
    void liveStates() {
        assertThat(PaymentStatus.values())
                .filteredOn(PaymentStatus::isLive)
                .containsExactly(PaymentStatus.PREPARED, PaymentStatus.RELEASED, PaymentStatus.PAID);
        assertThat(PaymentStatus.values())
                .filteredOn(PaymentStatus::isUnderway)
                .containsExactly(PaymentStatus.PREPARED, PaymentStatus.RELEASED);
    }

    @Test
    @DisplayName("Advance and balance are booked and acted on as what they are")
    void kinds() {
        Euro amount = Euro.of("5000.00");
        assertThat(PaymentKind.ADVANCE.released("C", amount, 2)).isEqualTo(Bookings.advanceReleased("C", amount, "2"));
        assertThat(PaymentKind.ADVANCE.executed("C", amount, 2)).isEqualTo(Bookings.advancePaid("C", amount, "2"));
        assertThat(PaymentKind.BALANCE.released("C", amount, 1)).isEqualTo(Bookings.balanceReleased("C", amount, "1"));
        assertThat(PaymentKind.BALANCE.executed("C", amount, 1)).isEqualTo(Bookings.balancePaid("C", amount, "1"));
        assertThat(PaymentKind.ADVANCE.paid()).isEqualTo(ConventionAct.ADVANCE_PAYMENT);
        assertThat(PaymentKind.ADVANCE.returned()).isEqualTo(ConventionAct.ADVANCE_RETURN);
        assertThat(PaymentKind.BALANCE.paid()).isEqualTo(ConventionAct.BALANCE_PAYMENT);
        assertThat(PaymentKind.BALANCE.returned()).isEqualTo(ConventionAct.BALANCE_RETURN);
        assertThat(PaymentKind.ADVANCE.remittance()).contains("VOORSCHOT");
        assertThat(PaymentKind.BALANCE.remittance()).contains("SALDO");
    }

    @Test
    @DisplayName("I10: a payment has moved what its state says, and nothing once it is rejected")
    void bookedByState() {
        Euro amount = Euro.of("5000.00");
        for (PaymentKind kind : PaymentKind.values()) {
            assertThat(kind.booked(PaymentStatus.PREPARED, "C", amount, 2)).isEmpty();
            assertThat(kind.booked(PaymentStatus.WITHDRAWN, "C", amount, 2)).isEmpty();
            assertThat(kind.booked(PaymentStatus.REJECTED, "C", amount, 2)).isEmpty();
            assertThat(kind.booked(PaymentStatus.RELEASED, "C", amount, 2))
                    .containsExactly(kind.released("C", amount, 2));
            assertThat(kind.booked(PaymentStatus.PAID, "C", amount, 2))
                    .containsExactly(kind.released("C", amount, 2), kind.executed("C", amount, 2));
        }
    }

    @Test
    @DisplayName("SUB-9: a settled balance comes first; an advance needs every signature and nothing in its way")
    void whatIsDue() {
        Euro balance = Euro.of("0.01");
        Euro advance = Euro.of("5000.00");
        WhatIsDue.Pays theBalance = new WhatIsDue.Pays(PaymentKind.BALANCE, balance);
        WhatIsDue.Pays theAdvance = new WhatIsDue.Pays(PaymentKind.ADVANCE, advance);
        List<String> late = List.of("paymentUnderway", "budgetYearOver");
        for (ConventionStatus status : ConventionStatus.values()) {
            assertThat(WhatIsDue.of(balance, false, advance, late, status, false))
                    .isEqualTo(theBalance);
            assertThat(WhatIsDue.of(balance, true, advance, List.of(), status, false))
                    .isEqualTo(new WhatIsDue.Blocked(List.of("paymentUnderway")));
            assertThat(WhatIsDue.of(balance, true, advance, late, status, true)).isEqualTo(theBalance);
            assertThat(WhatIsDue.of(Euro.ZERO, false, advance, List.of(), status, false))
                    .isEqualTo(status == ConventionStatus.FULLY_SIGNED ? theAdvance : new WhatIsDue.Blocked(List.of()));
        }
        assertThat(WhatIsDue.of(Euro.ZERO, false, advance, late, ConventionStatus.FULLY_SIGNED, false))
                .isEqualTo(new WhatIsDue.Blocked(late));
        assertThat(WhatIsDue.of(Euro.ZERO, false, advance, late, ConventionStatus.FULLY_SIGNED, true))
                .isEqualTo(new WhatIsDue.Blocked(List.of("budgetYearOver")));
        assertThat(WhatIsDue.of(
                        Euro.ZERO, false, advance, List.of("paymentUnderway"), ConventionStatus.FULLY_SIGNED, true))
                .isEqualTo(theAdvance);
    }

    @Test
    @DisplayName("Money that comes in pays a claim, or what one claimed before it was taken back, and never more")
    void received() {
        assertThat(JudgeReceived.of(700, 700, 0)).isEqualTo(JudgeReceived.WHOLE);
        assertThat(JudgeReceived.of(699, 700, 0)).isEqualTo(JudgeReceived.PART);
        assertThat(JudgeReceived.of(701, 700, 0)).isEqualTo(JudgeReceived.OVERPAID);
        assertThat(JudgeReceived.of(701, 700, 900)).isEqualTo(JudgeReceived.OVERPAID);
        assertThat(JudgeReceived.of(900, 0, 900)).isEqualTo(JudgeReceived.BEFORE_SETTLEMENT);
        assertThat(JudgeReceived.of(901, 0, 900)).isEqualTo(JudgeReceived.OVERPAID);
        assertThat(JudgeReceived.of(1, 0, 0)).isEqualTo(JudgeReceived.OVERPAID);
        assertThat(JudgeReceived.of(1, 0, -5)).isEqualTo(JudgeReceived.OVERPAID);
        assertThat(JudgeReceived.open(700, 900)).isEqualTo(700);
        assertThat(JudgeReceived.open(0, 900)).isEqualTo(900);
        assertThat(JudgeReceived.open(0, -5)).isZero();
    }

    @Test
    @DisplayName(
            "What comes back is booked where it can be, and waits for a person where a settlement or an account forbids")
    void returned() {
        assertThat(JudgeReturn.of(false, false, true, 500, 500)).isEqualTo(JudgeReturn.TAKEN_BACK);
        assertThat(JudgeReturn.of(false, true, true, 500, 500)).isEqualTo(JudgeReturn.TAKEN_BACK);
        assertThat(JudgeReturn.of(false, false, true, 499, 500)).isEqualTo(JudgeReturn.MORE_THAN_PAID);
        assertThat(JudgeReturn.of(false, true, false, 500, 500)).isEqualTo(JudgeReturn.SETTLEMENT_STANDS);
        assertThat(JudgeReturn.of(true, true, true, 500, 500)).isEqualTo(JudgeReturn.SETTLED_ANEW);
        assertThat(JudgeReturn.of(true, false, false, 500, 500)).isEqualTo(JudgeReturn.LESS_IN_ADVANCE);
        assertThat(JudgeReturn.of(true, false, false, 499, 500)).isEqualTo(JudgeReturn.MORE_THAN_PAID);
        assertThat(JudgeReturn.TAKEN_BACK.waitsFor()).isEmpty();
        assertThat(JudgeReturn.LESS_IN_ADVANCE.waitsFor()).isEmpty();
        assertThat(JudgeReturn.SETTLEMENT_STANDS.waitsFor()).contains(SetAsideReason.SETTLEMENT_STANDS);
        assertThat(JudgeReturn.SETTLED_ANEW.waitsFor()).contains(SetAsideReason.SETTLED_ANEW);
        assertThat(JudgeReturn.MORE_THAN_PAID.waitsFor()).contains(SetAsideReason.MORE_THAN_PAID);
    }

    @Test
    @DisplayName("A reference of the bank is of the characters of the SEPA; what says that there is none, is none")
    void bankReference() {
        for (String good : List.of("1", "2015/317-0042 A", "+(.,':?)", "x".repeat(35))) {
            assertThat(BankReference.of(good)).isEqualTo(good);
        }
        assertThat(BankReference.of(null)).isNull();
        for (String none : List.of(
                "", " ", " A", "A ", "x".repeat(36), "é", "A;B", "NOTPROVIDED", "notProvided", "NONREF", "n/a")) {
            assertThat(BankReference.of(none)).as(none).isNull();
        }
    }

    @Test
    @DisplayName("I3: the reference of the bank says whether a line was told before; without one a person does")
    void toldBefore() {
        ToldLine line = told("R1", Result.RECEIVED, 500, 13);
        assertThat(JudgeToldBefore.of(line, List.of())).isEqualTo(JudgeToldBefore.NEW);
        assertThat(JudgeToldBefore.of(line, List.of(line))).isEqualTo(JudgeToldBefore.ALREADY_TAKEN);
        assertThat(JudgeToldBefore.of(line, List.of(told("R1", Result.RECEIVED, 500, 12))))
                .as("the number of a sheet or of a day")
                .isEqualTo(JudgeToldBefore.REFERENCE_REUSED);
        ToldLine other = told("R1", Result.RECEIVED, 501, 13);
        assertThat(JudgeToldBefore.of(line, List.of(other))).isEqualTo(JudgeToldBefore.REFERENCE_REUSED);
        assertThat(JudgeToldBefore.of(line, List.of(told("R1", Result.REJECTED, 500, 13))))
                .isEqualTo(JudgeToldBefore.REFERENCE_REUSED);
        assertThat(JudgeToldBefore.of(line, List.of(other, line))).isEqualTo(JudgeToldBefore.ALREADY_TAKEN);
        assertThat(JudgeToldBefore.of(line, List.of(told("R2", Result.RECEIVED, 500, 13))))
                .isEqualTo(JudgeToldBefore.NEW);

        ToldLine unnamed = told(null, Result.RECEIVED, 500, 13);
        for (ToldLine earlier : List.of(line, unnamed)) {
            assertThat(JudgeToldBefore.of(unnamed, List.of(earlier))).isEqualTo(JudgeToldBefore.MAYBE_TOLD_BEFORE);
            assertThat(JudgeToldBefore.of(earlier, List.of(unnamed))).isEqualTo(JudgeToldBefore.MAYBE_TOLD_BEFORE);
        }
        for (ToldLine earlier : List.of(
                told(null, Result.RECEIVED, 500, 12),
                told(null, Result.RECEIVED, 499, 13),
                new ToldLine(null, "ANOTHER", Result.RECEIVED, 500, LocalDate.of(2015, 11, 13), null))) {
            assertThat(JudgeToldBefore.of(unnamed, List.of(earlier))).isEqualTo(JudgeToldBefore.NEW);
        }
        ToldLine returned = told(null, Result.REJECTED, 500, 13);
        assertThat(JudgeToldBefore.of(returned, List.of(returned))).isEqualTo(JudgeToldBefore.NEW);
        assertThat(JudgeToldBefore.NEW.waitsFor()).isEmpty();
        assertThat(JudgeToldBefore.ALREADY_TAKEN.waitsFor()).isEmpty();
        assertThat(JudgeToldBefore.REFERENCE_REUSED.waitsFor()).contains(SetAsideReason.REFERENCE_REUSED);
        assertThat(JudgeToldBefore.MAYBE_TOLD_BEFORE.waitsFor()).contains(SetAsideReason.MAYBE_TOLD_BEFORE);
    }

    @Test
    @DisplayName("Lines are alike in amount, way, convention and payment, whatever their day and reference")
    void alike() {
        UUID payment = new UUID(0, 1);
        LocalDate day = LocalDate.of(2015, 11, 13);
        ToldLine line = new ToldLine(payment, "C", Result.REJECTED, 500, day, "R1");
        assertThat(line.isAlike(new ToldLine(payment, "C", Result.REJECTED, 500, day.plusDays(1), null)))
                .isTrue();
        assertThat(line.isSameAs(new ToldLine(payment, "C", Result.REJECTED, 500, day.plusDays(1), null)))
                .as("a payment comes back once, on whatever day")
                .isTrue();
        ToldLine received = told("R1", Result.RECEIVED, 500, 13);
        assertThat(received.isSameAs(received)).isTrue();
        assertThat(received.isSameAs(told("R1", Result.RECEIVED, 500, 14))).isFalse();
        for (ToldLine other : List.of(
                new ToldLine(new UUID(0, 2), "C", Result.REJECTED, 500, day, "R1"),
                new ToldLine(null, "C", Result.REJECTED, 500, day, "R1"),
                new ToldLine(payment, "D", Result.REJECTED, 500, day, "R1"),
                new ToldLine(payment, "C", Result.EXECUTED, 500, day, "R1"),
                new ToldLine(payment, "C", Result.REJECTED, 501, day, "R1"))) {
            assertThat(line.isAlike(other)).isFalse();
            assertThat(other.isAlike(line)).isFalse();
            assertThat(line.isSameAs(other)).isFalse();
        }
    }

    private static ToldLine told(@Nullable String bankReference, Result result, long cents, int day) {
        return new ToldLine(null, "C", result, cents, LocalDate.of(2015, 11, day), bankReference);
    }

    @Test
    @DisplayName("The bank books a line from the day on which it had the order, and until today")
    void bookingDay() {
        LocalDate day = LocalDate.of(2015, 11, 13);
        assertThat(JudgeBookingDay.of(day, day, day)).isEqualTo(JudgeBookingDay.POSSIBLE);
        assertThat(JudgeBookingDay.of(day, null, day)).isEqualTo(JudgeBookingDay.POSSIBLE);
        assertThat(JudgeBookingDay.of(day, day.minusDays(1), day.plusDays(9))).isEqualTo(JudgeBookingDay.POSSIBLE);
        assertThat(JudgeBookingDay.of(day, day.plusDays(1), day.plusDays(9)))
                .isEqualTo(JudgeBookingDay.BEFORE_ITS_RELEASE);
        assertThat(JudgeBookingDay.of(day, null, day.minusDays(1))).isEqualTo(JudgeBookingDay.STILL_TO_COME);
        assertThat(JudgeBookingDay.POSSIBLE.issue("bookedOn")).isEmpty();
        Issue early =
                JudgeBookingDay.BEFORE_ITS_RELEASE.issue("lines[1].bookedOn").orElseThrow();
        assertThat(early.name()).isEqualTo("lines[1].bookedOn");
        assertThat(JudgeBookingDay.BEFORE_ITS_RELEASE.isSaidBy(early)).isTrue();
        assertThat(JudgeBookingDay.STILL_TO_COME.isSaidBy(early)).isFalse();
    }

    @Test
    @DisplayName("S4:66: a batch is released once and by another person; who released it is answered the same again")
    void release() {
        for (BatchStatus status : BatchStatus.values()) {
            assertThat(JudgeRelease.of(status, "a", "b", "a")).isEqualTo(JudgeRelease.SAME_PERSON);
        }
        assertThat(JudgeRelease.of(BatchStatus.PREPARED, "a", null, "b")).isEqualTo(JudgeRelease.RELEASES);
        for (BatchStatus status : List.of(BatchStatus.RELEASED, BatchStatus.ANSWERED)) {
            assertThat(JudgeRelease.of(status, "a", "b", "b")).isEqualTo(JudgeRelease.DONE_BEFORE);
            assertThat(JudgeRelease.of(status, "a", "b", "c")).isEqualTo(JudgeRelease.ALREADY_RELEASED);
        }
        assertThat(JudgeRelease.of(BatchStatus.WITHDRAWN, "a", null, "b")).isEqualTo(JudgeRelease.WITHDRAWN);
    }

    @Test
    @DisplayName("Declared figures are checked where they are given, each by itself")
    void declaredFigures() {
        assertThat(DeclaredFigures.wrong(null, null, 2, 300)).isEmpty();
        assertThat(DeclaredFigures.wrong(2, 300L, 2, 300)).isEmpty();
        assertThat(DeclaredFigures.wrong(3, 299L, 2, 300))
                .extracting(Issue::name, Issue::detail)
                .containsExactly(
                        tuple("declaredCount", "The batch holds 2 payments."),
                        tuple("declaredTotalCents", "The payments add up to 300 cents."));
        assertThat(DeclaredFigures.wrong(2, 301L, 2, 300))
                .extracting(Issue::name)
                .containsExactly("declaredTotalCents");
    }
}
