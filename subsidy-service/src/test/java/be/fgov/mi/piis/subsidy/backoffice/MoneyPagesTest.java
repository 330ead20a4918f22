package be.fgov.mi.piis.subsidy.backoffice;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-9: the pages for the money")
class MoneyPagesTest extends SubsidyServiceTest {

    @Test
    @DisplayName("One person of finance prepares what is due, another one releases it, and the file is there")
    void twoPersons() throws Exception {
        fullySigned("MP-1", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        fullySigned("MP-2", CPAS_B, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)));
        Tokens one = session(Tokens.finance());
        Tokens other = session(Tokens.of("finance-2").role("spp-finance"));
        String due = show(one, "/backoffice/payments", "fr")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(plain(due))
                .contains("À payer aujourd’hui", "value=\"MP-1\" checked", "88 307,63 €", "5 000,00 €", "93 307,63 €")
                .contains("BE68539007547034", "Avance", "Il n’y a pas encore de lot.");
        show(session(Tokens.auditor()), "/backoffice/payments", "fr")
                .statusCode(200)
                .body(containsString("MP-1"))
                .body(not(containsString("<form")));

        String batch = URI.create(send(one, "/backoffice/payments", tokenOf(due), Map.of("convention", List.of("MP-1")))
                        .statusCode(303)
                        .extract()
                        .header("Location"))
                .getPath();
        show(one, batch, "nl")
                .statusCode(200)
                .body(containsString("een andere persoon van financiën geeft het vrij"))
                .body(not(containsString("/release\"")));
        send(one, batch + "/release", tokenOf(due), Map.of())
                .statusCode(409)
                .body(containsString("Une autre personne des finances libère ce que vous avez préparé."));
        show(one, batch + "/file", "fr").statusCode(409).body(containsString("Le fichier est écrit lorsqu’une autre"));
        keep("payments.html", due);
        String toRelease = show(other, batch, "fr").statusCode(200).extract().asString();
        keep("batch.html", toRelease);
        assertThat(plain(toRelease)).contains("1 paiements d’un total de 88 307,63 €", "Libérer ce lot", "préparé");
        send(other, batch + "/release", tokenOf(toRelease), Map.of()).statusCode(303);
        show(other, batch, "fr")
                .body(containsString("libéré"))
                .body(containsString("Fichier pour la banque"))
                .body(containsString("finance-2, 13 octobre 2015"));
        show(other, batch + "/file", "fr")
                .statusCode(200)
                .contentType(startsWith("application/xml"))
                .header("Content-Disposition", containsString("pain.001-"))
                .body(containsString("pain.001.001.09"));
        show(one, "/backoffice/payments", "fr")
                .body(containsString("value=\"MP-2\""))
                .body(not(containsString("value=\"MP-1\"")));
        for (String[] said :
                new String[][] {{"nl", "Vandaag te betalen"}, {"de", "Heute zu zahlen"}, {"en", "To be paid today"}}) {
            show(one, "/backoffice/payments", said[0]).statusCode(200).body(containsString(said[1]));
        }
    }

    @Test
    @DisplayName("The money of a convention: what was granted, advanced and is left, and every step of the reckoning")
    void moneyOfConvention() throws Exception {
        approved("MP-3", CPAS_B, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)));
        show(Tokens.officer(), "/backoffice/money/MP-3", "fr")
                .statusCode(200)
                .body(containsString("Le décompte existe dès que tous ont signé."));
        signAll("MP-3", CPAS_B);
        String page = show(Tokens.officer(), "/backoffice/money/MP-3", "fr")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(plain(page))
                .contains("Accordé", "10 000,00 €", "Provisoire", "Coûts déclarés", "hypothèse", "Aucun coût")
                .contains("x=\"0\" y=\"0\" width=\"1000\"", "Pas encore remis, prérempli", "À remettre pour le");
        keep("money.html", page);
        show(Tokens.president(CPAS_B), "/backoffice/money/MP-3", "de")
                .statusCode(200)
                .body(containsString("Abrechnung, Schritt für Schritt"));
        show(Tokens.officer(), "/backoffice/money/MP-3/statement", "fr")
                .statusCode(200)
                .contentType("application/pdf");
        show(Tokens.president(CPAS_C), "/backoffice/money/MP-3", "fr")
                .statusCode(403)
                .body(containsString("Ce compte ne peut pas faire cela."));
        show(Tokens.president(CPAS_A), "/backoffice/money/MP-3", "fr")
                .statusCode(404)
                .body(not(containsString("10 000")));
    }

    @Test
    @DisplayName("Other roles, other sessions, nothing ticked, nothing due: refused in words, and nothing is prepared")
    void refusals() {
        fullySigned("MP-4", CPAS_A, Conventions.city(CPAS_A, 100));
        Tokens finance = session(Tokens.finance());
        String token =
                tokenOf(show(finance, "/backoffice/payments", "fr").extract().asString());
        Map<String, Long> before = rowCounts();
        Map<String, List<String>> ticked = Map.of("convention", List.of("MP-4"));
        for (Tokens reader : List.of(Tokens.officer(), Tokens.president(CPAS_A), Tokens.minister())) {
            show(session(reader), "/backoffice/payments", "fr").statusCode(403);
            send(session(reader), "/backoffice/payments", token, ticked).statusCode(403);
        }
        send(session(Tokens.auditor()), "/backoffice/payments", token, ticked).statusCode(403);
        send(finance, "/backoffice/payments", "", ticked)
                .statusCode(403)
                .body(containsString("ne vient pas d’une page de votre session"));
        send(finance, "/backoffice/payments", token, Map.of()).statusCode(400);
        clock.moveTo(LocalDate.of(2016, 1, 4));
        send(finance, "/backoffice/payments", token, ticked)
                .statusCode(409)
                .body(containsString("Rien n’est à payer aujourd’hui"));
        show(finance, "/backoffice/payments/no-id", "fr").statusCode(404);
        show(finance, "/backoffice/payments/00000000-0000-0000-0000-000000000000", "fr")
                .statusCode(404);
        assertThat(rowCounts()).isEqualTo(before);
    }

    private static void fullySigned(String number, String lead, String body) {
        approved(number, lead, body);
        signAll(number, lead);
    }

    private static void signAll(String number, String lead) {
        act(Tokens.president(lead), number, "signatures").statusCode(200);
        act(Tokens.secretary(lead), number, "signatures").statusCode(200);
        act(Tokens.minister(), number, "signatures").statusCode(200);
    }

    /** As the pages see somebody who signed in with a browser. */
    private static Tokens session(Tokens who) {
        return who.claim("sid", "5d0b7a52-session");
    }

    /** For whoever wants to look at the pages after the tests. */
    private static void keep(String name, String page) throws Exception {
        Files.writeString(
                Path.of("target", name),
                page.replace("/backoffice/style.css", "classes/META-INF/resources/backoffice/style.css"));
    }

    private static String plain(String page) {
        return page.replaceAll("[\\u00a0\\u202f]", " ");
    }

    private static String tokenOf(String page) {
        var found = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static ValidatableResponse show(Tokens reader, String path, String language) {
        return RestAssured.given()
                .header("Authorization", reader.bearer())
                .header("Accept", "text/html,application/pdf,application/xml")
                .header("Accept-Language", language)
                .get(path)
                .then();
    }

    private static ValidatableResponse send(Tokens who, String path, String token, Map<String, List<String>> ticked) {
        var request = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Authorization", who.bearer())
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("token", token)
                .formParam("lang", "fr");
        ticked.forEach(request::formParam);
        return request.post(path).then();
    }
}
