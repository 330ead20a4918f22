package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.rules.AbnormalDelivery.Shares;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbnormalDeliveryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void belowTwentyContractsNothingIsUnusual() {
        assertThat(isUnusual(new Shares(19, 19, 19, 19))).isFalse();
        assertThat(isUnusual(new Shares(20, 20, 20, 20))).isTrue();
    }

    @Test
    void moreThanThirtyPercentOfTheOpenOnesEnd() {
        assertThat(isUnusual(new Shares(40, 20, 6, 6))).isFalse();
        assertThat(isUnusual(new Shares(40, 20, 7, 7))).isTrue();
        assertThat(isUnusual(new Shares(20, 0, 0, 0))).isFalse();
    }

    @Test
    void moreThanSixtyPercentOfAllChange() {
        assertThat(isUnusual(new Shares(20, 20, 0, 12))).isFalse();
        assertThat(isUnusual(new Shares(20, 20, 0, 13))).isTrue();
    }

    @Test
    void theSharesAreDatedParameters() {
        Law stricter = new Law(List.of(
                new Law.Row(LawParameter.IMPORT_PAUSE_ENDED_PERCENT, TODAY, "10"),
                new Law.Row(LawParameter.IMPORT_PAUSE_FROM_CONTRACTS, TODAY, "10")));
        Shares shares = new Shares(10, 10, 2, 2);
        assertThat(AbnormalDelivery.isIn(shares, stricter, TODAY.minusDays(1))).isFalse();
        assertThat(AbnormalDelivery.isIn(shares, stricter, TODAY)).isTrue();
    }

    private static boolean isUnusual(Shares shares) {
        return AbnormalDelivery.isIn(shares, Law.standard(), TODAY);
    }
}
