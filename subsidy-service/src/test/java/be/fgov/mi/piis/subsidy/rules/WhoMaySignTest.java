package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SUB-10: who may sign, and in whose place")
class WhoMaySignTest {
    private static final LocalDate FIRST = LocalDate.of(2015, 11, 2);
    private static final LocalDate LAST = LocalDate.of(2015, 11, 6);
    private static final SigningMandate PRESIDENT =
            mandate("M-1", SigningFunction.PRESIDENT, SigningRight.SUBSTITUTE, FIRST, LAST);

    @Test
    @DisplayName("One's own function comes first, and needs no mandate")
    void own() {
        assertThat(WhoMaySign.of(EnumSet.of(SigningFunction.SECRETARY), List.of(PRESIDENT), FIRST))
                .contains(new SigningCapacity(SigningFunction.SECRETARY, SigningRight.OWN, null));
        assertThat(WhoMaySign.of(EnumSet.of(SigningFunction.MINISTER, SigningFunction.PRESIDENT), List.of(), FIRST))
                .contains(new SigningCapacity(SigningFunction.PRESIDENT, SigningRight.OWN, null));
        assertThat(WhoMaySign.of(Set.of(), List.of(), FIRST)).isEmpty();
    }

    @Test
    @DisplayName("A mandate holds from its first day to its last, both included")
    void dated() {
        SigningCapacity capacity = new SigningCapacity(SigningFunction.PRESIDENT, SigningRight.SUBSTITUTE, "M-1");
        assertThat(WhoMaySign.of(Set.of(), List.of(PRESIDENT), FIRST)).contains(capacity);
        assertThat(WhoMaySign.of(Set.of(), List.of(PRESIDENT), LAST)).contains(capacity);
        assertThat(WhoMaySign.of(Set.of(), List.of(PRESIDENT), FIRST.minusDays(1)))
                .isEmpty();
        assertThat(WhoMaySign.of(Set.of(), List.of(PRESIDENT), LAST.plusDays(1)))
                .isEmpty();
        SigningMandate later = mandate("M-0", SigningFunction.SECRETARY, SigningRight.DIRECTOR_GENERAL, FIRST, LAST);
        assertThat(WhoMaySign.of(Set.of(), List.of(PRESIDENT, later), FIRST))
                .contains(new SigningCapacity(SigningFunction.SECRETARY, SigningRight.DIRECTOR_GENERAL, "M-0"));
    }

    @Test
    @DisplayName("A director-general is the secretary by another name, and nobody else")
    void directorGeneral() {
        for (SigningFunction function : SigningFunction.values()) {
            assertThat(WhoMaySign.canBeGranted(function, SigningRight.OWN)).isFalse();
            assertThat(WhoMaySign.canBeGranted(function, SigningRight.SUBSTITUTE))
                    .isTrue();
            assertThat(WhoMaySign.canBeGranted(function, SigningRight.DIRECTOR_GENERAL))
                    .isEqualTo(function == SigningFunction.SECRETARY);
        }
    }

    @Test
    @DisplayName("No account stands for both sides of a CPAS on the same day")
    void bothSides() {
        SigningMandate secretary =
                mandate("M-2", SigningFunction.SECRETARY, SigningRight.SUBSTITUTE, LAST, LAST.plusDays(9));
        assertThat(WhoMaySign.inTheWay(secretary, List.of(PRESIDENT))).contains(PRESIDENT);
        assertThat(WhoMaySign.inTheWay(PRESIDENT, List.of(secretary))).contains(secretary);
        SigningMandate dayAfter =
                mandate("M-3", SigningFunction.SECRETARY, SigningRight.SUBSTITUTE, LAST.plusDays(1), LAST.plusDays(9));
        assertThat(WhoMaySign.inTheWay(dayAfter, List.of(PRESIDENT))).isEmpty();
        SigningMandate again = mandate("M-4", SigningFunction.PRESIDENT, SigningRight.SUBSTITUTE, FIRST, LAST);
        assertThat(WhoMaySign.inTheWay(again, List.of(PRESIDENT))).isEmpty();
        SigningMandate elsewhere = new SigningMandate(
                "M-5", SigningFunction.SECRETARY, SigningRight.SUBSTITUTE, "0999000228", "worker-a", FIRST, LAST);
        assertThat(WhoMaySign.inTheWay(elsewhere, List.of(PRESIDENT))).isEmpty();
        SigningMandate another = new SigningMandate(
                "M-6", SigningFunction.SECRETARY, SigningRight.SUBSTITUTE, "0999000129", "worker-b", FIRST, LAST);
        assertThat(WhoMaySign.inTheWay(another, List.of(PRESIDENT))).isEmpty();
    }

    @Test
    @DisplayName("President and secretary sign for the CPAS, the minister does not")
    void sides() {
        assertThat(SigningFunction.PRESIDENT.isOfCpas()).isTrue();
        assertThat(SigningFunction.SECRETARY.isOfCpas()).isTrue();
        assertThat(SigningFunction.MINISTER.isOfCpas()).isFalse();
        assertThat(SigningFunction.values())
                .extracting(SigningFunction::act)
                .containsExactly(
                        ConventionAct.PRESIDENT_SIGNATURE,
                        ConventionAct.SECRETARY_SIGNATURE,
                        ConventionAct.MINISTER_SIGNATURE);
    }

    private static SigningMandate mandate(
            String reference, SigningFunction function, SigningRight right, LocalDate from, LocalDate until) {
        return new SigningMandate(reference, function, right, "0999000129", "worker-a", from, until);
    }
}
