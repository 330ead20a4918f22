package be.fgov.mi.piis.identity.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderLanguageTest {
    @ParameterizedTest
    @DisplayName("days and amounts are written as the reader writes them")
    @CsvSource(
            delimiter = '|',
            value = {
                "FR|fr|fr-BE|1er mai 2017|1 234,50 €",
                "NL|nl|nl-BE|1 mei 2017|€ 1.234,50",
                "DE|de|de-BE|1. Mai 2017|1.234,50 €",
                "EN|en|en|May 1, 2017|€1,234.50"
            })
    void asTheReaderWrites(ReaderLanguage language, String code, String tag, String day, String amount) {
        assertThat(language.code()).isEqualTo(code);
        assertThat(language.tag()).isEqualTo(tag);
        assertThat(language.day(LocalDate.of(2017, 5, 1))).isEqualTo(day);
        assertThat(language.euros(123_450).replaceAll("[\u00a0\u202f]", " ")).isEqualTo(amount);
    }

    @Test
    @DisplayName("the first language asked for that is spoken, whatever its country; else French")
    void asked() {
        assertThat(ReaderLanguage.of(List.of(Locale.ITALIAN, Locale.forLanguageTag("nl-NL"), Locale.FRENCH)))
                .isEqualTo(ReaderLanguage.NL);
        assertThat(ReaderLanguage.of(List.of(Locale.forLanguageTag("*")))).isEqualTo(ReaderLanguage.FR);
        assertThat(ReaderLanguage.of(List.of())).isEqualTo(ReaderLanguage.FR);
        assertThat(ReaderLanguage.ofCode("de")).contains(ReaderLanguage.DE);
        assertThat(ReaderLanguage.ofCode("DE")).isEmpty();
        assertThat(ReaderLanguage.ofCode("")).isEmpty();
    }
}
