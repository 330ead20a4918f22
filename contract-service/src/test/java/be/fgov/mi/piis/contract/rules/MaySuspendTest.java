package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what stands in the way of a suspension")
class MaySuspendTest {
    private static final LocalDate ASKED = LocalDate.of(2017, 3, 1);

    private static MaySuspend.Facts facts(
            BeneficiaryStatus status,
            boolean communityService,
            boolean legitimateReason,
            boolean cpasBroke,
            boolean notice,
            boolean advice,
            @Nullable LocalDate asked,
            @Nullable LocalDate heard) {
        return new MaySuspend.Facts(
                SanctionLegalBasis.of(status).orElse(null),
                status,
                communityService,
                legitimateReason,
                cpasBroke,
                notice,
                advice,
                asked,
                heard);
    }

    private static List<SanctionBlocker> blockers(@Nullable LocalDate asked, @Nullable LocalDate heard) {
        return MaySuspend.blockers(
                facts(BeneficiaryStatus.RIGHT_TO_INTEGRATION, false, false, false, true, true, asked, heard));
    }

    @Test
    @DisplayName("SC-14: with notice, advice and the hearing that was asked, nothing does")
    void nothing() {
        assertThat(blockers(null, null)).isEmpty();
        assertThat(blockers(ASKED, ASKED.plusDays(1))).isEmpty();
        assertThat(blockers(null, ASKED)).as("heard without having asked").isEmpty();
    }

    @Test
    @DisplayName("the order in which a refusal names them")
    void everything() {
        assertThat(MaySuspend.blockers(
                        facts(BeneficiaryStatus.OTHER_USER, true, true, true, false, false, ASKED, null)))
                .containsExactly(SanctionBlocker.values());
    }

    @Test
    @DisplayName("SC-14, SAN-2, SAN-4: the notice and the advice, each by itself")
    void noticeAndAdvice() {
        assertThat(MaySuspend.blockers(
                        facts(BeneficiaryStatus.RIGHT_TO_INTEGRATION, false, false, false, false, true, null, null)))
                .containsExactly(SanctionBlocker.FORMAL_NOTICE_MISSING);
        assertThat(MaySuspend.blockers(
                        facts(BeneficiaryStatus.RIGHT_TO_INTEGRATION, false, false, false, true, false, null, null)))
                .containsExactly(SanctionBlocker.ADVICE_MISSING);
    }

    @Test
    @DisplayName("SC-14, SAN-5: a hearing counts from the day it was asked, not the day before")
    void hearing() {
        assertThat(blockers(ASKED, null)).containsExactly(SanctionBlocker.HEARING_MISSING);
        assertThat(blockers(ASKED, ASKED.minusDays(1))).containsExactly(SanctionBlocker.HEARING_MISSING);
        assertThat(blockers(ASKED, ASKED)).isEmpty();
    }

    @Test
    @DisplayName(
            "SC-17a, SAN-6, SC-17b, SAN-7, A-23: legitimate reason, broken commitment of the CPAS, community service")
    void never() {
        assertThat(MaySuspend.blockers(
                        facts(BeneficiaryStatus.FINANCIAL_SOCIAL_AID, false, true, false, true, true, null, null)))
                .containsExactly(SanctionBlocker.LEGITIMATE_REASON);
        assertThat(MaySuspend.blockers(
                        facts(BeneficiaryStatus.FINANCIAL_SOCIAL_AID, false, false, true, true, true, null, null)))
                .containsExactly(SanctionBlocker.CPAS_COMMITMENT_BROKEN);
        assertThat(MaySuspend.blockers(
                        facts(BeneficiaryStatus.FINANCIAL_SOCIAL_AID, true, false, false, true, true, null, null)))
                .containsExactly(SanctionBlocker.COMMUNITY_SERVICE_VOID);
    }

    @Test
    @DisplayName("SC-17c, SC-17d, SAN-15, SAN-16: two grounds, and none for a person with neither income nor aid")
    void grounds() {
        assertThat(SanctionLegalBasis.of(BeneficiaryStatus.RIGHT_TO_INTEGRATION))
                .contains(SanctionLegalBasis.DIS_30_2);
        assertThat(SanctionLegalBasis.of(BeneficiaryStatus.FINANCIAL_SOCIAL_AID))
                .contains(SanctionLegalBasis.ORGANIC_LAW_60_3);
        assertThat(SanctionLegalBasis.of(BeneficiaryStatus.OTHER_USER)).isEmpty();
        assertThat(SanctionLegalBasis.DIS_30_2.hasCeilings()).isTrue();
        assertThat(SanctionLegalBasis.ORGANIC_LAW_60_3.hasCeilings()).isFalse();
        assertThat(SanctionLegalBasis.DIS_30_2.citation()).isEqualTo("loi DIS 30 §2");
        assertThat(SanctionLegalBasis.ORGANIC_LAW_60_3.citation()).isEqualTo("loi organique 60 §3");
    }

    @Test
    @DisplayName("SAN-15: a ground of the day of the breach and a payment of today, both or nothing")
    void aGroundThenAndAPaymentNow() {
        assertThat(MaySuspend.blockers(new MaySuspend.Facts(
                        null, BeneficiaryStatus.RIGHT_TO_INTEGRATION, false, false, false, true, true, null, null)))
                .containsExactly(SanctionBlocker.SANCTION_NOT_APPLICABLE);
        assertThat(MaySuspend.blockers(new MaySuspend.Facts(
                        SanctionLegalBasis.DIS_30_2,
                        BeneficiaryStatus.OTHER_USER,
                        false,
                        false,
                        false,
                        true,
                        true,
                        null,
                        null)))
                .containsExactly(SanctionBlocker.SANCTION_NOT_APPLICABLE);
        assertThat(MaySuspend.blockers(new MaySuspend.Facts(
                        SanctionLegalBasis.DIS_30_2,
                        BeneficiaryStatus.FINANCIAL_SOCIAL_AID,
                        false,
                        false,
                        false,
                        true,
                        true,
                        null,
                        null)))
                .isEmpty();
    }

    @Test
    @DisplayName("SAN-15, SAN-16: the status of the day of the breach: the old one to the day before another was told")
    void statusOfTheDay() {
        LocalDate told = LocalDate.of(2017, 3, 1);
        List<StatusOfTheDay.Earlier> once = StatusOfTheDay.replaced(
                List.of(), BeneficiaryStatus.OTHER_USER, BeneficiaryStatus.RIGHT_TO_INTEGRATION, told);
        assertThat(once).containsExactly(new StatusOfTheDay.Earlier(BeneficiaryStatus.OTHER_USER, told));
        assertThat(StatusOfTheDay.on(told.minusDays(1), once, BeneficiaryStatus.RIGHT_TO_INTEGRATION))
                .isEqualTo(BeneficiaryStatus.OTHER_USER);
        assertThat(StatusOfTheDay.on(told, once, BeneficiaryStatus.RIGHT_TO_INTEGRATION))
                .isEqualTo(BeneficiaryStatus.RIGHT_TO_INTEGRATION);
        assertThat(StatusOfTheDay.replaced(
                        once,
                        BeneficiaryStatus.RIGHT_TO_INTEGRATION,
                        BeneficiaryStatus.RIGHT_TO_INTEGRATION,
                        told.plusDays(1)))
                .isEqualTo(once);
        List<StatusOfTheDay.Earlier> twice = StatusOfTheDay.replaced(
                once,
                BeneficiaryStatus.RIGHT_TO_INTEGRATION,
                BeneficiaryStatus.FINANCIAL_SOCIAL_AID,
                told.plusDays(10));
        assertThat(StatusOfTheDay.on(told.plusDays(9), twice, BeneficiaryStatus.FINANCIAL_SOCIAL_AID))
                .isEqualTo(BeneficiaryStatus.RIGHT_TO_INTEGRATION);
        assertThat(StatusOfTheDay.on(told.minusDays(1), twice, BeneficiaryStatus.FINANCIAL_SOCIAL_AID))
                .isEqualTo(BeneficiaryStatus.OTHER_USER);
        assertThat(StatusOfTheDay.on(told.plusDays(10), twice, BeneficiaryStatus.FINANCIAL_SOCIAL_AID))
                .isEqualTo(BeneficiaryStatus.FINANCIAL_SOCIAL_AID);
        assertThat(StatusOfTheDay.on(told, List.of(), BeneficiaryStatus.OTHER_USER))
                .isEqualTo(BeneficiaryStatus.OTHER_USER);
    }

    @Test
    @DisplayName("SAN-17: the ground for undeclared means is no ground here")
    void noThirdGround() {
        assertThat(SanctionLegalBasis.values()).hasSize(2);
    }
}
