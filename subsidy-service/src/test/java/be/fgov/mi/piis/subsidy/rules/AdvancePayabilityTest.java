package be.fgov.mi.piis.subsidy.rules;

import static be.fgov.mi.piis.subsidy.rules.ConventionAct.MINISTER_SIGNATURE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.PRESIDENT_SIGNATURE;
import static be.fgov.mi.piis.subsidy.rules.ConventionAct.SECRETARY_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdvancePayabilityTest {

    private static final Set<ConventionAct> EVERYONE =
            Set.of(PRESIDENT_SIGNATURE, SECRETARY_SIGNATURE, MINISTER_SIGNATURE);

    @Test
    @DisplayName("SUB-9: each missing signature blocks the advance by its name")
    void everySignature() {
        LocalDate day = LocalDate.of(2015, 11, 3);
        assertThat(payability(ConventionStatus.APPROVED_BY_MINISTER, Set.of(), day)
                        .blockers())
                .containsExactly(
                        AdvanceBlocker.PRESIDENT_SIGNATURE_MISSING,
                        AdvanceBlocker.SECRETARY_SIGNATURE_MISSING,
                        AdvanceBlocker.MINISTER_SIGNATURE_MISSING);
        assertThat(payability(ConventionStatus.CPAS_SIGNING, Set.of(SECRETARY_SIGNATURE), day)
                        .blockers())
                .containsExactly(AdvanceBlocker.PRESIDENT_SIGNATURE_MISSING, AdvanceBlocker.MINISTER_SIGNATURE_MISSING);
        assertThat(payability(ConventionStatus.MINISTER_SIGNING, Set.of(PRESIDENT_SIGNATURE, SECRETARY_SIGNATURE), day)
                        .blockers())
                .containsExactly(AdvanceBlocker.MINISTER_SIGNATURE_MISSING);
        assertThat(payability(ConventionStatus.FULLY_SIGNED, EVERYONE, day).payable())
                .isTrue();
    }

    @Test
    @DisplayName("A-29: the warning stands on every day after 15/11/2015, the block after 31/12/2015")
    void boundaryDays() {
        AdvancePayability cutOff = fullySignedOn(LocalDate.of(2015, 11, 15));
        assertThat(cutOff.payable()).isTrue();
        assertThat(cutOff.warnings()).isEmpty();

        AdvancePayability dayAfter = fullySignedOn(LocalDate.of(2015, 11, 16));
        assertThat(dayAfter.payable()).isTrue();
        assertThat(dayAfter.warnings()).containsExactly(AdvanceWarning.AFTER_BUDGET_CUT_OFF);

        AdvancePayability lastDay = fullySignedOn(LocalDate.of(2015, 12, 31));
        assertThat(lastDay.payable()).isTrue();
        assertThat(lastDay.warnings()).containsExactly(AdvanceWarning.AFTER_BUDGET_CUT_OFF);

        AdvancePayability newYear = fullySignedOn(LocalDate.of(2016, 1, 1));
        assertThat(newYear.blockers()).containsExactly(AdvanceBlocker.BUDGET_YEAR_CLOSED);
        assertThat(newYear.warnings()).containsExactly(AdvanceWarning.AFTER_BUDGET_CUT_OFF);
    }

    @Test
    @DisplayName("A-29: the warning also stands while signatures are missing, and not once it is paid or refused")
    void warningWhileUnpaid() {
        LocalDate late = LocalDate.of(2015, 11, 16);
        assertThat(payability(ConventionStatus.MINISTER_SIGNING, Set.of(PRESIDENT_SIGNATURE, SECRETARY_SIGNATURE), late)
                        .warnings())
                .containsExactly(AdvanceWarning.AFTER_BUDGET_CUT_OFF);
        AdvancePayability paid = payability(ConventionStatus.ADVANCE_PAID, EVERYONE, LocalDate.of(2016, 3, 1));
        assertThat(paid.warnings()).isEmpty();
        assertThat(paid.blockers()).containsExactly(AdvanceBlocker.ADVANCE_ALREADY_PAID);
        assertThat(payability(ConventionStatus.REFUSED, Set.of(), late).blockers())
                .containsExactly(AdvanceBlocker.CONVENTION_REFUSED);
    }

    @Test
    @DisplayName("S4:66: before everyone has signed no state pays")
    void onlyFullySignedPays() {
        for (ConventionStatus status : ConventionStatus.values()) {
            Set<ConventionAct> signed = status.isFullySigned() ? EVERYONE : Set.of();
            assertThat(payability(status, signed, LocalDate.of(2015, 11, 10)).payable())
                    .as(status.name())
                    .isEqualTo(status == ConventionStatus.FULLY_SIGNED);
        }
    }

    @Test
    @DisplayName("A-29: carried over by decision it is payable after the budget year, with the warning still standing")
    void carriedOver() {
        LocalDate late = LocalDate.of(2016, 2, 1);
        Euro advance = Euro.of("5000.00");
        AdvancePayability carried = payability(ConventionStatus.FULLY_SIGNED, EVERYONE, late, advance, true, false);
        assertThat(carried.payable()).isTrue();
        assertThat(carried.warnings()).containsExactly(AdvanceWarning.AFTER_BUDGET_CUT_OFF);
    }

    @Test
    @DisplayName("A-14: reported on without an advance, it is not said to be paid, and nothing else is said")
    void reportedWithoutAdvance() {
        for (ConventionStatus status : ConventionStatus.values()) {
            AdvancePayability payability = AdvancePayability.of(
                    status,
                    EVERYONE,
                    Schemes.OF_2015,
                    LocalDate.of(2016, 3, 1),
                    Euro.of("5000.00"),
                    false,
                    false,
                    true);
            boolean over = status.isFullySigned() && status != ConventionStatus.FULLY_SIGNED;
            assertThat(payability.blockers().contains(AdvanceBlocker.REPORTED_WITHOUT_ADVANCE))
                    .as(status.name())
                    .isEqualTo(over);
            if (over) {
                assertThat(payability.blockers()).hasSize(1);
                assertThat(payability.warnings()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("I7: no second payment while one is underway, none of nothing, and neither is said of what is over")
    void onePaymentAtATime() {
        LocalDate day = LocalDate.of(2015, 11, 10);
        Euro advance = Euro.of("5000.00");
        assertThat(payability(ConventionStatus.FULLY_SIGNED, EVERYONE, day, advance, false, true)
                        .blockers())
                .containsExactly(AdvanceBlocker.PAYMENT_UNDERWAY);
        assertThat(payability(ConventionStatus.FULLY_SIGNED, EVERYONE, day, Euro.ZERO, false, false)
                        .blockers())
                .containsExactly(AdvanceBlocker.NOTHING_TO_ADVANCE);
        assertThat(payability(ConventionStatus.ADVANCE_PAID, EVERYONE, day, Euro.ZERO, false, true)
                        .blockers())
                .containsExactly(AdvanceBlocker.ADVANCE_ALREADY_PAID);
    }

    private static AdvancePayability fullySignedOn(LocalDate day) {
        return payability(ConventionStatus.FULLY_SIGNED, EVERYONE, day);
    }

    private static AdvancePayability payability(ConventionStatus status, Set<ConventionAct> signed, LocalDate day) {
        return payability(status, signed, day, Euro.of("5000.00"), false, false);
    }

    private static AdvancePayability payability(
            ConventionStatus status,
            Set<ConventionAct> signed,
            LocalDate day,
            Euro advance,
            boolean carriedOver,
            boolean underway) {
        return AdvancePayability.of(status, signed, Schemes.OF_2015, day, advance, carriedOver, underway, false);
    }
}
