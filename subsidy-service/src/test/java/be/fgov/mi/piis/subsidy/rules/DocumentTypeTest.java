package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SUB-20: a proof is a PDF or an image by its content")
class DocumentTypeTest {

    @ParameterizedTest
    @CsvSource({
        "255044462d312e37,PDF",
        "ffd8ffe000104a46,JPEG",
        "89504e470d0a1a0a0000,PNG",
        "49492a0008000000,TIFF",
        "4d4d002a00000008,TIFF"
    })
    void knownByItsFirstBytes(String hex, DocumentType type) {
        assertThat(DocumentType.of(HexFormat.of().parseHex(hex))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "%PDF", "<html>", "PK\u0003\u0004", "MZ", "GIF89a", "\u007fELF", " %PDF-1.7", "II*", "MM\0"})
    void whateverElseIsNone(String content) {
        assertThat(DocumentType.of(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }
}
