package be.fgov.mi.piis.subsidy.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegistryTest extends SubsidyServiceTest {
    private static final String CPAS = "/registry/v1/cpas/";
    private static final String MANDATES = "/registry/v1/mandates/";
    private static final String LIEGE = """
            { "nisCode": 62063, "nameFr": "Liège", "nameNl": "Luik", "nameDe": "Lüttich",
              "validFrom": "1977-01-01", "iban": "BE68539007547034" }
            """;
    private static final String HEADER =
            "enterpriseNumber,nisCode,nameFr,nameNl,nameDe,validFrom,validTo,successor,iban,client\n";

    @Test
    @DisplayName("Row 26: a CPAS is created, changed with its ETag, refused with an old one or none")
    void versions() {
        String number = unused();
        ValidatableResponse created =
                put(CPAS + number, LIEGE, null).statusCode(201).header("ETag", "\"1\"");
        created.body("nameDe", equalTo("Lüttich"));
        assertThat(number("select count(*) from outbox where key = '" + number + "'"))
                .isEqualTo(1);
        Map<String, Long> before = rowCounts();

        put(CPAS + number, LIEGE, null).statusCode(428);
        put(CPAS + number, LIEGE, "\"7\"")
                .statusCode(412)
                .body("type", equalTo("urn:problem-type:spp-is:versionConflict"));
        as(Tokens.officer())
                .header("If-None-Match", "*")
                .body(LIEGE)
                .put(CPAS + number)
                .then()
                .statusCode(412);
        put(CPAS + unused(), LIEGE, "\"1\"").statusCode(412);
        assertThat(rowCounts()).isEqualTo(before);

        put(CPAS + number, LIEGE.replace("Luik", "Luik (Luik)"), "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"");
        as(Tokens.worker(CPAS_A))
                .get(CPAS + number)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("nameNl", equalTo("Luik (Luik)"));
    }

    @Test
    @DisplayName("The registry is dated and searched without accents")
    void search() {
        String number = unused();
        put(
                        CPAS + number,
                        LIEGE.replace(
                                "\"iban\"", "\"validTo\": \"2018-12-31\", \"successor\": \"" + CPAS_A + "\", \"iban\""),
                        null)
                .statusCode(201);
        as(Tokens.auditor())
                .get("/registry/v1/cpas?q=liege&on=2018-12-31&pageSize=500")
                .then()
                .statusCode(200)
                .body("items.enterpriseNumber", hasItem(number));
        as(Tokens.auditor())
                .get("/registry/v1/cpas?q=" + number + "&on=2019-01-01")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        as(Tokens.auditor()).get("/registry/v1/cpas?on=2015-02-30").then().statusCode(400);
        as(Tokens.auditor()).get(CPAS + "0999999922").then().statusCode(404);
    }

    @Test
    @DisplayName("Row 22: check digits of enterprise number, successor and IBAN")
    void checkDigits() {
        Map<String, Long> before = rowCounts();
        put(CPAS + "0999000111", LIEGE, null)
                .statusCode(400)
                .body("issues[0].type", containsString("invalidStructure"));
        put(CPAS + unused(), LIEGE.replace("BE68", "BE69"), null)
                .statusCode(400)
                .body("issues.name", contains("iban"));
        put(CPAS + unused(), LIEGE.replace("62063", "9"), null)
                .statusCode(400)
                .body("issues.name", contains("nisCode"));
        put(CPAS + unused(), LIEGE.replace("1977-01-01", "1977-02-30"), null)
                .statusCode(400)
                .body("issues.name", contains("validFrom"));
        as(Tokens.worker(CPAS_A)).body(LIEGE).put(CPAS + unused()).then().statusCode(403);
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("Successors that come back to where they started are refused, one by one and in a file")
    void aCircleOfSuccessors() {
        String first = unused();
        String ended = LIEGE.replace("\"iban\"", "\"validTo\": \"2018-12-31\", \"successor\": \"%s\", \"iban\"");
        put(CPAS + first, LIEGE, null).statusCode(201);
        String second = unused();
        put(CPAS + second, ended.formatted(first), null).statusCode(201);
        put(CPAS + first, ended.formatted(second), "\"1\"")
                .statusCode(400)
                .body("issues.name", contains("successor"))
                .body("issues[0].type", containsString("rejectedInput"));
        put(CPAS + first, ended.formatted(first), "\"1\"").statusCode(400).body("issues.name", contains("successor"));
        importFile(HEADER + first + ",62063,Liège,Luik,,1977-01-01,2018-12-31," + second + ",BE68539007547034,\n")
                .statusCode(400)
                .body("issues.name", contains(first + ".successor"));
    }

    @Test
    @DisplayName("A mandate says for whom a vendor speaks; withdrawing it shuts the door")
    void mandates() {
        String client = "vendor-" + UUID.randomUUID();
        String forB = "{\"enterpriseNumbers\": [\"" + CPAS_B + "\"]}";
        put(MANDATES + client, forB, null).statusCode(201).header("ETag", "\"1\"");
        put(MANDATES + client, forB, null).statusCode(428);
        put(MANDATES + client, forB, "\"3\"").statusCode(412);
        put(MANDATES + client, "{\"enterpriseNumbers\": [\"0999999922\"]}", "\"1\"")
                .statusCode(400)
                .body("issues[0].type", containsString("referencedResourceNotFound"));
        put(MANDATES + client, "{\"enterpriseNumbers\": []}", "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"");
        as(Tokens.officer()).get(MANDATES + client).then().body("enterpriseNumbers.size()", equalTo(0));
        as(Tokens.officer()).get(MANDATES + "nobody").then().statusCode(404);
        as(Tokens.minister()).get(MANDATES + client).then().statusCode(403);
        assertThat(number("select count(*) from outbox where key = '" + client + "'"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("A registry file comes in whole or not at all, and again without effect")
    void imports() {
        String number = unused();
        String client = "vendor-" + UUID.randomUUID();
        String good =
                HEADER + number + ",62063,\"Liège, la\",Luik,Lüttich,1977-01-01,,,BE68539007547034," + client + "\n";
        importFile(good).statusCode(200).body("registered", equalTo(1)).body("mandatesChanged", equalTo(1));
        Map<String, Long> before = rowCounts();
        importFile(good).statusCode(200).body("unchanged", equalTo(1)).body("mandatesChanged", equalTo(0));
        importFile(HEADER + unused() + ",62063,Liège,Luik,,1977-01-01,,,BE68539007547034,\n"
                        + "0999000111,x,,Luik,,1977,,,BE00,\n")
                .statusCode(400)
                .body("issues.name", hasItem("line 3.enterpriseNumber"))
                .body("issues.name", hasItem("line 3.iban"));
        importFile("a,b\n").statusCode(400);
        as(Tokens.finance())
                .contentType("text/csv; charset=utf-8")
                .body(good)
                .post("/registry/v1/imports")
                .then()
                .statusCode(403);
        RestAssured.given()
                .contentType("text/csv; charset=utf-8")
                .body(good)
                .post("/registry/v1/imports")
                .then()
                .statusCode(401);
        as(Tokens.officer()).body("{}").post("/registry/v1/imports").then().statusCode(415);
        assertThat(rowCounts()).isEqualTo(before);
        importFile(good.replace("Luik", "Luik!")).statusCode(200).body("changed", equalTo(1));
    }

    private static ValidatableResponse importFile(String csv) {
        return as(Tokens.officer())
                .contentType("text/csv; charset=utf-8")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/registry/v1/imports")
                .then();
    }

    private static ValidatableResponse put(String path, String body, String ifMatch) {
        var request = as(Tokens.officer()).body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(path).then();
    }

    private String unused() {
        long found = 9_995_000 + number("select count(*) from registry_cpas");
        return String.format("0%07d%02d", found, 97 - found % 97);
    }
}
