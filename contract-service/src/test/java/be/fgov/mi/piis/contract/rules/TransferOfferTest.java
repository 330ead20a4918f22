package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** SC-18: TRA-1, TRA-2, TRA-4, A-19, A-20. */
class TransferOfferTest {
    private static final LocalDate OFFERED = LocalDate.of(2017, 9, 1);
    private static final LocalDate RELEASE = OFFERED.plusDays(5);
    private static final Law FIVE_DAYS =
            new Law(List.of(new Law.Row(LawParameter.TRANSFER_RELEASE_DAYS, OFFERED, "5")));

    private static TransferOffer offer(
            @Nullable LocalDate informed, @Nullable LocalDate objected, @Nullable LocalDate decided) {
        return new TransferOffer(OFFERED, RELEASE, informed, objected, decided);
    }

    @Test
    void theReleaseDayFollowsFromTheLawOfTheOffer() {
        assertThat(TransferOffer.releaseDay(OFFERED, Law.standard())).isEqualTo(OFFERED);
        assertThat(TransferOffer.releaseDay(OFFERED, FIVE_DAYS)).isEqualTo(RELEASE);
        assertThat(TransferOffer.releaseDay(OFFERED.minusDays(1), FIVE_DAYS)).isEqualTo(OFFERED.minusDays(1));
    }

    @Test
    void onlyWhatWasHandedOverAndHasNotEndedFollowsThePerson() {
        for (ContractStatus status : ContractStatus.values()) {
            assertThat(TransferOffer.isPossibleFrom(status))
                    .as("%s", status)
                    .isEqualTo(
                            List.of(ContractStatus.HANDED_OVER, ContractStatus.PARTIALLY_SIGNED, ContractStatus.ACTIVE)
                                    .contains(status));
        }
    }

    @Test
    void contentIsReleasedFromTheReleaseDayOnToACpasThatInformedThePerson() {
        TransferOffer informed = offer(OFFERED, null, null);
        assertThat(informed.on(RELEASE.minusDays(1))).isEqualTo(TransferStatus.OFFERED);
        assertThat(informed.showsContentOn(RELEASE.minusDays(1))).isFalse();
        assertThat(informed.on(RELEASE)).isEqualTo(TransferStatus.RELEASED);
        assertThat(informed.showsContentOn(RELEASE)).isTrue();
        assertThat(informed.on(RELEASE.plusDays(1))).isEqualTo(TransferStatus.RELEASED);
        TransferOffer uninformed = offer(null, null, null);
        assertThat(uninformed.on(RELEASE.plusYears(1))).isEqualTo(TransferStatus.OFFERED);
        assertThat(uninformed.showsContentOn(RELEASE.plusYears(1))).isFalse();
    }

    @Test
    void theInformationCountsFromItsOwnDayOn() {
        TransferOffer later = offer(RELEASE.plusDays(3), null, null);
        assertThat(later.on(RELEASE.plusDays(2))).isEqualTo(TransferStatus.OFFERED);
        assertThat(later.on(RELEASE.plusDays(3))).isEqualTo(TransferStatus.RELEASED);
    }

    /** TRA-5. */
    @Test
    void aFileIsPassedOnWithinFiveCalendarDays() {
        LocalDate moved = LocalDate.of(2017, 9, 1);
        for (int days = 0; days <= 5; days++) {
            assertThat(TransferOffer.isPassedOnLate(moved, moved.plusDays(days), Law.standard()))
                    .isFalse();
        }
        assertThat(TransferOffer.isPassedOnLate(moved, moved.plusDays(6), Law.standard()))
                .isTrue();
    }

    @Test
    void afterAnObjectionNothingIsShownAlsoNotWhatWasReleasedBefore() {
        for (TransferOffer offer : List.of(offer(null, OFFERED, null), offer(OFFERED, RELEASE, null))) {
            assertThat(offer.on(RELEASE)).isEqualTo(TransferStatus.OBJECTED);
            assertThat(offer.showsContentOn(RELEASE.plusYears(1))).isFalse();
            assertThat(offer.isOpenOn(RELEASE)).isFalse();
        }
    }

    @Test
    void anObjectionIsPossibleUntilTheDecision() {
        assertThat(offer(null, null, null).isOpenOn(OFFERED)).isTrue();
        assertThat(offer(OFFERED, null, null).isOpenOn(RELEASE)).isTrue();
        TransferOffer decided = offer(OFFERED, null, RELEASE);
        assertThat(decided.on(RELEASE)).isEqualTo(TransferStatus.DECIDED);
        assertThat(decided.isOpenOn(RELEASE)).isFalse();
        assertThat(decided.showsContentOn(RELEASE)).isTrue();
    }

    @Test
    void anOfferThatIsLeftForLongerThanThirtyDaysIsAFinding() {
        LocalDate due = OFFERED.plusDays(30);
        TransferOffer open = offer(null, null, null);
        assertThat(open.decisionDueOn(Law.standard())).isEqualTo(due);
        assertThat(open.isWaitingTooLongOn(due.minusDays(1), Law.standard())).isFalse();
        assertThat(open.isWaitingTooLongOn(due, Law.standard())).isFalse();
        assertThat(open.isWaitingTooLongOn(due.plusDays(1), Law.standard())).isTrue();
        assertThat(offer(OFFERED, RELEASE, null).isWaitingTooLongOn(due.plusDays(1), Law.standard()))
                .isFalse();
        assertThat(offer(OFFERED, null, RELEASE).isWaitingTooLongOn(due.plusDays(1), Law.standard()))
                .isFalse();
    }
}
