package be.fgov.mi.piis.identity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.identity.rules.ResponsibleCpas.Merger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who speaks for a CPAS: the day before a merger, the last day, the day after, and along a chain. */
class ResponsibleCpasTest {
    private static final LocalDate LAST_OF_A = LocalDate.of(2017, 6, 30);
    private static final LocalDate LAST_OF_B = LocalDate.of(2018, 12, 31);
    private static final ResponsibleCpas CHAIN =
            new ResponsibleCpas(List.of(new Merger("A", LAST_OF_A, "B"), new Merger("B", LAST_OF_B, "C")));

    @Test
    void aCpasSpeaksForItselfUpToItsLastDayAndItsSuccessorFromTheDayAfter() {
        assertThat(CHAIN.on(LAST_OF_A.minusDays(1), "A")).contains("A");
        assertThat(CHAIN.on(LAST_OF_A, "A")).contains("A");
        assertThat(CHAIN.on(LAST_OF_A.plusDays(1), "A")).contains("B");
    }

    @Test
    void aChainOfSuccessorsIsFollowedAsFarAsTheDayAllows() {
        assertThat(CHAIN.on(LAST_OF_B, "A")).contains("B");
        assertThat(CHAIN.on(LAST_OF_B.plusDays(1), "A")).contains("C");
        assertThat(CHAIN.on(LAST_OF_B.plusDays(1), "B")).contains("C");
        assertThat(CHAIN.on(LAST_OF_B.plusDays(1), "C")).contains("C");
    }

    @Test
    void aSuccessorThatEndedBeforeIsPassedOnTheSameDay() {
        ResponsibleCpas late =
                new ResponsibleCpas(List.of(new Merger("A", LAST_OF_B, "B"), new Merger("B", LAST_OF_A, "C")));
        assertThat(late.on(LAST_OF_B, "A")).contains("A");
        assertThat(late.on(LAST_OF_B.plusDays(1), "A")).contains("C");
    }

    @Test
    void aCpasThatNeverMergedOrIsUnknownSpeaksForItself() {
        assertThat(CHAIN.on(LocalDate.MAX, "C")).contains("C");
        assertThat(CHAIN.on(LocalDate.MIN, "X")).contains("X");
    }

    @Test
    void underANumberItsOwnContractsAreFoundFirstThenThoseOfEveryCpasItHasTakenOver() {
        assertThat(CHAIN.foundUnder(LAST_OF_A, "B")).containsExactly("B");
        assertThat(CHAIN.foundUnder(LAST_OF_A.plusDays(1), "B")).containsExactly("B", "A");
        assertThat(CHAIN.foundUnder(LAST_OF_B, "C")).containsExactly("C");
        assertThat(CHAIN.foundUnder(LAST_OF_B.plusDays(1), "C")).containsExactly("C", "A", "B");
    }

    @Test
    void underTheNumberOfACpasThatWasTakenOverOnlyWhatCameThroughItIsFound() {
        assertThat(CHAIN.foundUnder(LAST_OF_B.plusDays(1), "A")).containsExactly("A");
        assertThat(CHAIN.foundUnder(LAST_OF_B.plusDays(1), "B")).containsExactly("B", "A");
    }

    @Test
    void whatACpasHasIsFoundUnderItsOwnNumberAndThoseOfItsSuccessorsByThatDay() {
        assertThat(CHAIN.numbersOf(LAST_OF_A, "A")).containsExactly("A");
        assertThat(CHAIN.numbersOf(LAST_OF_A.plusDays(1), "A")).containsExactly("A", "B");
        assertThat(CHAIN.numbersOf(LAST_OF_B.plusDays(1), "A")).containsExactly("A", "B", "C");
        ResponsibleCpas itself = new ResponsibleCpas(List.of(new Merger("A", LAST_OF_A, "A")));
        assertThat(itself.numbersOf(LAST_OF_A.plusDays(1), "A")).containsExactly("A");
    }

    @Test
    void successorsThatComeBackSpeakForNobodyFromTheDayOnWhichTheyDo() {
        ResponsibleCpas round =
                new ResponsibleCpas(List.of(new Merger("A", LAST_OF_A, "B"), new Merger("B", LAST_OF_B, "A")));
        assertThat(round.on(LAST_OF_B, "A")).contains("B");
        assertThat(round.foundUnder(LAST_OF_B, "B")).containsExactly("B", "A");
        assertThat(round.on(LAST_OF_B.plusDays(1), "A")).isEmpty();
        assertThat(round.on(LAST_OF_B.plusDays(1), "B")).isEmpty();
        assertThat(round.foundUnder(LAST_OF_B.plusDays(1), "B")).isEmpty();
        assertThat(round.goesRound("A")).isTrue();
        assertThat(CHAIN.goesRound("A")).isFalse();
        ResponsibleCpas itself = new ResponsibleCpas(List.of(new Merger("A", LAST_OF_A, "A")));
        assertThat(itself.on(LAST_OF_A, "A")).contains("A");
        assertThat(itself.on(LAST_OF_A.plusDays(1), "A")).isEmpty();
        assertThat(itself.goesRound("A")).isTrue();
    }

    @Test
    void aCpasThatLeadsIntoACircleIsNotPartOfIt() {
        ResponsibleCpas into = new ResponsibleCpas(List.of(
                new Merger("X", LAST_OF_A, "A"),
                new Merger("A", LAST_OF_A, "B"),
                new Merger("B", LAST_OF_A, "A"),
                new Merger("Y", LAST_OF_A, "Z")));
        LocalDate after = LAST_OF_A.plusDays(1);
        assertThat(into.on(after, "X")).isEmpty();
        assertThat(into.on(after, "Y")).contains("Z");
        assertThat(into.foundUnder(after, "Z")).containsExactly("Z", "Y");
    }

    @Test
    void onEachDayEachCpasIsFoundUnderExactlyOneThatSpeaksForItself() {
        List<String> all = List.of("A", "B", "C", "D");
        for (LocalDate day :
                List.of(LAST_OF_A.minusDays(1), LAST_OF_A, LAST_OF_A.plusDays(1), LAST_OF_B, LAST_OF_B.plusDays(1))) {
            List<String> found = new ArrayList<>();
            all.stream()
                    .filter(cpas -> CHAIN.on(day, cpas).orElseThrow().equals(cpas))
                    .forEach(cpas -> found.addAll(CHAIN.foundUnder(day, cpas)));
            assertThat(found).as("%s", day).containsExactlyInAnyOrderElementsOf(all);
        }
    }
}
