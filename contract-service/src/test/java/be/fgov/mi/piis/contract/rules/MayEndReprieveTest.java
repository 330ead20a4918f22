package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SAN-10 with SAN-5..7, SAN-15: what stands in the way of the end of a reprieve")
class MayEndReprieveTest {
    private static final LocalDate BROKEN = LocalDate.of(2017, 5, 10);

    private static List<SanctionBlocker> blockers(
            BeneficiaryStatus status,
            @Nullable LocalDate breachedOn,
            @Nullable LocalDate reason,
            boolean cpasBroke,
            @Nullable LocalDate asked,
            @Nullable LocalDate heard) {
        return MayEndReprieve.blockers(new MayEndReprieve.Facts(status, breachedOn, reason, cpasBroke, asked, heard));
    }

    private static List<SanctionBlocker> blockers(@Nullable LocalDate breachedOn, @Nullable LocalDate reason) {
        return blockers(BeneficiaryStatus.RIGHT_TO_INTEGRATION, breachedOn, reason, false, null, null);
    }

    @Test
    @DisplayName("the order in which a refusal names them, and nothing where nothing is")
    void order() {
        assertThat(blockers(BeneficiaryStatus.OTHER_USER, BROKEN, BROKEN, true, BROKEN, null))
                .containsExactly(
                        SanctionBlocker.SANCTION_NOT_APPLICABLE,
                        SanctionBlocker.LEGITIMATE_REASON,
                        SanctionBlocker.CPAS_COMMITMENT_BROKEN,
                        SanctionBlocker.HEARING_MISSING);
        assertThat(blockers(BROKEN, null)).isEmpty();
        assertThat(blockers(BeneficiaryStatus.FINANCIAL_SOCIAL_AID, BROKEN, null, false, BROKEN, BROKEN))
                .isEmpty();
    }

    @Test
    @DisplayName("SAN-6: a reason excuses what was broken until the day it was judged, its own day included")
    void reason() {
        assertThat(blockers(BROKEN, BROKEN)).containsExactly(SanctionBlocker.LEGITIMATE_REASON);
        assertThat(blockers(BROKEN, BROKEN.plusDays(1))).containsExactly(SanctionBlocker.LEGITIMATE_REASON);
        assertThat(blockers(BROKEN, BROKEN.minusDays(1))).isEmpty();
        assertThat(blockers(null, BROKEN)).as("no breach is told yet").isEmpty();
    }

    @Test
    @DisplayName("SAN-7: the CPAS's own breach, by itself")
    void cpas() {
        assertThat(blockers(BeneficiaryStatus.RIGHT_TO_INTEGRATION, BROKEN, null, true, null, null))
                .containsExactly(SanctionBlocker.CPAS_COMMITMENT_BROKEN);
    }

    @Test
    @DisplayName("SAN-5: a hearing counts from the day it was asked, not the day before")
    void hearing() {
        assertThat(blockers(BeneficiaryStatus.RIGHT_TO_INTEGRATION, BROKEN, null, false, BROKEN, BROKEN.minusDays(1)))
                .containsExactly(SanctionBlocker.HEARING_MISSING);
        assertThat(blockers(BeneficiaryStatus.RIGHT_TO_INTEGRATION, BROKEN, null, false, BROKEN, BROKEN))
                .isEmpty();
    }
}
