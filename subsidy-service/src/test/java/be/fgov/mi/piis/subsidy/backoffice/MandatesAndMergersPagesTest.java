package be.fgov.mi.piis.subsidy.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-10, A-26: the pages of the mandates to sign, and of conventions that a merger put side by side")
class MandatesAndMergersPagesTest extends PageTest {
    private static final Tokens OFFICER = session(Tokens.officer());
    private static final String MANDATES = "/backoffice/mandates";
    private static final String MERGERS = "/backoffice/mergers";

    @Test
    @DisplayName(
            "An officer gives a mandate and ends it earlier; each side reads it; a refusal stands beside its field")
    void mandates() throws Exception {
        String token = tokenOf(keep("mandates.html", page(OFFICER, MANDATES, "fr")));
        Map<String, String> grant = new HashMap<>(Map.of(
                "reference", "MPG-1",
                "function", "PRESIDENT",
                "right", "SUBSTITUTE",
                "cpas", CPAS_A,
                "account", "vice-mpg",
                "from", "2015-10-20",
                "until", "2015-11-05",
                "ground", "Decision of <1 October>."));
        Map<String, Long> before = rowCounts();
        refused(token, grant, "reference", "no reference", 400, "id=\"reference-wrong\"");
        refused(token, grant, "function", "", 400, "id=\"function-wrong\">À remplir.");
        refused(token, grant, "right", "DIRECTOR_GENERAL", 400, "id=\"right-wrong\">Cela ne va pas avec");
        refused(token, grant, "cpas", "0999000111", 400, "id=\"cpas-wrong\">Le numéro n’est pas correct");
        refused(token, grant, "until", "2015-10-19", 400, "id=\"until-wrong\">Le dernier jour précède le premier.");
        refused(token, grant, "from", "soon", 400, "id=\"from-wrong\">C’est trop long, ou n’a pas la forme");
        refused(token, grant, "account", "officer", 403, "Nul ne se donne un mandat de signature à soi-même.");
        send(OFFICER, MANDATES, "", grant).statusCode(403);
        for (Tokens other : List.of(Tokens.finance(), Tokens.auditor(), Tokens.president(CPAS_A), Tokens.minister())) {
            send(session(other), MANDATES, token, grant).statusCode(403);
            send(session(other), MANDATES + "/MPG-1/end", token, Map.of("lastDay", "2015-10-25", "ground", "Back."))
                    .statusCode(403);
        }
        assertThat(rowCounts()).isEqualTo(before);
        assertThat(number("select count(*) from signing_mandate where reference = 'MPG-1'"))
                .isZero();

        send(OFFICER, MANDATES, token, grant).statusCode(303);
        refused(token, grant, "until", "2015-11-06", 409, "Cette référence désigne un autre mandat.");
        for (Tokens reader : List.of(Tokens.president(CPAS_A), Tokens.auditor(), Tokens.minister())) {
            assertThat(page(session(reader), MANDATES, "fr"))
                    .contains("vice-mpg", "Decision of &lt;1 October&gt;.")
                    .doesNotContain("<form");
        }
        assertThat(page(session(Tokens.president(CPAS_B)), MANDATES, "fr")).doesNotContain("vice-mpg");
        show(session(Tokens.vendor("vendor")), MANDATES, "fr").statusCode(403);

        send(OFFICER, MANDATES + "/MPG-1/end", token, Map.of("lastDay", "2015-10-01", "ground", "Back."))
                .statusCode(400)
                .body(containsString("id=\"last-MPG-1-wrong\">C’est en dehors de ce qui est possible"))
                .body(containsString("<details class=\"panel\" open>"));
        send(OFFICER, MANDATES + "/MPG-1/end", token, Map.of("lastDay", "2015-10-25", "ground", "Back."))
                .statusCode(303);
        assertThat(page(OFFICER, MANDATES + "?done=1", "fr")).contains("25 octobre 2015", "C’est conservé.");
        send(OFFICER, MANDATES + "/MPG-1/end", token, Map.of("lastDay", "2015-10-26", "ground", "Back."))
                .statusCode(409)
                .body(containsString("Ce mandat a déjà pris fin autrement."));
        send(OFFICER, MANDATES + "/MPG-NONE/end", token, Map.of("lastDay", "2015-10-25", "ground", "Back."))
                .statusCode(404);
        inEachLanguage(
                OFFICER, MANDATES, "Mandats de signature", "Tekenbevoegdheden", "Zeichnungsvollmachten", "Mandates to");
    }

    @Test
    @DisplayName("Two conventions under one CPAS are shown with what to do; an officer says why, once")
    void mergers() throws Exception {
        String successor = newCpas(9_971_001);
        String member = newCpas(9_971_002);
        String lead = newCpas(9_971_003);
        String third = newCpas(9_971_004);
        Conventions.push(Tokens.worker(successor), "MMP-1", 1, Conventions.city(successor, 1_000_000))
                .statusCode(201);
        Conventions.push(Tokens.worker(lead), "MMP-2", 1, Conventions.cluster(lead, List.of(lead, member, third)))
                .statusCode(201);
        Conventions.act(Tokens.worker(successor), "MMP-1", "submission").statusCode(200);
        Conventions.act(Tokens.worker(lead), "MMP-2", "submission").statusCode(200);
        RestAssured.given()
                .header("Authorization", Tokens.officer().bearer())
                .contentType(ContentType.JSON)
                .body("{\"predecessors\": [\"" + member + "\"], \"successor\": \"" + successor
                        + "\", \"lastDay\": \"2015-10-31\"}")
                .post("/registry/v1/mergers")
                .then()
                .statusCode(200);
        assertThat(page(OFFICER, MERGERS, "fr")).doesNotContain("MMP-1");
        clock.moveTo(LocalDate.of(2015, 11, 1));
        String page = keep("mergers.html", page(OFFICER, MERGERS, "fr"));
        assertThat(page).contains("MMP-1", "MMP-2", "CPAS " + member, "dites pourquoi", "Personne n’a encore examiné");
        String token = tokenOf(page);
        String id = RestAssured.given()
                .header("Authorization", Tokens.officer().bearer())
                .get("/activationSubsidy/v1/mergerConflicts")
                .then()
                .extract()
                .path("items.find { it.enterpriseNumber == '" + successor + "' }.id");
        Map<String, String> motive = Map.of("motive", "Two actions.");
        send(OFFICER, MERGERS + "/" + id, token, Map.of("motive", " "))
                .statusCode(400)
                .body(containsString("id=\"w-" + id + "\">À remplir."));
        send(OFFICER, MERGERS + "/" + id, "", motive).statusCode(403);
        for (Tokens other : List.of(Tokens.finance(), Tokens.auditor(), Tokens.president(successor))) {
            send(session(other), MERGERS + "/" + id, token, motive).statusCode(403);
        }
        show(session(Tokens.president(successor)), MERGERS, "fr")
                .statusCode(403)
                .body(not(containsString("MMP-2")));
        assertThat(page(session(Tokens.auditor()), MERGERS, "fr"))
                .contains("MMP-1")
                .doesNotContain("<form");
        send(OFFICER, MERGERS + "/00000000-0000-0000-0000-000000000000", token, motive)
                .statusCode(404);
        send(OFFICER, MERGERS + "/" + id, token, motive).statusCode(303);
        assertThat(page(OFFICER, MERGERS, "fr")).contains("Examiné par officer, 1er novembre 2015: Two actions.");
        send(OFFICER, MERGERS + "/" + id, token, motive)
                .statusCode(409)
                .body(containsString("C’est réglé ; la motivation reste"));
        Conventions.read(Tokens.officer(), "MMP-1").body("status", equalTo("underReview"));
        inEachLanguage(
                OFFICER, MERGERS, "Fusions de CPAS", "Fusies van OCMW’s", "Fusionen von ÖSHZ", "Mergers of CPAS");
    }

    private static void refused(
            String token, Map<String, String> grant, String field, String value, int status, String sentence) {
        Map<String, String> other = new HashMap<>(grant);
        other.put(field, value);
        send(OFFICER, MANDATES, token, other)
                .statusCode(status)
                .body(containsString(sentence))
                .body(containsString("value=\"" + grant.get(field.equals("until") ? "from" : "until") + "\""));
    }

    private String newCpas(long base) {
        String number = String.format("0%07d%02d", base, 97 - base % 97);
        registry.apply(new RegisteredCpas(
                number,
                63_001,
                "CPAS " + number,
                "OCMW " + number,
                null,
                LocalDate.of(1977, 1, 1),
                null,
                null,
                IBAN,
                1));
        return number;
    }
}
