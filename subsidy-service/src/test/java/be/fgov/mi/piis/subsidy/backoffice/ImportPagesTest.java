package be.fgov.mi.piis.subsidy.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-6, SUB-31: the page on which the conventions of a year are brought in from a file")
class ImportPagesTest extends PageTest {
    private static final Tokens OFFICER = session(Tokens.officer());
    private static final String PATH = "/backoffice/import";
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String HEADER =
            "number,type,year,leadCpas,members,grantedCents,targetPersons,targetTrajectories,objectives,iban\n";

    @Test
    @DisplayName("First what each row would do, then the import, once; a refused row says how it is repaired")
    void previewAndImport() throws Exception {
        String token = tokenOf(page(OFFICER, PATH, "fr"));
        byte[] good =
                (HEADER + row("IMP-1", CPAS_A, "5000") + row("IMP-2", CPAS_B, "6000")).getBytes(StandardCharsets.UTF_8);
        byte[] bad =
                (HEADER + row("IMP-1", CPAS_A, "5000") + row("IMP-3", CPAS_A, "much")).getBytes(StandardCharsets.UTF_8);
        Map<String, Long> before = rowCounts();
        String preview = send(OFFICER, token, good, "conventions.csv", "", "validate")
                .statusCode(200)
                .extract()
                .asString();
        keep("import.html", preview);
        assertThat(preview)
                .contains("Aperçu : rien n’est conservé.", "Nouvelles : 2, modifiées : 0", "IMP-2", "nouvelle");
        send(OFFICER, token, bad, "conventions.csv", "", "commit")
                .statusCode(200)
                .body(containsString("Rien n’a été importé : réparez d’abord"))
                .body(containsString("<span class=\"fingerprint\">grantedCents</span>: "));
        send(OFFICER, token, "no table".getBytes(StandardCharsets.UTF_8), "x.csv", "", "commit")
                .statusCode(400)
                .body(containsString("role=\"alert\""));
        send(OFFICER, token, new byte[0], "x.csv", "", "commit").statusCode(400);
        send(OFFICER, "", good, "conventions.csv", "", "commit").statusCode(403);
        for (Tokens other : List.of(Tokens.finance(), Tokens.auditor(), Tokens.president(CPAS_A), Tokens.minister())) {
            show(session(other), PATH, "fr").statusCode(403);
            send(session(other), token, good, "conventions.csv", "", "commit").statusCode(403);
        }
        assertThat(rowCounts()).isEqualTo(before);

        send(OFFICER, token, good, "conventions.csv", "", "commit")
                .statusCode(200)
                .body(containsString("<strong>Importé.</strong>"));
        Conventions.read(Tokens.officer(), "IMP-2").statusCode(200).body("grantedCents", equalTo(6_000));
        before = rowCounts();
        send(OFFICER, token, good, "conventions.csv", "", "commit")
                .statusCode(200)
                .body(containsString("Ce fichier avait déjà été importé"));
        assertThat(rowCounts()).isEqualTo(before);
        inEachLanguage(
                OFFICER,
                PATH,
                "Conventions depuis un fichier",
                "Overeenkomsten uit een bestand",
                "Vereinbarungen aus einer Datei",
                "Conventions from a file");
    }

    @Test
    @DisplayName("Of a workbook the first sheet is read, or the one that is named; all of them are told")
    void sheets() throws Exception {
        String token = tokenOf(page(OFFICER, PATH, "fr"));
        byte[] workbook = workbook(Map.of(
                "sheet2.xml",
                HEADER + row("IMP-10", CPAS_A, "5000"),
                "sheet1.xml",
                HEADER + row("IMP-11", CPAS_B, "6000")));
        send(OFFICER, token, workbook, "y.xlsx", "", "validate")
                .statusCode(200)
                .body(allOf(containsString("Feuilles du fichier : Villes, Grappes"), containsString("IMP-10")));
        send(OFFICER, token, workbook, "y.xlsx", "Grappes", "commit")
                .statusCode(200)
                .body(containsString("<strong>Importé.</strong>"))
                .body(containsString("IMP-11"));
        send(OFFICER, token, workbook, "y.xlsx", "Communes", "validate")
                .statusCode(400)
                .body(containsString("id=\"sheet-wrong\">C’est inconnu ici"))
                .body(containsString("Feuilles du fichier : Villes, Grappes"));
        // Another sheet of the same file is not the file that was taken.
        api(workbook, "?mode=commit&sheet=Villes")
                .statusCode(201)
                .body("sheet", equalTo("Villes"))
                .body("sheets", contains("Villes", "Grappes"))
                .body("rows.number", contains("IMP-10"));
        api(workbook, "?mode=commit&sheet=Grappes").statusCode(200).body("rows.number", contains("IMP-11"));
        api(workbook, "?sheet=Communes")
                .statusCode(400)
                .body("issues.name", contains("sheet"))
                .body("sheets", contains("Villes", "Grappes"));
    }

    private static ValidatableResponse send(
            Tokens who, String token, byte[] file, String name, String sheet, String mode) {
        return RestAssured.given()
                .header("Authorization", who.bearer())
                .header("Accept", "text/html")
                .multiPart("token", token)
                .multiPart("lang", "fr")
                .multiPart("sheet", sheet)
                .multiPart("mode", mode)
                .multiPart("file", name, file, "application/octet-stream")
                .post(PATH)
                .then();
    }

    private static ValidatableResponse api(byte[] file, String query) {
        return RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(WORKBOOK, ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(WORKBOOK)
                .header("Authorization", Tokens.officer().bearer())
                .body(file)
                .post("/activationSubsidy/v1/conventionImports" + query)
                .then();
    }

    private static String row(String number, String lead, String cents) {
        return String.join(",", number, "city", "2015", lead, "", cents, "20", "24", "Meeting others", IBAN) + "\n";
    }

    /** The first sheet of the workbook is not the one whose part has the first number. */
    private static byte[] workbook(Map<String, String> sheets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                    <sheet name="Villes" sheetId="2" r:id="rId7"/><sheet name="Grappes" sheetId="1" r:id="rId3"/>
                    </sheets></workbook>""");
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships><Relationship Id="rId3" Target="worksheets/sheet1.xml"/>
                    <Relationship Id="rId7" Target="/xl/worksheets/sheet2.xml"/></Relationships>""");
            for (Map.Entry<String, String> sheet : sheets.entrySet()) {
                part(zip, "xl/worksheets/" + sheet.getKey(), sheet(sheet.getValue()));
            }
        }
        return bytes.toByteArray();
    }

    private static String sheet(String csv) {
        StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
        int number = 1;
        for (String line : csv.split("\n")) {
            sheet.append("<row r=\"").append(number).append("\">");
            char column = 'A';
            for (String cell : line.split(",")) {
                sheet.append("<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(column++, number, cell));
            }
            sheet.append("</row>");
            number++;
        }
        return sheet.append("</sheetData></worksheet>").toString();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
