package be.fgov.mi.piis.subsidy.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportConventionsTest extends SubsidyServiceTest {
    private static final String PATH = "/activationSubsidy/v1/conventionImports";
    private static final String HEADER =
            "number,type,year,leadCpas,members,grantedCents,targetPersons,targetTrajectories,objectives,iban\n";

    @Inject
    CpasRegistry cpas;

    @Test
    @DisplayName(
            "SC-20: 19 clusters and 37 cities from one file; 48 before the minister, 8 in negotiation, nothing payable")
    void fiftySixConventions() {
        StringBuilder file = new StringBuilder(HEADER);
        int next = 0;
        for (int i = 1; i <= 56; i++) {
            String lead = register(next++);
            String members = "";
            if (i <= 19) {
                members = lead + ";" + register(next++) + ";" + register(next++);
            }
            file.append(row("IM-" + i, i <= 19 ? "cluster" : "city", lead, members, 1_000_000));
        }
        Map<String, Long> before = rowCounts();
        send(file.toString(), "").statusCode(200).body("committed", is(false)).body("created", equalTo(56));
        assertThat(rowCounts()).isEqualTo(before);
        String first = send(file.toString(), "?mode=commit")
                .statusCode(201)
                .body("committed", is(true))
                .body("created", equalTo(56))
                .extract()
                .asString();
        before = rowCounts();
        assertThat(send(file.toString(), "?mode=commit")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
        // Not the same bytes, but nothing new in its rows.
        send(file.toString().replace("\n", "\r\n"), "").body("rows.outcome", everyItem(equalTo("unchanged")));
        assertThat(rowCounts()).isEqualTo(before);

        next = 0;
        for (int i = 1; i <= 56; i++) {
            String lead = numberOf(next);
            next += i <= 19 ? 3 : 1;
            if (i <= 48) {
                Conventions.beforeMinister("IM-" + i, lead);
            } else {
                Conventions.act(Tokens.worker(lead), "IM-" + i, "submission").statusCode(200);
                Conventions.act(
                                Tokens.officer(),
                                "IM-" + i,
                                "negotiation",
                                "{\"comment\": \"How many?\", \"field\": \"targets.persons\"}")
                        .statusCode(200);
            }
        }
        Conventions.read(Tokens.officer(), "summary?year=2015")
                .statusCode(200)
                .body("total", equalTo(56))
                .body("byType.cluster", equalTo(19))
                .body("byType.city", equalTo(37))
                .body("byStatus", equalTo(Map.of("submittedToMinister", 48, "inNegotiation", 8)))
                .body("payableAdvances", equalTo(0))
                .body("payableAdvanceCents", equalTo(0));
        as(Tokens.officer())
                .get("/activationSubsidy/v1/conventions?year=2015&pageSize=100")
                .then()
                .body("items", hasSize(56))
                .body("items.advancePayable", everyItem(is(false)));

        Conventions.act(Tokens.minister(), "IM-20", "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(200);
        String lead = numberOf(19 * 3);
        for (Tokens signer : List.of(Tokens.president(lead), Tokens.secretary(lead), Tokens.minister())) {
            Conventions.act(signer, "IM-20", "signatures").statusCode(200);
        }
        Conventions.read(Tokens.officer(), "summary?year=2015")
                .body("payableAdvances", equalTo(1))
                .body("payableAdvanceCents", equalTo(500_000));
    }

    @Test
    @DisplayName(
            "SUB-29: a refused row says which field and how to repair it in four languages, and keeps all of them out")
    void allOrNothing() {
        Conventions.push(Tokens.worker(CPAS_F), "IM-F", 1, Conventions.city(CPAS_F, 5_000))
                .statusCode(201);
        Conventions.act(Tokens.worker(CPAS_F), "IM-F", "submission").statusCode(200);
        String file = HEADER
                + row("IM-A", "city", CPAS_A, "", 5_000)
                + row("IM-B", "cluster", CPAS_B, CPAS_B + ";" + CPAS_C, 5_000)
                + row("IM-C", "city", CPAS_F, "", 5_000)
                + row("IM-D", "city", CPAS_E, "", 5_000).replace(",5000,", ",5 000,");
        Map<String, Long> before = rowCounts();
        send(file, "?mode=commit")
                .statusCode(200)
                .body("committed", is(false))
                .body("rows.outcome", contains("created", "refused", "refused", "refused"))
                .body("rows[1].issues.field", contains("members"))
                .body("rows[2].issues.type", contains("cpasAlreadyInConvention"))
                .body("rows[3].issues.field", hasItem("grantedCents"))
                .body("rows[1].issues[0].repair.en", containsString("at least 3"))
                .body("rows[1].issues[0].repair.nl", not(equalTo("")))
                .body("rows[2].issues[0].repair.fr", containsString("une seule convention"))
                .body("rows[2].issues[0].repair.nl", containsString("één overeenkomst"))
                .body("rows[2].issues[0].repair.de", containsString("eine einzige Vereinbarung"));
        assertThat(rowCounts()).isEqualTo(before);

        send(file, "?mode=commit&atomic=item")
                .statusCode(201)
                .body("committed", is(true))
                .body("created", equalTo(1))
                .body("refused", equalTo(3));
        Conventions.read(Tokens.officer(), "IM-A").statusCode(200);
        Conventions.read(Tokens.officer(), "IM-B").statusCode(404);

        send(HEADER + row("IM-A", "city", CPAS_A, "", 6_000), "?mode=commit")
                .statusCode(201)
                .body("changed", equalTo(1))
                .body("rows[0].revision", equalTo(2));
        // An older file does not undo what was agreed since.
        send(file, "?mode=commit&atomic=item").body("rows[0].outcome", equalTo("unchanged"));
        Conventions.read(Tokens.officer(), "IM-A").body("grantedCents", equalTo(6_000));
        Conventions.act(Tokens.worker(CPAS_A), "IM-A", "submission").statusCode(200);
        send(HEADER + row("IM-A", "city", CPAS_A, "", 7_000), "?mode=commit")
                .body("rows[0].issues.type", contains("invalidTransition"));
    }

    @Test
    @DisplayName("SUB-6: a workbook is read like the same file of comma-separated values")
    void workbook() throws IOException {
        byte[] workbook =
                workbook(HEADER + row("IM-X", "cluster", CPAS_B, CPAS_B + ";" + CPAS_C + ";" + CPAS_D, 1_000_000));
        send(workbook, ConventionImportResource.WORKBOOK, "?mode=commit", Tokens.officer())
                .statusCode(201)
                .body("rows.outcome", contains("created"));
        send(HEADER + row("IM-X", "cluster", CPAS_B, CPAS_B + ";" + CPAS_C + ";" + CPAS_D, 1_000_000), "?mode=commit")
                .body("rows.outcome", contains("unchanged"));
    }

    @Test
    @DisplayName(
            "SUB-6: what is no table, too much of it, a bomb, a document type and another role are refused and leave nothing")
    void refused() throws IOException {
        Map<String, Long> before = rowCounts();
        send("number,year\n1,2015\n", "").statusCode(400);
        send(HEADER, "").statusCode(400);
        send(HEADER, "?mode=perhaps").statusCode(400);
        send(HEADER, "?atomic=half").statusCode(400);
        send(new byte[] {(byte) 0xff, (byte) 0xfe, 0}, "text/csv", "", Tokens.officer())
                .statusCode(400);
        send(HEADER + row("IM-A", "city", CPAS_A, "", 5_000).repeat(2_001), "").statusCode(413);
        send(new byte[ConventionImportResource.MOST_BYTES + 1], "text/csv", "", Tokens.officer())
                .statusCode(413);
        send(
                        zip("xl/worksheets/sheet1.xml", new byte[20_000_000]),
                        ConventionImportResource.WORKBOOK,
                        "",
                        Tokens.officer())
                .statusCode(413);
        send(
                        zip(
                                "xl/worksheets/sheet1.xml",
                                ("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><sheetData><row><c r=\"A1\""
                                                + " t=\"str\"><v>&e;</v></c></row></sheetData>")
                                        .getBytes(StandardCharsets.UTF_8)),
                        ConventionImportResource.WORKBOOK,
                        "",
                        Tokens.officer())
                .statusCode(400);
        send(zip("other.xml", new byte[10]), ConventionImportResource.WORKBOOK, "", Tokens.officer())
                .statusCode(400);
        send(HEADER.getBytes(StandardCharsets.UTF_8), "text/csv", "", Tokens.finance())
                .statusCode(403);
        sender("text/csv")
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(401);
        send(HEADER.getBytes(StandardCharsets.UTF_8), "application/json", "", Tokens.officer())
                .statusCode(415);
        assertThat(rowCounts()).isEqualTo(before);
    }

    private static String row(String number, String type, String lead, String members, long cents) {
        return String.join(
                        ",",
                        number,
                        type,
                        "2015",
                        lead,
                        members,
                        Long.toString(cents),
                        "20",
                        "24",
                        "Meeting others",
                        IBAN)
                + "\n";
    }

    private String register(int index) {
        String number = numberOf(index);
        cpas.apply(new RegisteredCpas(
                number,
                20_000 + index,
                "CPAS " + index,
                "OCMW " + index,
                null,
                LocalDate.of(1977, 1, 1),
                null,
                null,
                IBAN,
                1));
        return number;
    }

    private static String numberOf(int index) {
        long first = 9_980_000 + index;
        return "%08d%02d".formatted(first, 97 - first % 97);
    }

    private static ValidatableResponse send(String csv, String query) {
        return send(csv.getBytes(StandardCharsets.UTF_8), "text/csv", query, Tokens.officer());
    }

    private static ValidatableResponse send(byte[] file, String type, String query, Tokens who) {
        return sender(type)
                .header("Authorization", who.bearer())
                .body(file)
                .post(PATH + query)
                .then();
    }

    /** A file has no charset. */
    private static RequestSpecification sender(String type) {
        return RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(type, ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type);
    }

    private static byte[] workbook(String csv) throws IOException {
        StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
        int number = 1;
        for (String line : csv.split("\n")) {
            sheet.append("<row r=\"").append(number).append("\">");
            char column = 'A';
            for (String cell : line.split(",")) {
                // A cell may leave out where it stands.
                String place = number % 2 == 0 ? "" : "r=\"" + column++ + number + "\"";
                sheet.append(
                        cell.equals("cluster")
                                ? "<c " + place + " t=\"s\"><v>0</v></c>"
                                : "<c " + place + " t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
            }
            sheet.append("</row>");
            number++;
        }
        sheet.append("</sheetData></worksheet>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write("<sst><si><r><t>clus</t></r><r><t>ter</t></r></si></sst>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet.toString().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
