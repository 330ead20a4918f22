package be.fgov.mi.piis.subsidy.backoffice;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-10: the pages on which conventions are signed")
class SigningPagesTest extends SubsidyServiceTest {

    @Test
    @DisplayName("The president sees what waits, reads the document, and signs it with a sign-in of a moment ago")
    void president() throws Exception {
        approved("SP-1", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        show(Tokens.president(CPAS_A), "/backoffice/signing", "fr")
                .statusCode(200)
                .body(containsString("SP-1"))
                .body(containsString("href=\"/backoffice/again?lang=fr\""))
                .body(not(containsString("<form")));
        show(Tokens.president(CPAS_A), "/backoffice/again/SP-1?lang=nl", "fr")
                .statusCode(303)
                .header("Location", endsWith("/backoffice/sign/SP-1?lang=nl"));

        byte[] document = show(Tokens.president(CPAS_A), "/backoffice/signing/SP-1/document", "fr")
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        String fingerprint = HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(document));
        String page = show(session(Tokens.president(CPAS_A)), "/backoffice/sign/SP-1", "fr")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .contains(fingerprint, "value=\"SP-1 " + fingerprint + "\"", "en qualité de : Président du CPAS")
                .contains("Signer cette convention", "Lire la convention SP-1 (PDF)");

        String signed = sign(session(Tokens.president(CPAS_A)), tokenOf(page), List.of("SP-1 " + fingerprint), "fr")
                .statusCode(200)
                .header("Content-Security-Policy", containsString("form-action 'self'"))
                .extract()
                .asString();
        assertThat(signed).contains("signée", "1 signée(s) sur 1", "</ol>", "</html>");
        read(Tokens.officer(), "SP-1/signatures")
                .body("items.function", contains("cpas-president"))
                .body("items.signer", contains("president-" + CPAS_A));
        show(Tokens.officer(), "/backoffice/signing/SP-1", "fr")
                .statusCode(200)
                .body(containsString("Président du CPAS: president-" + CPAS_A + ", 13 octobre 2015"))
                .body(not(containsString("<form")));
        // Sent twice by an impatient hand: refused, and said so.
        sign(session(Tokens.president(CPAS_A)), tokenOf(page), List.of("SP-1 " + fingerprint), "fr")
                .body(containsString("0 signée(s) sur 1"))
                .body(containsString("déjà signée en votre qualité"));
        read(Tokens.officer(), "SP-1/signatures").body("total", is(1));
    }

    @Test
    @DisplayName("The minister signs the ticked ones in one go, each told apart, and leaves the others")
    void tray() {
        for (String[] ready : new String[][] {{"SP-2", CPAS_A}, {"SP-3", CPAS_B}, {"SP-4", CPAS_E}}) {
            approved(ready[0], ready[1], Conventions.city(ready[1], 100));
            act(Tokens.president(ready[1]), ready[0], "signatures").statusCode(200);
            act(Tokens.secretary(ready[1]), ready[0], "signatures").statusCode(200);
        }
        String page = show(session(Tokens.minister()), "/backoffice/sign", "nl")
                .statusCode(200)
                .header("Content-Language", "nl-BE")
                .extract()
                .asString();
        assertThat(page).contains("De aangevinkte overeenkomsten tekenen", "Overeenkomsten die op uw handtekening");
        List<String> offered = Pattern.compile("name=\"document\" value=\"([^\"]+)\" checked")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(offered).hasSize(3).element(0).asString().startsWith("SP-2 ");

        String otherText = "SP-3 " + "0".repeat(64);
        String signed = sign(
                        session(Tokens.minister()),
                        tokenOf(page),
                        List.of(offered.getFirst(), otherText, "SP-99 " + "a".repeat(64), "nonsense"),
                        "nl")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(signed)
                .contains("1 van 3 ondertekend", "Het document is niet meer dat wat u te zien kreeg")
                .contains("Deze overeenkomst bestaat niet voor deze account");
        read(Tokens.officer(), "SP-2").body("status", equalTo("fullySigned"));
        read(Tokens.officer(), "SP-3").body("status", equalTo("ministerSigning"));
        read(Tokens.officer(), "SP-4").body("status", equalTo("ministerSigning"));
        show(Tokens.minister(), "/backoffice/signing", "de")
                .body(containsString("auf Ihre Unterschrift warten: 2"))
                .body(not(containsString("SP-2")));
        show(Tokens.minister(), "/backoffice/signing", "en").body(containsString("wait for your signature: 2"));
    }

    @Test
    @DisplayName(
            "An old sign-in, a form of another session, nothing ticked, another CPAS: refused in words, nothing signed")
    void refusals() {
        approved("SP-5", CPAS_A, Conventions.city(CPAS_A, 100));
        String page = show(session(Tokens.president(CPAS_A)), "/backoffice/sign/SP-5", "fr")
                .extract()
                .asString();
        List<String> document = Pattern.compile("name=\"document\" value=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        Map<String, Long> before = rowCounts();

        Tokens old = session(Tokens.president(CPAS_A)).claim("auth_time", System.currentTimeMillis() / 1000 - 301);
        show(old, "/backoffice/sign/SP-5", "fr")
                .statusCode(403)
                .header("Content-Type", containsString("text/html"))
                .body(containsString("plus de cinq minutes"))
                .body(containsString("href=\"/backoffice/again/SP-5?lang=fr\""));
        sign(old, tokenOf(page), document, "fr").statusCode(403).body(containsString("plus de cinq minutes"));
        show(old, "/backoffice/signing/SP-5", "fr").statusCode(200);

        sign(session(Tokens.president(CPAS_A)), "", document, "fr")
                .statusCode(403)
                .body(containsString("ne vient pas d’une page de votre session"));
        sign(Tokens.president(CPAS_A).claim("sid", "another"), tokenOf(page), document, "fr")
                .statusCode(403);
        sign(session(Tokens.secretary(CPAS_A)), tokenOf(page), document, "fr").statusCode(403);
        sign(Tokens.president(CPAS_A), "", document, "fr").statusCode(403);
        sign(session(Tokens.president(CPAS_A)), tokenOf(page), List.of(), "fr")
                .statusCode(400)
                .body(containsString("Rien n’est coché"));

        show(Tokens.president(CPAS_B), "/backoffice/signing", "fr").body(not(containsString("SP-5")));
        show(Tokens.president(CPAS_B), "/backoffice/signing/SP-5", "fr")
                .statusCode(404)
                .body(containsString("n’existe pas pour ce compte"));
        show(Tokens.president(CPAS_B), "/backoffice/signing/SP-5/document", "fr")
                .statusCode(404);
        show(Tokens.minister(), "/backoffice/signing", "fr").body(containsString("Aucune convention n’attend"));
        show(Tokens.minister(), "/backoffice/signing?sort=1", "fr").statusCode(400);
        RestAssured.given()
                .redirects()
                .follow(false)
                .get("/backoffice/signing")
                .then()
                .statusCode(401);
        assertThat(rowCounts()).isEqualTo(before);
    }

    /** As the pages see somebody who signed in with a browser. */
    private static Tokens session(Tokens who) {
        return who.claim("sid", "7f2c0c3e-session").claim("auth_time", System.currentTimeMillis() / 1000 - 5);
    }

    private static String tokenOf(String page) {
        var found = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static ValidatableResponse show(Tokens reader, String path, String language) {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .header("Authorization", reader.bearer())
                .header("Accept", "text/html,application/pdf")
                .header("Accept-Language", language)
                .get(path)
                .then();
    }

    private static ValidatableResponse sign(Tokens who, String token, List<String> documents, String language) {
        return RestAssured.given()
                .header("Authorization", who.bearer())
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("token", token)
                .formParam("lang", language)
                .formParam("document", documents)
                .post("/backoffice/sign")
                .then();
    }
}
