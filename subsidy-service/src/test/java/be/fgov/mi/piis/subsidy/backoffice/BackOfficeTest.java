package be.fgov.mi.piis.subsidy.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.counting.CountingTables;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The first page of the back office")
class BackOfficeTest extends SubsidyServiceTest {
    @Inject
    CountingTables tables;

    @Inject
    CpasRegistry cpasRegistry;

    private String city = "";
    private String cluster = "";

    @BeforeEach
    void twoConventions() {
        city = tables.aCityConvention(2015, CPAS_A);
        cluster = tables.aDraft(2015, "CLUSTER", CPAS_B, CPAS_C, CPAS_D);
        tables.moveTo("SUBMITTED_TO_MINISTER", city);
    }

    @Test
    @DisplayName("shows each convention with type, state, who must act, granted and advance, in French")
    void french() {
        String page = show(Tokens.officer(), "/", "fr-BE")
                .statusCode(200)
                .header("Content-Language", "fr-BE")
                .header("Content-Type", startsWith("text/html"))
                .extract()
                .asString();
        assertThat(page)
                .contains("<html lang=\"fr-BE\">", "Conventions 2015", city, cluster, "CPAS 0999000129")
                .contains("Soumise au ministre", "Projet", "Ministre", "CPAS promoteur", "Ville", "Cluster")
                .contains("13 octobre 2015")
                .contains("<caption", "scope=\"col\"", "scope=\"row\"", "Se déconnecter");
        assertThat(page.replaceAll("[\\u00a0\\u202f]", " "))
                .contains("10 000,00 €", "5 000,00 €")
                .doesNotContain("20 000,00 €");
    }

    @Test
    @DisplayName("and in Dutch, by the browser or by the switch")
    void dutch() {
        for (ValidatableResponse page :
                List.of(show(Tokens.officer(), "/", "nl-BE"), show(Tokens.officer(), "/?lang=nl", "fr-BE"))) {
            page.statusCode(200)
                    .header("Content-Language", "nl-BE")
                    .body(containsString("Overeenkomsten 2015"))
                    .body(containsString("Voorgelegd aan de minister"))
                    .body(containsString("OCMW 0999000129"))
                    .body(containsString("Afmelden"));
        }
        show(Tokens.officer(), "/", "de").body(containsString("Vereinbarungen 2015"));
        show(Tokens.officer(), "/", "en").body(containsString("Conventions of 2015"));
    }

    @Test
    @DisplayName("filters by state and type")
    void filters() {
        show(Tokens.officer(), "/?status=DRAFT", "fr")
                .body(containsString(cluster))
                .body(not(containsString(city)));
        show(Tokens.officer(), "/?type=CITY&status=", "fr")
                .body(containsString(city))
                .body(not(containsString(cluster)));
        show(Tokens.officer(), "/?type=CITY&status=DRAFT", "fr")
                .body(containsString("Aucune convention ne correspond."));
        show(Tokens.officer(), "/?year=2014", "fr").statusCode(200).body(containsString("Conventions 2014"));
        show(Tokens.officer(), "/?year=two", "fr").statusCode(400);
        show(Tokens.officer(), "/?sort=amount", "fr").statusCode(400);
    }

    @Test
    @DisplayName("a signer of a CPAS sees its own conventions only")
    void signer() {
        show(Tokens.president(CPAS_A), "/", "fr")
                .statusCode(200)
                .body(containsString(city))
                .body(not(containsString(cluster)));
        show(Tokens.secretary(CPAS_C), "/", "fr").body(containsString(cluster)).body(not(containsString(city)));
    }

    @Test
    @DisplayName("who has no function here is told so, and nobody comes in without signing in")
    void noAccess() {
        for (Tokens other : List.of(Tokens.worker(CPAS_A), Tokens.vendor("vendor"))) {
            show(other, "/", "fr")
                    .statusCode(403)
                    .header("Content-Type", startsWith("text/html"))
                    .body(containsString("Pas d’accès"))
                    .body(not(containsString(city)));
        }
        RestAssured.given().redirects().follow(false).get("/").then().statusCode(401);
    }

    @Test
    @DisplayName("a browser is told to run nothing and to frame it nowhere; what others wrote is escaped")
    void headersAndEscaping() {
        cpasRegistry.apply(new RegisteredCpas(
                CPAS_A,
                57_081,
                "<script>alert(1)</script>",
                "OCMW",
                null,
                LocalDate.of(1977, 1, 1),
                null,
                null,
                IBAN,
                System.nanoTime()));
        tables.execute("select pg_sleep(1.1)");
        show(Tokens.officer(), "/", "fr")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Frame-Options", "DENY")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .body(not(containsString("<script")))
                .body(containsString("&lt;script&gt;"));
        RestAssured.given().get("/backoffice/style.css").then().statusCode(200).body(containsString(":focus-visible"));
    }

    private static ValidatableResponse show(Tokens reader, String path, String language) {
        return RestAssured.given()
                .header("Authorization", reader.bearer())
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .get(path)
                .then();
    }
}
