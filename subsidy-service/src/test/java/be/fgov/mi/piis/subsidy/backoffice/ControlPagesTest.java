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
@DisplayName("SUB-20: the pages on which a control is held and the lead CPAS is heard")
class ControlPagesTest extends PageTest {
    private static final Tokens OFFICER = session(Tokens.officer());
    private static final Tokens LEAD = session(Tokens.president(CPAS_B));
    private static final String PATH = "/backoffice/control/";

    @Test
    @DisplayName("Opened, found, answered, concluded: each on the page, the CPAS in between, without a script")
    void wholeWay() throws Exception {
        reported("CP-1");
        String before = page(OFFICER, PATH + "CP-1", "fr");
        assertThat(before).contains("Ce rapport n’a pas de contrôle.", "Ouvrir le contrôle");
        String token = tokenOf(before);
        send(OFFICER, PATH + "CP-1", token, Map.of())
                .statusCode(303)
                .header("Location", containsString("done=open#open"));
        String opened = page(OFFICER, PATH + "CP-1?done=open", "fr");
        assertThat(opened)
                .contains("3 coûts sur 4 : 20 %, au moins 3", "Rien n’a été constaté.", "C’est conservé.")
                .contains("<option value=\"C1\">")
                .doesNotContain("Ouvrir le contrôle et tirer");
        send(OFFICER, PATH + "CP-1", token, Map.of())
                .statusCode(409)
                .body(containsString("La convention est maintenant à un autre stade"));

        send(OFFICER, PATH + "CP-1/findings", token, Map.of("cost", "C1", "ground", "", "text", "Typed before"))
                .statusCode(400)
                .body(containsString("id=\"ground-wrong\">"))
                .body(containsString("value=\"C1\" selected"))
                .body(containsString("Typed before</textarea>"));
        send(
                        OFFICER,
                        PATH + "CP-1/findings",
                        token,
                        Map.of("cost", "C1", "ground", "MISSING_DOCUMENT", "text", "No <payslip>."))
                .statusCode(303);
        String id = read(Tokens.officer(), "CP-1/control").extract().path("findings[0].findingId");
        String finding = PATH + "CP-1/findings/" + id;
        assertThat(page(OFFICER, PATH + "CP-1", "fr"))
                .contains("No &lt;payslip&gt;.", "attend la réponse du CPAS", "concluez après sa réponse")
                .doesNotContain("Conserver la conclusion");
        send(OFFICER, finding + "/conclusion", token, Map.of("upheld", "true", "text", "Too early"))
                .statusCode(409)
                .body(containsString("Le CPAS peut encore répondre"));

        String heard = keep("control.html", page(LEAD, PATH + "CP-1", "fr"));
        assertThat(heard).contains("Envoyer la réponse, une seule fois").doesNotContain("Communiquer au CPAS");
        send(LEAD, finding + "/answer", tokenOf(heard), Map.of("text", "It is in the folder."))
                .statusCode(400)
                .body(containsString("id=\"finding-" + id + "-agrees-wrong\">À remplir."))
                .body(containsString("It is in the folder.</textarea>"));
        send(LEAD, finding + "/answer", tokenOf(heard), Map.of("agrees", "false", "text", "It is in the folder."))
                .statusCode(303);
        send(LEAD, finding + "/answer", tokenOf(heard), Map.of("agrees", "true", "text", "Again"))
                .statusCode(409)
                .body(containsString("Cette constatation a déjà sa réponse."));
        assertThat(page(OFFICER, PATH + "CP-1", "fr"))
                .contains("Le CPAS n’est pas d’accord: It is in the folder.", "Conserver la conclusion");
        send(OFFICER, finding + "/conclusion", token, Map.of("upheld", "true", "text", "It is not."))
                .statusCode(303)
                .header("Location", containsString("done=finding-" + id));
        assertThat(page(LEAD, PATH + "CP-1", "fr")).contains("maintenue : le coût est rejeté", "It is not.");
        read(Tokens.officer(), "CP-1/costs/C1").body("status", equalTo("rejected"));
    }

    @Test
    @DisplayName("The lead CPAS replies to the review of a cost on its page, and only there where something was said")
    void replies() {
        reported("CP-2");
        assertThat(page(LEAD, "/backoffice/money/CP-2", "fr")).doesNotContain("votre réponse");
        act(
                        Tokens.officer(),
                        "CP-2",
                        "costs/C1/review",
                        "{\"decision\": \"rejected\", \"ground\": \"noDirectLink\", \"text\": \"Whom did it serve?\"}")
                .statusCode(200);
        String page = page(LEAD, "/backoffice/money/CP-2", "fr");
        assertThat(page)
                .contains("votre réponse", "Whom did it serve?", "Répondre sur C1")
                .doesNotContain("Répondre sur C2");
        String token = tokenOf(page);
        send(LEAD, "/backoffice/money/CP-2/costs/C1/reply", token, Map.of("text", " "))
                .statusCode(400)
                .body(containsString("id=\"reply-C1-text-wrong\">À remplir."));
        send(LEAD, "/backoffice/money/CP-2/costs/C2/reply", token, Map.of("text", "Nobody asked."))
                .statusCode(409)
                .body(containsString("<title>Refusé: "));
        send(LEAD, "/backoffice/money/CP-2/costs/C1/reply", token, Map.of("text", "It served <twelve>."))
                .statusCode(303)
                .header("Location", containsString("done=reply-C1#reply-C1"));
        assertThat(page(LEAD, "/backoffice/money/CP-2?done=reply-C1", "fr"))
                .contains("It served &lt;twelve&gt;.", "C’est conservé.");
        assertThat(page(OFFICER, "/backoffice/money/CP-2", "fr")).doesNotContain("votre réponse");
    }

    @Test
    @DisplayName("Each side does its own part, members and strangers none, and a form of another session nothing")
    void whoMay() {
        reported("CP-3");
        act(Tokens.officer(), "CP-3", "control").statusCode(200);
        act(
                        Tokens.officer(),
                        "CP-3",
                        "control/findings",
                        "{\"cost\": \"C1\", \"ground\": \"missingDocument\", \"text\": \"No payslip.\"}")
                .statusCode(200);
        String finding = PATH + "CP-3/findings/"
                + read(Tokens.officer(), "CP-3/control").extract().path("findings[0].findingId");
        String token = tokenOf(page(OFFICER, PATH + "CP-3", "fr"));
        Map<String, Long> before = rowCounts();
        for (Tokens reader : List.of(Tokens.finance(), Tokens.auditor())) {
            assertThat(page(session(reader), PATH + "CP-3", "fr"))
                    .contains("No payslip.")
                    .doesNotContain("name=\"token\"");
        }
        show(session(Tokens.minister()), PATH + "CP-3", "fr").statusCode(403).body(not(containsString("payslip")));
        show(session(Tokens.minister()), "/backoffice/money/CP-3", "fr")
                .statusCode(403)
                .body(not(containsString("6 200")));
        show(session(Tokens.secretary(CPAS_C)), PATH + "CP-3", "fr")
                .statusCode(403)
                .body(not(containsString("payslip")));
        show(session(Tokens.president(CPAS_A)), PATH + "CP-3", "fr")
                .statusCode(404)
                .body(not(containsString("payslip")));
        Map<String, String> answer = Map.of("agrees", "true", "text", "x");
        send(OFFICER, finding + "/answer", token, answer).statusCode(403);
        send(session(Tokens.secretary(CPAS_C)), finding + "/answer", token, answer)
                .statusCode(403);
        send(session(Tokens.president(CPAS_A)), finding + "/answer", token, answer)
                .statusCode(403);
        send(LEAD, PATH + "CP-3/findings", token, Map.of("cost", "C2", "ground", "OTHER", "text", "x"))
                .statusCode(403);
        send(LEAD, finding + "/conclusion", token, Map.of("upheld", "false", "text", "x"))
                .statusCode(403);
        send(OFFICER, "/backoffice/money/CP-3/costs/C1/reply", token, Map.of("text", "x"))
                .statusCode(403);
        send(LEAD, finding + "/answer", "0".repeat(64), answer).statusCode(403);
        String own = tokenOf(page(LEAD, PATH + "CP-3", "fr"));
        send(LEAD, PATH + "CP-3/findings/none/answer", own, answer).statusCode(404);
        send(LEAD, PATH + "CP-1/findings/none/answer", own, answer).statusCode(404);
        send(LEAD, finding + "/conclusion", own, Map.of("upheld", "false", "text", "x"))
                .statusCode(403);
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("The page in four languages")
    void languages() {
        reported("CP-4");
        act(Tokens.officer(), "CP-4", "control").statusCode(200);
        act(
                        Tokens.officer(),
                        "CP-4",
                        "control/findings",
                        "{\"cost\": \"C1\", \"ground\": \"missingDocument\", \"text\": \"No payslip.\"}")
                .statusCode(200);
        inEachLanguage(
                OFFICER,
                PATH + "CP-4",
                "Contrôle du rapport de CP-4",
                "Controle van het verslag van CP-4",
                "Kontrolle des Berichts von CP-4",
                "Control of the report of CP-4");
        inEachLanguage(
                LEAD,
                PATH + "CP-4",
                "Le CPAS est d’accord",
                "Het OCMW is akkoord",
                "Das ÖSHZ ist einverstanden",
                "The CPAS agrees");
    }

    private void reported(String number) {
        cluster(number, 0);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        costsOfSc24(number, Tokens.worker(CPAS_B));
        report(number, CPAS_B).statusCode(200);
    }
}
