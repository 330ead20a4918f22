package be.fgov.mi.piis.subsidy.settlement;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.subsidy.counting.CountingTables;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

@QuarkusTest
@DisplayName("SC-24: the statement of a settlement, readable by everybody")
class StatementTest extends SettlingTest {
    private static final Tokens LEAD = Tokens.worker(CPAS_B);

    @Test
    @DisplayName("Every line with its rule and whether it is an assumption; an independent validator finds no breach")
    void statement() throws Exception {
        cluster("ST-1", 0);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        costsOfSc24("ST-1", LEAD);

        Response french = print("ST-1", null);
        assertThat(french.statusCode()).as(french.asString()).isEqualTo(200);
        assertThat(french.contentType()).isEqualTo("application/pdf");
        // The CPAS of the tests are in Tournai.
        assertThat(french.header("Content-Language")).isEqualTo("fr-BE");
        byte[] pdf = french.asByteArray();
        assertThat(textOf(pdf))
                .contains("Décompte de la convention ST-1")
                .contains("Provisoire")
                .contains("Coûts rejetés : hors de la période (lignes : 1)")
                .contains("A-14")
                .contains("hypothèse (règle paramétrée)")
                .contains("2 100,00")
                .doesNotContain("Communication structurée");
        assertThat(breaches(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(breaches(pdf, PDFAFlavour.PDFA_3_U)).isEmpty();
        assertThat(textOf(print("ST-1", "nl-BE").asByteArray())).contains("Afrekening van de overeenkomst ST-1");
        assertThat(textOf(print("ST-1", "de-BE").asByteArray())).contains("Abrechnung des Abkommens ST-1");
        assertThat(textOf(print("ST-1", "en").asByteArray())).contains("Balance in favour of the CPAS");
    }

    @Test
    @DisplayName("A recovery shows its structured communication; words of an officer are shown as words")
    void recovery() throws Exception {
        cluster("ST-2", 4);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "ST-2", "C1", 1, cost("staff", 430_000, "2015-09-30")).statusCode(201);
        report("ST-2", CPAS_B).statusCode(200);
        accept("ST-2", "C1");
        act(
                        Tokens.officer(),
                        "ST-2",
                        "settlement",
                        "{\"underTarget\": {\"reduce\": false, \"motive\": \"Late <b>instructions</b> & {0}\"}}")
                .statusCode(200);
        byte[] pdf = print("ST-2", "en").asByteArray();
        assertThat(textOf(pdf))
                .contains("Structured communication: +++201")
                .contains("Late <b>instructions</b> & {0}")
                .contains("Proposed, not approved yet");
        assertThat(breaches(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    @DisplayName("Who gets no settlement gets no statement, and who asks for anything gets JSON")
    void access() {
        cluster("ST-3", 0);
        assertThat(printAs(Tokens.worker(CPAS_C), "ST-3", null).statusCode()).isEqualTo(403);
        assertThat(printAs(Tokens.worker(CPAS_A), "ST-3", null).statusCode()).isEqualTo(404);
        assertThat(RestAssured.given()
                        .header("Authorization", LEAD.bearer())
                        .accept("*/*")
                        .get(Conventions.PATH + "ST-3/settlement")
                        .contentType())
                .startsWith("application/json");
    }

    @Test
    @DisplayName("SUB-9: the statement of a CPAS that was taken over says who receives the balance or pays back")
    void takenOver() throws Exception {
        String lead = registered();
        String successor = registered();
        advanced("ST-4", lead, Conventions.city(lead, 1_000_000).replace("\"persons\": 20", "\"persons\": 0"), 500_000);
        as(Tokens.officer())
                .body("{\"predecessors\": [\"" + lead + "\"], \"successor\": \"" + successor
                        + "\", \"lastDay\": \"2015-12-31\"}")
                .post("/registry/v1/mergers")
                .then()
                .statusCode(200);
        clock.moveTo(LocalDate.of(2015, 12, 31));
        assertThat(textOf(printAs(Tokens.worker(lead), "ST-4", "en").asByteArray()))
                .doesNotContain("taken over");
        clock.moveTo(LocalDate.of(2016, 1, 1));
        assertThat(textOf(printAs(Tokens.worker(successor), "ST-4", "en").asByteArray()))
                .contains("This CPAS was taken over: CPAS-OCMW Liège - Luik (" + successor + ") receives the balance");
        assertThat(printAs(Tokens.worker(lead), "ST-4", "en").statusCode()).isEqualTo(404);
    }

    private static String registered() {
        String number = CountingTables.aCpas();
        as(Tokens.officer()).body("""
                        { "nisCode": 62063, "nameFr": "Liège", "nameNl": "Luik", "validFrom": "1977-01-01",
                          "iban": "BE68539007547034" }
                        """).put("/registry/v1/cpas/" + number).then().statusCode(201);
        return number;
    }

    private static Response print(String number, String language) {
        return printAs(LEAD, number, language);
    }

    private static Response printAs(Tokens who, String number, String language) {
        RequestSpecification request =
                RestAssured.given().header("Authorization", who.bearer()).accept("application/pdf");
        return (language == null ? request : request.header("Accept-Language", language))
                .get(Conventions.PATH + number + "/settlement");
    }

    private static String textOf(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    private static List<String> breaches(byte[] pdf, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
                    .toList();
        }
    }
}
