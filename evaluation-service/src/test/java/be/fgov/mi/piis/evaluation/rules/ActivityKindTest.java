package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SUB-25, SUB-26: what is social activation and what is professional")
class ActivityKindTest {
    @Test
    void five_kinds_are_social() {
        assertThat(Arrays.stream(ActivityKind.values()).filter(ActivityKind::isSocial))
                .containsExactly(
                        ActivityKind.BASIC_SKILLS,
                        ActivityKind.REMOBILIZATION,
                        ActivityKind.DISCOVERY_PLACEMENT,
                        ActivityKind.SOCIAL_PARTICIPATION,
                        ActivityKind.VOLUNTEERING);
    }

    @Test
    void four_kinds_are_professional_and_stay_recordable() {
        assertThat(Arrays.stream(ActivityKind.values()).filter(kind -> !kind.isSocial()))
                .containsExactly(
                        ActivityKind.TRADE_TRAINING,
                        ActivityKind.QUALIFYING_TRAINING,
                        ActivityKind.JOB_SEARCH_WORKSHOP,
                        ActivityKind.PRE_EMPLOYMENT_PLACEMENT);
    }

    @Test
    void each_kind_names_its_source_and_its_first_day() {
        for (ActivityKind kind : ActivityKind.values()) {
            assertThat(kind.source()).matches("S[0-4]:\\d+|SUB-\\d+");
            assertThat(kind.existsOn(kind.validFrom())).isTrue();
            assertThat(kind.existsOn(kind.validFrom().minusDays(1))).isFalse();
            assertThat(kind.existsOn(LocalDate.of(2015, 6, 1))).isTrue();
        }
    }
}
