package be.fgov.mi.piis.subsidy.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import be.fgov.mi.piis.subsidy.payment.JudgeLine.Verdict;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.Euro;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
}
