package be.fgov.mi.piis.subsidy.backoffice;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-13, SUB-20, SC-24: the page on which officers review, return and settle")
class ReviewPagesTest extends PageTest {
    private static final Tokens ONE = session(Tokens.officer());
    private static final Tokens OTHER = session(OFFICER_2);
    private static final String PATH = "/backoffice/review/";

    @Test
    @DisplayName("From the first cost to the approval and its correction, by two officers, without a script")
    void wholeWay() throws Exception {
        reported("RP-1");
        String page = page(ONE, PATH + "RP-1", "fr");
        keep("review.html", page);
        String token = tokenOf(page);
        assertThat(page)
                .contains("6 200,00 €", "Accompanies the trajectories.", "4 des coûts affichés attendent une décision")
                .contains("rejeter (hors de la période)", "rejeter (proportionnalité non démontrée)")
                .contains("Provisoire", "2 100,00 €", "Twelve persons met each week.");

        send(ONE, PATH + "RP-1/costs/C1", token, Map.of("decision", "ACCEPTED", "ground", "", "text", ""))
                .statusCode(303)
                .header("Location", containsString("done=cost-C1#cost-C1"));
        send(ONE, PATH + "RP-1/settlement", token, Map.of())
                .statusCode(409)
                .body(containsString("Chaque coût est examiné avant le décompte."));
        send(ONE, PATH + "RP-1/costs/C2", token, Map.of("decision", "ACCEPTED")).statusCode(303);
        send(ONE, PATH + "RP-1/costs/C3", token, Map.of("decision", "REJECTED", "ground", "OUTSIDE_PERIOD"))
                .statusCode(303);
        send(
                        ONE,
                        PATH + "RP-1/costs/C4",
                        token,
                        Map.of("decision", "REJECTED", "ground", "OTHER", "text", "Un\r\ndeux"))
                .statusCode(303);
        act(Tokens.worker(CPAS_B), "RP-1", "costs/C4/reply", "{\"text\": \"We do not agree.\"}")
                .statusCode(200);
        assertThat(page(OTHER, PATH + "RP-1?done=cost-C4", "fr"))
                .contains("0 des coûts affichés", "Un\ndeux", "We do not agree.", "réponse du CPAS", "C’est conservé.");

        send(ONE, PATH + "RP-1/settlement", token, Map.of()).statusCode(303);
        assertThat(page(ONE, PATH + "RP-1", "fr"))
                .contains("Vous l’avez proposé : un autre agent l’approuve.")
                .doesNotContain("settlement/approval");
        send(ONE, PATH + "RP-1/settlement/approval", token, Map.of())
                .statusCode(409)
                .body(containsString("un autre agent l’approuve"));
        String toApprove = page(OTHER, PATH + "RP-1", "fr");
        assertThat(toApprove).contains("Approuver le décompte", "Proposé, attend un autre agent");
        keep("approve.html", toApprove);
        send(ONE, PATH + "RP-1/settlement", token, Map.of()).statusCode(303);
        Map<String, String> shown = Map.of("proposal", proposalIn(toApprove));
        send(OTHER, PATH + "RP-1/settlement/approval", tokenOf(toApprove), shown)
                .statusCode(409)
                .body(containsString("Une autre proposition est venue"));
        act(OFFICER_2, "RP-1", "settlement/approval", "{\"settlementId\": \"" + shown.get("proposal") + "\"}")
                .statusCode(409);
        String anew = page(OTHER, PATH + "RP-1", "fr");
        send(OTHER, PATH + "RP-1/settlement/approval", tokenOf(anew), Map.of("proposal", proposalIn(anew)))
                .statusCode(303);
        read(Tokens.finance(), "RP-1").body("status", equalTo("settled"));

        send(OTHER, PATH + "RP-1/correction", tokenOf(toApprove), Map.of("motive", " "))
                .statusCode(400)
                .body(containsString("id=\"motive-wrong\""))
                .body(containsString("À remplir."));
        send(OTHER, PATH + "RP-1/correction", tokenOf(toApprove), Map.of("motive", "A cost was forgotten."))
                .statusCode(303);
        assertThat(page(session(Tokens.finance()), "/backoffice/money/RP-1", "fr"))
                .contains("Correction proposée par officer-2", "A cost was forgotten.")
                .doesNotContain("Correction approuvée", "/backoffice/review/");
        send(OTHER, PATH + "RP-1/correction", tokenOf(toApprove), Map.of("motive", "Again."))
                .statusCode(409)
                .body(containsString("Une correction de ce décompte est déjà proposée."));
        send(OTHER, PATH + "RP-1/correction/approval", tokenOf(toApprove), Map.of())
                .statusCode(409);
        send(ONE, PATH + "RP-1/correction/approval", token, Map.of()).statusCode(303);
        read(Tokens.finance(), "RP-1").body("status", equalTo("underControl"));
        assertThat(page(ONE, "/backoffice/money/RP-1", "fr"))
                .contains("Correction approuvée par officer", "/backoffice/review/RP-1");
    }

    @Test
    @DisplayName("SUB-20: what the CPAS sent anew after the page was shown is not reviewed unseen")
    void anotherRevision() {
        cluster("RP-9", 0);
        Tokens lead = Tokens.worker(CPAS_B);
        push(lead, "RP-9", "C1", 1, cost("staff", 620_000, "2015-03-30")).statusCode(201);
        String shown = page(ONE, PATH + "RP-9", "fr");
        assertThat(shown).contains("name=\"revision\" value=\"1\"");
        push(lead, "RP-9", "C1", 2, cost("staff", 920_000, "2015-03-30")).statusCode(201);
        Map<String, Long> before = rowCounts();

        send(ONE, PATH + "RP-9/costs/C1", tokenOf(shown), Map.of("decision", "ACCEPTED", "revision", "1"))
                .statusCode(409)
                .body(containsString("Le CPAS a renvoyé ce coût après qu’il vous a été montré."))
                .body(containsString("name=\"revision\" value=\"2\""))
                .body(not(containsString("value=\"ACCEPTED\" checked")));
        act(Tokens.officer(), "RP-9", "costs/C1/review", "{\"decision\": \"accepted\", \"revision\": 1}")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:costReplaced"))
                .body("revision", equalTo(2));
        assertThat(rowCounts()).isEqualTo(before);

        send(ONE, PATH + "RP-9/costs/C1", tokenOf(shown), Map.of("decision", "ACCEPTED", "revision", "2"))
                .statusCode(303);
    }

    @Test
    @DisplayName("A refusal stands beside its field, and what was typed is still there")
    void besideTheField() {
        reported("RP-2");
        String token = tokenOf(page(ONE, PATH + "RP-2", "fr"));
        Map<String, Long> before = rowCounts();
        send(ONE, PATH + "RP-2/costs/C1", token, Map.of("text", "Typed before"))
                .statusCode(400)
                .body(containsString("id=\"cost-C1-decision-wrong\">À remplir."))
                .body(containsString("Typed before</textarea>"))
                .body(containsString("<title>Refusé: "))
                .body(not(containsString("cost-C2-decision-wrong")));
        send(ONE, PATH + "RP-2/costs/C1", token, Map.of("decision", "REJECTED"))
                .statusCode(400)
                .body(containsString("id=\"cost-C1-ground-wrong\">Un rejet a un motif : choisissez-en un."))
                .body(containsString("aria-invalid=\"true\" aria-describedby=\"cost-C1-ground-wrong\""));
        send(ONE, PATH + "RP-2/costs/C1", token, Map.of("decision", "ACCEPTED", "ground", "NO_DIRECT_LINK"))
                .statusCode(400)
                .body(containsString("Seul un rejet a un motif"))
                .body(containsString("value=\"NO_DIRECT_LINK\" selected"))
                .body(containsString("value=\"ACCEPTED\" checked"));
        send(ONE, PATH + "RP-2/costs/C1", token, Map.of("decision", "REJECTED", "ground", "OTHER"))
                .statusCode(400)
                .body(containsString("id=\"cost-C1-text-wrong\">Dites en toutes lettres"));
        send(ONE, PATH + "RP-2/costs/C1", token, Map.of("decision", "ACCEPTED", "text", "x".repeat(4001)))
                .statusCode(400)
                .body(containsString("C’est trop long"));
        send(ONE, PATH + "RP-2/costs/C9", token, Map.of("decision", "ACCEPTED")).statusCode(404);
        send(ONE, PATH + "RP-2/report", token, Map.of("comment", ""))
                .statusCode(400)
                .body(containsString("id=\"comment-wrong\">À remplir."));
        send(ONE, PATH + "RP-2/settlement/approval", token, Map.of())
                .statusCode(409)
                .body(containsString("La convention est maintenant à un autre stade"));
        assertThat(rowCounts()).isEqualTo(before);

        send(ONE, PATH + "RP-2/report", token, Map.of("comment", "The figures of <March> are missing."))
                .statusCode(303);
        assertThat(page(ONE, PATH + "RP-2?done=report", "fr"))
                .contains("Renvoyé pour correction", "The figures of &lt;March&gt; are missing.")
                .contains("Il n’y a pas de rapport à renvoyer pour l’instant.");
        read(Tokens.officer(), "RP-2").body("status", equalTo("advancePaid"));
    }

    @Test
    @DisplayName("rules.md 2.2: fewer persons than promised ask for a decision with a motive on the page too")
    void underTarget() {
        cluster("RP-3", 4);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(Tokens.worker(CPAS_B), "RP-3", "C1", 1, cost("staff", 800_000, "2015-09-30"))
                .statusCode(201);
        report("RP-3", CPAS_B).statusCode(200);
        accept("RP-3", "C1");
        String page = page(ONE, PATH + "RP-3", "fr");
        String token = tokenOf(page);
        assertThat(page).contains("Moins de personnes que promises", "Le plafond est réduit en proportion, à 0,00 €");
        send(ONE, PATH + "RP-3/settlement", token, Map.of("underTarget.motive", ""))
                .statusCode(400)
                .body(containsString("id=\"reduce-wrong\">Moins de personnes sont comptées"));
        send(ONE, PATH + "RP-3/settlement", token, Map.of("underTarget.reduce", "false"))
                .statusCode(400)
                .body(containsString("id=\"target-motive-wrong\">À remplir."))
                .body(containsString("value=\"false\" checked"));
        send(
                        ONE,
                        PATH + "RP-3/settlement",
                        token,
                        Map.of("underTarget.reduce", "true", "underTarget.motive", "Nobody was accompanied."))
                .statusCode(303);
        read(Tokens.officer(), "RP-3/settlement")
                .body("recoveryCents", equalTo(500_000))
                .body("underTarget.motive", equalTo("Nobody was accompanied."));
    }

    @Test
    @DisplayName("A proof is handed to the officer as a file, and to nobody without that function")
    void proofs() {
        cluster("RP-4", 0);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        Tokens lead = Tokens.worker(CPAS_B);
        push(
                        lead,
                        "RP-4",
                        "C1",
                        1,
                        cost("staff", 100, "2015-09-30")
                                .replace("\"kind\"", "\"documents\": [\"D1\", \"D2\"], \"kind\""))
                .statusCode(201);
        upload(lead, "RP-4", "D1", "%PDF-1.7\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .statusCode(201);
        assertThat(page(ONE, PATH + "RP-4", "fr"))
                .contains("/backoffice/review/RP-4/proofs/D1\"", "Pièce D2 <span class=\"warning\">pas encore déposée");
        show(ONE, PATH + "RP-4/proofs/D1", "fr")
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"D1.pdf\"");
        show(session(Tokens.president(CPAS_B)), PATH + "RP-4/proofs/D1", "fr").statusCode(403);
        show(ONE, PATH + "RP-4/proofs/D2", "fr").statusCode(404);
    }

    @Test
    @DisplayName("Only officers have the page; a form of another session does nothing")
    void whoMay() {
        reported("RP-5");
        String token = tokenOf(page(ONE, PATH + "RP-5", "fr"));
        Map<String, Long> before = rowCounts();
        Map<String, String> accepts = Map.of("decision", "ACCEPTED");
        for (Tokens reader : List.of(
                Tokens.president(CPAS_B),
                Tokens.president(CPAS_A),
                Tokens.secretary(CPAS_C),
                Tokens.finance(),
                Tokens.auditor(),
                Tokens.minister())) {
            show(session(reader), PATH + "RP-5", "fr").statusCode(403).body(not(containsString("6 200")));
            for (String form : List.of(
                    "/costs/C1",
                    "/report",
                    "/settlement",
                    "/settlement/approval",
                    "/correction",
                    "/correction/approval")) {
                send(session(reader), PATH + "RP-5" + form, token, accepts).statusCode(403);
            }
        }
        send(ONE, PATH + "RP-5/costs/C1", "", accepts)
                .statusCode(403)
                .body(containsString("ne vient pas d’une page de votre session"));
        send(Tokens.officer(), PATH + "RP-5/costs/C1", token, accepts).statusCode(403);
        send(ONE, PATH + "RP-5/settlement", "0".repeat(64), Map.of()).statusCode(403);
        show(ONE, PATH + "RP-NONE", "fr").statusCode(404);
        show(ONE, PATH + "RP-5?page=0", "fr").statusCode(400);
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("The page in four languages")
    void languages() {
        reported("RP-6");
        inEachLanguage(
                ONE,
                PATH + "RP-6",
                "Examen et décompte de RP-6",
                "Onderzoek en afrekening van RP-6",
                "Prüfung und Abrechnung von RP-6",
                "Review and settlement of RP-6");
    }

    private static String proposalIn(String page) {
        return page.replaceAll("(?s).*name=\"proposal\" value=\"([0-9a-f-]{36})\".*", "$1");
    }

    /** The four costs of SC-24, and the report on them. */
    private void reported(String number) {
        cluster(number, 0);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        costsOfSc24(number, Tokens.worker(CPAS_B));
        report(number, CPAS_B).statusCode(200);
    }
}
