package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A CPAS is written to in the language of its area")
class LanguageOfCpasTest {

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "11002,Antwerpen,nl",
        "21004,Bruxelles,fr",
        "23027,Halle,nl",
        "24062,Leuven,nl",
        "25112,Wavre,fr",
        "31005,Brugge,nl",
        "44021,Gent,nl",
        "57081,Tournai,fr",
        "62063,Liège,fr",
        "63023,Eupen,de",
        "63079,Verviers,fr",
        "71022,Hasselt,nl",
        "81001,Arlon,fr",
        "92094,Namur,fr"
    })
    void byNisCode(int nisCode, String commune, String language) {
        assertThat(LanguageOfCpas.of(nisCode)).as(commune).isEqualTo(language);
    }
}
