package be.fgov.mi.piis.identity.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23292805780", "81050003552", "92200006963", "24203200171", "10400100171", "81000003517",
                "10000100182", "00003241778", "81050103522", "19082416188", "53480200724", "85073003328",
                "17073003384", "98472899765", "01490700185", "98051299658", "90070299511", "01112099485",
                "75010599351", "63083099269", "88450999723", "88250999678", "91120199005", "94022899160",
                "04022999607", "82101799791"
            })
    void acceptsTheReferenceNumbers(String ssin) {
        assertThat(Ssin.isValid(ssin, TODAY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81130103578", "81043103522", "81023003522", "81022903534", "47060200096", "99020299964",
                "81050103521", "12345678901", "8105010352", "810501035222", "81050103 22", "٨١٠٥٠١٠٣٥٢٢"
            })
    void refusesTheWrongNumbers(String ssin) {
        assertThat(Ssin.isValid(ssin, TODAY)).isFalse();
    }

    @Test
    void aBirthDateAfterTodayIsRefused() {
        assertThat(Ssin.isValid("04022999607", LocalDate.of(2004, 2, 28))).isFalse();
        assertThat(Ssin.isValid("04022999607", LocalDate.of(2004, 2, 29))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "98051299658,1998-05-12",
        "04022999607,2004-02-29",
        "88450999723,1988-05-09",
        "10000100182,",
        "92200006963,",
        "24203200171,"
    })
    void tellsTheBirthDateOnlyWhereAllOfItIsThere(String ssin, LocalDate born) {
        assertThat(new Ssin(ssin).birthDate()).isEqualTo(Optional.ofNullable(born));
    }

    @Test
    void neverShowsTheNumber() {
        assertThat(new Ssin("75010599351").toString()).doesNotContain("7501");
        assertThatThrownBy(() -> new Ssin("75010599352")).hasMessageNotContaining("7501");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0884303369", "0202239951", "0212214917", "0999000129", "0999000228", "0999000624"})
    void acceptsEnterpriseNumbers(String number) {
        assertThat(EnterpriseNumber.isValid(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0884303368", "2297964444", "884303369", "0999.000.129", ""})
    void refusesOtherNumbers(String number) {
        assertThat(EnterpriseNumber.isValid(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BE68539007547034", "BE32123456789002"})
    void acceptsBelgianAccounts(String iban) {
        assertThat(Iban.isValid(iban)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BE41091811735141", "BE68539007547035", "be68539007547034", "BE68 5390 0754 7034", "BE685"})
    void refusesOtherAccounts(String iban) {
        assertThat(Iban.isValid(iban)).isFalse();
    }

    @Test
    void structuredCommunications() {
        assertThat(StructuredCommunication.isValid("010806817183")).isTrue();
        assertThat(StructuredCommunication.isValid("010806817180")).isFalse();
        assertThat(StructuredCommunication.ofBase(97).value()).isEqualTo("000000009797");
        assertThat(StructuredCommunication.ofBase(2_015_000_001L).value()).isEqualTo("201500000186");
        assertThat(new StructuredCommunication("010806817183").display()).isEqualTo("+++010/8068/17183+++");
    }

    @Test
    void nisCodes() {
        assertThat(NisCode.isValid(24033)).isTrue();
        assertThat(NisCode.isValid(9_999)).isFalse();
        assertThat(NisCode.isValid(100_000)).isFalse();
    }

    @Test
    void nameBasedIdsAreStableAndKeepTheirPartsApart() {
        assertThat(NameBasedIds.of("contract", "0999000129", "R1"))
                .isEqualTo(NameBasedIds.of("contract", "0999000129", "R1"))
                .isNotEqualTo(NameBasedIds.of("contract", "0999000129R", "1"));
        assertThat(NameBasedIds.of("a").version()).isEqualTo(5);
    }

    @Test
    void timeOrderedIdsGrowWithinAMillisecondToo() {
        List<UUID> ids = Stream.generate(TimeOrderedIds::next).limit(20_000).toList();
        // As PostgreSQL compares them.
        assertThat(ids.stream().map(UUID::toString)).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        long millis = ids.getFirst().getMostSignificantBits() >>> 16;
        assertThat(millis).isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis() + 60_000);
    }
}
