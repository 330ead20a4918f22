package be.fgov.mi.piis.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract as a document, over the wire. */
@QuarkusTest
class DocumentTest extends ServiceTest {
    private static final String PDF = "application/pdf";

    private static String contract(String reference) {
        return "/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference;
    }

    private String pushed() {
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract().json().replace("un logement stable", "<b>un logement</b> & stable"))
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
        return reference;
    }

    private static RequestSpecification asking(String accept) {
        return as(Tokens.worker(CPAS_A)).accept(accept);
    }

    @Test
    @DisplayName("in the language that is asked for, else in that of the person; whoever accepts it can read it")
    void inTheLanguageAskedFor() throws Exception {
        String reference = pushed();
        for (String[] expected : new String[][] {
            {"nl-BE,fr;q=0.5", "nl-BE", "Geïndividualiseerd project", "OCMW " + CPAS_A},
            {"de", "de-BE", "Individualisiertes Projekt", "CPAS " + CPAS_A},
            {"en", "fr-BE", "Projet individualisé", "CPAS " + CPAS_A}
        }) {
            Response answer = asking(PDF).header("Accept-Language", expected[0]).get(contract(reference));
            assertThat(answer.statusCode()).as(expected[0]).isEqualTo(200);
            assertThat(answer.contentType()).isEqualTo(PDF);
            assertThat(answer.header("Content-Language")).isEqualTo(expected[1]);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            byte[] pdf = answer.asByteArray();
            assertThat(Accessibility.breachesOfPdfUa(pdf)).isEmpty();
            assertThat(Press.textOf(pdf))
                    .contains(expected[2])
                    .contains(expected[3])
                    .contains("<b>un logement</b> & stable")
                    .contains("J. Peeters")
                    .doesNotContain(P04);
        }
    }

    @Test
    @DisplayName("JSON stays what everybody else gets, and nothing else is spoken here")
    void jsonOtherwise() {
        String reference = pushed();
        for (String accept :
                new String[] {"*/*", "application/json", "application/*", "application/pdf;q=0.5, application/json"}) {
            assertThat(asking(accept).get(contract(reference)).contentType())
                    .as(accept)
                    .startsWith("application/json");
        }
        assertThat(asking("application/json;q=0.5, application/pdf")
                        .get(contract(reference))
                        .contentType())
                .isEqualTo(PDF);
        assertThat(asking("text/html").get(contract(reference)).statusCode()).isEqualTo(406);
        assertThat(asking("image/png").get(contract(reference) + "/revisions/1").statusCode())
                .isEqualTo(406);
    }

    @Test
    @DisplayName(
            "an earlier revision is marked as one; an unknown one, or one of another CPAS, is a problem and no page")
    void revisions() throws Exception {
        String reference = pushed();
        asVendor()
                .body(Contracts.aSignedContract()
                        .with("\"supportPerson\": {\"name\": \"Ana\", \"role\": \"amie\"},")
                        .json())
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201);
        assertThat(Press.textOf(
                        asking(PDF).get(contract(reference) + "/revisions/1").asByteArray()))
                .contains("Ancienne version")
                .contains("révision 1");
        assertThat(Press.textOf(
                        asking(PDF).get(contract(reference) + "/revisions/2").asByteArray()))
                .contains("Contrat en vigueur")
                .contains("Ana");
        for (String path : new String[] {
            contract(reference) + "/revisions/9",
            contract("unknown-" + reference),
            contract(reference).replace(CPAS_A, CPAS_F)
        }) {
            Response answer = asking(PDF).get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        assertThat(as(Tokens.officer()).accept(PDF).get(contract(reference)).statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("an earlier revision shows what was signed here for it")
    void earlierRevisionWithWhatWasSignedHere() throws Exception {
        String reference = newReference();
        asVendor()
                .body(Contracts.anUnsignedContract().json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
        String hash = as(Tokens.worker(CPAS_A)).get(contract(reference)).path("contentHash");
        as(Tokens.worker(CPAS_A))
                .body("{\"party\": \"cpas\", \"route\": \"eid\", \"signer\": \"Y. Lambert\", \"contentHash\": \"" + hash
                        + "\"}")
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(201);
        asVendor()
                .body(Contracts.anUnsignedContract().json().replace("Visiter", "Visiter souvent"))
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201);
        assertThat(Press.textOf(
                        asking(PDF).get(contract(reference) + "/revisions/1").asByteArray()))
                .contains("Ancienne version")
                .contains("Y. Lambert")
                .doesNotContain("Personne n’a encore signé");
    }

    @Test
    @DisplayName("printing leaves its own line in the access log")
    void accessLog() {
        String reference = pushed();
        asking(PDF).get(contract(reference)).then().statusCode(200);
        assertThat(text("select count(*) from access_log where operation = 'contract.print' and object = '" + CPAS_A
                        + "/" + reference + "/1'"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("a second language beside the first; one that is not spoken here is refused")
    void alongside() throws Exception {
        String reference = pushed();
        assertThat(Press.textOf(
                        asking(PDF).get(contract(reference) + "?alongside=nl").asByteArray()))
                .contains("Votre contrat va du")
                .contains("Uw contract loopt van");
        assertThat(asking(PDF).get(contract(reference) + "?alongside=en").statusCode())
                .isEqualTo(400);
        assertThat(asking("application/json")
                        .get(contract(reference) + "?alongside=nl")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("LIF-4: a proposed change as an annex")
    void annex() throws Exception {
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract().json().replace("2016-01-31", "2031-01-31"))
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
        String proposed = as(Tokens.worker(CPAS_A))
                .body(
                        "{\"proposedBy\": \"cpas\", \"changes\": {\"period\": {\"from\": \"2015-02-01\", \"until\": \"2032-01-31\"}}}")
                .post(contract(reference) + "/amendments")
                .then()
                .statusCode(201)
                .extract()
                .path("amendmentId");
        Response answer =
                asking(PDF).header("Accept-Language", "fr").get(contract(reference) + "/amendments/" + proposed);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Accessibility.breachesOfPdfUa(answer.asByteArray())).isEmpty();
        assertThat(Press.textOf(answer.asByteArray()))
                .containsSubsequence(
                        "Prolongation du PIIS",
                        "En attente d’accord",
                        "Durée du contrat",
                        "31 janvier 2031",
                        "31 janvier 2032",
                        "Doivent encore répondre");
        assertThat(asking("*/*")
                        .get(contract(reference) + "/amendments/" + proposed)
                        .contentType())
                .startsWith("application/json");
        assertThat(asking(PDF).get(contract(reference) + "/amendments/none").statusCode())
                .isEqualTo(404);
    }
}
