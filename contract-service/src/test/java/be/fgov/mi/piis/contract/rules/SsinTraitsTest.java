package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.rules.ProbableDuplicate.Evidence;
import be.fgov.mi.piis.contract.rules.ProbableDuplicate.Sex;
import be.fgov.mi.piis.contract.rules.SsinTraits.Kind;
import be.fgov.mi.piis.contract.rules.SsinTraits.Traits;
import be.fgov.mi.piis.identity.ids.Ssin;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SUB-18: hints that two numbers are of one person")
class SsinTraitsTest {
    /** A valid number with those first nine digits. */
    private static Ssin number(String nine, boolean born20xx) {
        long base = (born20xx ? 2_000_000_000L : 0) + Long.parseLong(nine);
        return new Ssin(nine + "%02d".formatted(97 - base % 97));
    }

    private static Traits traits(String nine, boolean born20xx) {
        return SsinTraits.of(number(nine, born20xx));
    }

    @Test
    @DisplayName("a register number: kind, day of birth, odd or even serial")
    void register() {
        assertThat(traits("750105993", false)).isEqualTo(new Traits(Kind.REGISTER, LocalDate.of(1975, 1, 5), true));
        assertThat(traits("751205992", false)).isEqualTo(new Traits(Kind.REGISTER, LocalDate.of(1975, 12, 5), false));
        assertThat(traits("050105992", true)).isEqualTo(new Traits(Kind.REGISTER, LocalDate.of(2005, 1, 5), false));
    }

    @Test
    @DisplayName("a BIS number: month + 40 with, month + 20 without a sex")
    void bis() {
        assertThat(traits("754105991", false)).isEqualTo(new Traits(Kind.BIS, LocalDate.of(1975, 1, 5), true));
        assertThat(traits("755205990", false)).isEqualTo(new Traits(Kind.BIS, LocalDate.of(1975, 12, 5), false));
        assertThat(traits("752105991", false)).isEqualTo(new Traits(Kind.BIS, LocalDate.of(1975, 1, 5), null));
        assertThat(traits("753205991", false)).isEqualTo(new Traits(Kind.BIS, LocalDate.of(1975, 12, 5), null));
    }

    @Test
    @DisplayName("an unknown day or month is no birth date")
    void unknownBirth() {
        assertThat(traits("750000993", false)).isEqualTo(new Traits(Kind.REGISTER, null, true));
        assertThat(traits("750100993", false)).isEqualTo(new Traits(Kind.REGISTER, null, true));
        assertThat(traits("754000993", false)).isEqualTo(new Traits(Kind.BIS, null, true));
        assertThat(traits("752000993", false)).isEqualTo(new Traits(Kind.BIS, null, null));
        assertThat(traits("754005993", false)).isEqualTo(new Traits(Kind.BIS, null, true));
        assertThat(traits("752005993", false)).isEqualTo(new Traits(Kind.BIS, null, null));
    }

    @Test
    @DisplayName("the score sorts: same sex, then unknown, then different; nothing is excluded by it")
    void evidence() {
        assertThat(ProbableDuplicate.evidence(Sex.SAME))
                .containsExactly(
                        Evidence.SAME_BIRTH_DATE, Evidence.ONE_BIS_NUMBER, Evidence.SAME_CPAS, Evidence.COMPATIBLE_SEX);
        assertThat(ProbableDuplicate.evidence(Sex.UNKNOWN))
                .endsWith(Evidence.SEX_UNKNOWN)
                .hasSize(4);
        assertThat(ProbableDuplicate.evidence(Sex.DIFFERENT)).hasSize(3);
        assertThat(ProbableDuplicate.score(ProbableDuplicate.evidence(Sex.SAME)))
                .isEqualTo(100);
        assertThat(ProbableDuplicate.score(ProbableDuplicate.evidence(Sex.UNKNOWN)))
                .isEqualTo(90);
        assertThat(ProbableDuplicate.score(ProbableDuplicate.evidence(Sex.DIFFERENT)))
                .isEqualTo(80);
    }
}
