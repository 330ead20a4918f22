package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClusterHasThreeMembersTest {

    private static final ConventionPeriod YEAR =
            new ConventionPeriod(LocalDate.of(2015, 1, 1), LocalDate.of(2015, 12, 31));

    @Test
    @DisplayName("SUB-29: three members, the lead included, make a cluster; two do not")
    void three() {
        assertThat(holds("B", Map.of("B", YEAR, "C", YEAR, "D", YEAR))).isTrue();
        assertThat(holds("B", Map.of("B", YEAR, "C", YEAR))).isFalse();
    }

    @Test
    @DisplayName("SUB-29: the lead is one of the members, each day")
    void leadIsMember() {
        assertThat(holds("A", Map.of("B", YEAR, "C", YEAR, "D", YEAR))).isFalse();
        assertThat(holds("B", Map.of("B", until(6, 30), "C", YEAR, "D", YEAR, "E", YEAR)))
                .isFalse();
    }

    @Test
    @DisplayName("SUB-29, A-26: who leaves is followed by another on the next day, or the cluster is too small")
    void everyDay() {
        assertThat(holds("B", Map.of("B", YEAR, "C", YEAR, "D", until(6, 30), "E", from(7, 1))))
                .isTrue();
        assertThat(holds("B", Map.of("B", YEAR, "C", YEAR, "D", until(6, 30), "E", from(7, 2))))
                .isFalse();
        assertThat(holds("B", Map.of("B", YEAR, "C", YEAR, "D", from(1, 2)))).isFalse();
        assertThat(holds("B", Map.of("B", YEAR, "C", YEAR, "D", until(12, 30)))).isFalse();
    }

    private static boolean holds(String lead, Map<String, ConventionPeriod> days) {
        return ClusterHasThreeMembers.holdsFor(lead, days, YEAR, Schemes.OF_2015);
    }

    private static ConventionPeriod from(int month, int day) {
        return new ConventionPeriod(LocalDate.of(2015, month, day), YEAR.until());
    }

    private static ConventionPeriod until(int month, int day) {
        return new ConventionPeriod(YEAR.from(), LocalDate.of(2015, month, day));
    }

    @Test
    @DisplayName("SA-2014: clusters only; SA-2015: clusters and cities")
    void typesOfAYear() {
        assertThat(Schemes.OF_2014.allows(ConventionType.CITY)).isFalse();
        assertThat(Schemes.OF_2014.allows(ConventionType.CLUSTER)).isTrue();
        assertThat(Schemes.OF_2015.allows(ConventionType.CITY)).isTrue();
    }
}
