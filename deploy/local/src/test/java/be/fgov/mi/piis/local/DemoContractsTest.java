package be.fgov.mi.piis.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoContractsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path CONVENTIONS = Path.of("../../subsidy-service/src/main/resources/demo/conventions.csv");

    @ParameterizedTest
    @CsvSource({
        "1990-07-02, 0, 995, 90070299511",
        "1975-01-05, 0, 993, 75010599351",
        "2001-11-20, 0, 994, 01112099485",
        "1988-05-09, 40, 997, 88450999723",
        "1988-05-09, 20, 996, 88250999678"
    })
    void aNumberHasTheCheckDigitsOfItsCentury(LocalDate born, int addedToMonth, int serial, String expected) {
        assertThat(SyntheticPersons.ssin(born, addedToMonth, serial)).isEqualTo(expected);
    }

    @Test
    void everyPersonHasANumberOfTheirOwnThatNobodyElseCanHave() {
        SyntheticPersons persons = new SyntheticPersons(7);
        Set<String> numbers = new HashSet<>();
        int bis = 0;
        for (int i = 0; i < 5_000; i++) {
            String ssin = persons.next();
            assertThat(numbers.add(ssin)).isTrue();
            assertThat(Integer.parseInt(ssin.substring(6, 9))).isBetween(990, 997);
            long nine = Long.parseLong(ssin.substring(0, 9));
            assertThat(Long.parseLong(ssin.substring(9))).isEqualTo(97 - nine % 97);
            bis += Integer.parseInt(ssin.substring(2, 4)) > 12 ? 1 : 0;
        }
        assertThat(bis).isBetween(50, 250);
        assertThat(numbers).doesNotContain("75010599351", "88450999723");
    }

    @Test
    void theSameSeedTellsTheSameStoryAndAnotherSeedAnother() {
        assertThat(dossiers(1)).isEqualTo(dossiers(1));
        assertThat(dossiers(1)).isNotEqualTo(dossiers(2));
    }

    @Test
    void aboutFourThousandPersonsLiveInTheCpasOfTheConventions() {
        List<DemoContracts.Dossier> dossiers = dossiers(2015);
        assertThat(dossiers.size()).isBetween(3_900, 4_100);
        assertThat(dossiers.stream()
                        .map(DemoContracts.Dossier::enterpriseNumber)
                        .distinct())
                .hasSizeBetween(90, 102)
                .allMatch(number -> number.matches("0999\\d{6}"));
        assertThat(dossiers.stream().map(DemoContracts.Dossier::reference)).doesNotHaveDuplicates();
    }

    @Test
    void noFactIsDatedAfterTheWorkingGroupAndFiveDaysOfReflectionPass() throws IOException {
        int signedByAll = 0;
        int unexplained = 0;
        int unplanned = 0;
        for (DemoContracts.Dossier dossier : dossiers(2015)) {
            JsonNode contract = MAPPER.readTree(dossier.contract());
            LocalDate handedOver = day(contract.path("handedOverOn"));
            List<LocalDate> facts = new ArrayList<>(
                    List.of(handedOver, day(contract.path("socialAssessment").path("heldOn"))));
            for (JsonNode signature : contract.path("signatures")) {
                LocalDate signedOn = day(signature.path("signedOn"));
                assertThat(signedOn).isAfterOrEqualTo(handedOver.plusDays(6));
                facts.add(signedOn);
            }
            signedByAll += contract.path("signatures").size() == 3 ? 1 : 0;
            for (String text : dossier.trajectories()) {
                JsonNode trajectory = MAPPER.readTree(text);
                LocalDate started = day(trajectory.path("startedOn"));
                assertThat(day(trajectory.path("plannedUntil")))
                        .isAfterOrEqualTo(started)
                        .isBefore(started.plusYears(1));
                LocalDate assessed = day(trajectory.path("socialAssessment").path("heldOn"));
                facts.add(assessed);
                assertThat(assessed).isBefore(started);
                if (trajectory.has("supportPlan")) {
                    LocalDate agreed = day(trajectory.path("supportPlan").path("agreedOn"));
                    facts.add(agreed);
                    assertThat(agreed).isAfterOrEqualTo(assessed).isBefore(started);
                } else {
                    unplanned++;
                }
                if (trajectory.has("ended")) {
                    facts.add(day(trajectory.path("ended").path("on")));
                    unexplained += trajectory.path("ended").has("dropout")
                                    && !trajectory.path("ended").path("dropout").has("explanation")
                            ? 1
                            : 0;
                }
            }
            assertThat(facts).allMatch(fact -> !fact.isAfter(DemoContracts.KNOWN_ON));
        }
        assertThat(signedByAll).isBetween(3_700, 4_000);
        assertThat(unexplained).isPositive();
        assertThat(unplanned).isBetween(50, 300);
    }

    private static LocalDate day(JsonNode text) {
        return LocalDate.parse(text.asText());
    }

    private static List<DemoContracts.Dossier> dossiers(long seed) {
        List<DemoConvention> conventions = DemoConvention.read(CONVENTIONS).stream()
                .filter(convention -> convention.year() == 2015)
                .toList();
        return new DemoContracts(seed).dossiers(conventions, 4_000);
    }
}
