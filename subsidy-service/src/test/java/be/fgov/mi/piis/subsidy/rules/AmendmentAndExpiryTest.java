package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.subsidy.rules.AmendmentAndExpiry.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AmendmentAndExpiryTest {
    private static final SubsidyScheme SCHEME = Schemes.OF_2015;
    private static final LocalDate CUT_OFF = LocalDate.of(2015, 11, 15);

    @Test
    @DisplayName("A-28: nothing is amended while a payment of the advance is under way")
    void paymentUnderway() {
        assertThat(refusal(ConventionAct.AMENDMENT, false, true, CUT_OFF)).contains(Refusal.PAYMENT_UNDERWAY);
        assertThat(refusal(ConventionAct.AMENDMENT, false, false, CUT_OFF)).isEmpty();
    }

    @Test
    @DisplayName("A-28: an amendment is given up only where everyone signed an earlier version")
    void nothingToGoBackTo() {
        assertThat(refusal(ConventionAct.AMENDMENT_WITHDRAWAL, false, false, CUT_OFF))
                .contains(Refusal.NOTHING_SIGNED_BEFORE);
        assertThat(refusal(ConventionAct.AMENDMENT_WITHDRAWAL, true, false, CUT_OFF))
                .isEmpty();
    }

    @Test
    @DisplayName("rules.md 2.3: a convention expires from the day after the cut-off, and never one that was signed")
    void expiry() {
        assertThat(refusal(ConventionAct.EXPIRY, false, false, CUT_OFF)).contains(Refusal.CUT_OFF_NOT_PASSED);
        assertThat(refusal(ConventionAct.EXPIRY, false, false, CUT_OFF.plusDays(1)))
                .isEmpty();
        assertThat(refusal(ConventionAct.EXPIRY, true, false, CUT_OFF.plusDays(1)))
                .contains(Refusal.SIGNED_VERSION_STANDS);
    }

    @Test
    @DisplayName("A-26: its lead drops a draft on any day, and nothing that was submitted")
    void drop() {
        for (ConventionStatus status : ConventionStatus.values()) {
            assertThat(AmendmentAndExpiry.refusalOfDrop(status))
                    .isEqualTo(
                            status == ConventionStatus.DRAFT ? Optional.empty() : Optional.of(Refusal.WAS_SUBMITTED));
        }
    }

    @Test
    @DisplayName("A-28: the minister who refuses an amendment refuses the amendment only")
    void refusedAmendment() {
        assertThat(AmendmentAndExpiry.actMeant(ConventionAct.MINISTER_REFUSAL, true))
                .isEqualTo(ConventionAct.AMENDMENT_REFUSAL);
        assertThat(AmendmentAndExpiry.actMeant(ConventionAct.MINISTER_REFUSAL, false))
                .isEqualTo(ConventionAct.MINISTER_REFUSAL);
        assertThat(AmendmentAndExpiry.actMeant(ConventionAct.MINISTER_APPROVAL, true))
                .isEqualTo(ConventionAct.MINISTER_APPROVAL);
        assertThat(Arrays.stream(ConventionAct.values()).filter(AmendmentAndExpiry::goesBack))
                .containsExactly(ConventionAct.AMENDMENT_REFUSAL, ConventionAct.AMENDMENT_WITHDRAWAL);
        assertThat(Refusal.values())
                .allSatisfy(refusal -> assertThat(refusal.text()).endsWith("."));
    }

    @Test
    @DisplayName("No other act waits for any of this")
    void otherActs() {
        for (ConventionAct act : ConventionAct.values()) {
            boolean concerned = act == ConventionAct.AMENDMENT
                    || act == ConventionAct.AMENDMENT_WITHDRAWAL
                    || act == ConventionAct.EXPIRY;
            assertThat(refusal(act, false, true, CUT_OFF).isPresent()).isEqualTo(concerned);
        }
    }

    @Test
    @DisplayName("rules.md 2.3: what can expire is what the procedure and the cut-off let an officer end")
    void canExpire() {
        LocalDate after = CUT_OFF.plusDays(1);
        for (ConventionStatus status : ConventionStatus.values()) {
            boolean open =
                    ConventionTransitions.cell(status, ConventionAct.EXPIRY).isPresent();
            assertThat(AmendmentAndExpiry.canExpire(status, false, after, SCHEME))
                    .isEqualTo(open);
            assertThat(AmendmentAndExpiry.canExpire(status, false, CUT_OFF, SCHEME))
                    .isFalse();
            assertThat(AmendmentAndExpiry.canExpire(status, true, after, SCHEME))
                    .isFalse();
        }
        assertThat(AmendmentAndExpiry.canExpire(ConventionStatus.CPAS_SIGNING, false, after, SCHEME))
                .isTrue();
    }

    @Test
    @DisplayName("A-28: an advance that was paid stays as it is, and no less is granted than it")
    void paidAdvance() {
        Advance kept = Advance.keeping(Euro.ofCents(500_000), Euro.ofCents(1_200_001));
        assertThat(kept).isEqualTo(new Advance(Euro.ofCents(1_200_001), Euro.ofCents(500_000), Euro.ofCents(700_001)));
        assertThat(Advance.keeping(Euro.ofCents(5), Euro.ofCents(5)).balanceShare())
                .isEqualTo(Euro.ZERO);
        assertThatThrownBy(() -> Advance.keeping(Euro.ofCents(6), Euro.ofCents(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Advance.keeping(Euro.ofCents(-1), Euro.ofCents(5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<Refusal> refusal(
            ConventionAct act, boolean signedBefore, boolean underway, LocalDate today) {
        return AmendmentAndExpiry.refusalOf(act, signedBefore, underway, today, SCHEME);
    }
}
