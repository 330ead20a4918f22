package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.rules.ContractFallsUnder.Covered;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SUB-18, A-26: under which convention a contract falls, also after a merger of CPAS")
class ContractFallsUnderTest {
    private static final LocalDate SINCE = LocalDate.of(2015, 7, 1);
    private static final Covered CITY = new Covered("CITY", 2015, Set.of("P"), List.of(heir(null)), false);
    private static final Covered CLUSTER =
            new Covered("CLUSTER", 2015, Set.of("Q", "R", "T"), List.of(heir(null)), false);

    @Test
    @DisplayName("the convention of its CPAS, and no other one's")
    void itsOwn() {
        assertThat(under("P", SINCE, Set.of("P"), CITY, CLUSTER)).containsExactly("CITY");
        assertThat(under("R", SINCE, Set.of("R"), CITY, CLUSTER)).containsExactly("CLUSTER");
        assertThat(under("X", SINCE, Set.of("X"), CITY, CLUSTER)).isEmpty();
    }

    @Test
    @DisplayName(
            "one that begins at the successor from the first day on is under what it inherited, an older one is not")
    void inherited() {
        assertThat(under("S", SINCE, Set.of("S"), CITY)).containsExactly("CITY");
        assertThat(under("S", SINCE.plusDays(1), Set.of("S"), CITY)).containsExactly("CITY");
        assertThat(under("S", SINCE.minusDays(1), Set.of("S"), CITY)).isEmpty();
    }

    @Test
    @DisplayName("a successor with a convention of its own keeps to it, for that year only")
    void ownFirst() {
        Covered own = new Covered("OWN", 2015, Set.of("S"), List.of(), false);
        Covered ofNextYear = new Covered("NEXT", 2016, Set.of("P"), List.of(heir(null)), false);
        assertThat(under("S", SINCE, Set.of("S", "P"), CITY, own)).containsExactly("OWN");
        assertThat(under("S", SINCE, Set.of("S"), CITY, own, ofNextYear)).containsExactly("NEXT", "OWN");
    }

    @Test
    @DisplayName("of several inherited ones the one where the person was before, else the first by number")
    void whereThePersonWasBefore() {
        assertThat(under("S", SINCE, Set.of("S", "R"), CITY, CLUSTER)).containsExactly("CLUSTER");
        assertThat(under("S", SINCE, Set.of("S", "P"), CLUSTER, CITY)).containsExactly("CITY");
        assertThat(under("S", SINCE, Set.of("S"), CLUSTER, CITY)).containsExactly("CITY");
        assertThat(under("S", SINCE, Set.of("S", "P", "R"), CLUSTER, CITY)).containsExactly("CITY");
    }

    @Test
    @DisplayName("what the predecessor had left by the first day of the contract is not inherited")
    void notWhatItHadLeft() {
        LocalDate lastDay = SINCE.plusMonths(1);
        Covered left = new Covered("A-LEFT", 2015, Set.of("P", "Q"), List.of(heir(lastDay)), false);
        assertThat(under("S", lastDay, Set.of("S"), left)).containsExactly("A-LEFT");
        assertThat(under("S", lastDay.plusDays(1), Set.of("S"), left)).isEmpty();
        assertThat(under("S", lastDay.plusDays(1), Set.of("S", "P"), left, CLUSTER))
                .containsExactly("CLUSTER");
    }

    @Test
    @DisplayName("A-26: a draft covers what its lead has, beside what was submitted, and takes nothing away from it")
    void draftsBesideTheOthers() {
        Covered draft = new Covered("A-DRAFT", 2015, Set.of("S"), List.of(), true);
        Covered inherits = new Covered("A-HEIR", 2015, Set.of("W"), List.of(heir(null)), true);
        assertThat(under("S", SINCE, Set.of("S"), CITY, draft, inherits)).containsExactly("A-DRAFT", "A-HEIR", "CITY");
        assertThat(under("P", SINCE, Set.of("P"), CITY, draft)).containsExactly("CITY");
        assertThat(under("S", SINCE.minusDays(1), Set.of("S"), CITY, draft, inherits))
                .containsExactly("A-DRAFT");
    }

    private static ContractFallsUnder.Heir heir(@Nullable LocalDate until) {
        return new ContractFallsUnder.Heir("S", SINCE, until);
    }

    private static Set<String> under(String cpas, LocalDate from, Set<String> cpasOfPerson, Covered... living) {
        ContractFact contract = new ContractFact(
                new UUID(1, 1),
                cpas,
                "R1",
                1,
                ContractFact.SOCIAL_ACTIVATION,
                "active",
                false,
                from,
                from.plusYears(1),
                from,
                null);
        return ContractFallsUnder.of(contract, cpasOfPerson, List.of(living));
    }
}
