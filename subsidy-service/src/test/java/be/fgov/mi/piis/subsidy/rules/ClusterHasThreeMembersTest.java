package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClusterHasThreeMembersTest {

    @Test
    @DisplayName("SUB-29: three members, the lead included, make a cluster; two do not")
    void three() {
        assertThat(ClusterHasThreeMembers.holdsFor("B", Set.of("B", "C", "D"), Schemes.OF_2015))
                .isTrue();
        assertThat(ClusterHasThreeMembers.holdsFor("B", Set.of("B", "C"), Schemes.OF_2015))
                .isFalse();
    }

    @Test
    @DisplayName("SUB-29: the lead is one of the members")
    void leadIsMember() {
        assertThat(ClusterHasThreeMembers.holdsFor("A", Set.of("B", "C", "D"), Schemes.OF_2015))
                .isFalse();
    }

    @Test
    @DisplayName("SA-2014: clusters only; SA-2015: clusters and cities")
    void typesOfAYear() {
        assertThat(Schemes.OF_2014.allows(ConventionType.CITY)).isFalse();
        assertThat(Schemes.OF_2014.allows(ConventionType.CLUSTER)).isTrue();
        assertThat(Schemes.OF_2015.allows(ConventionType.CITY)).isTrue();
    }
}
