package be.fgov.mi.piis.subsidy.backoffice;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.subsidy.payment.PaidByTheBank;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-9: a batch is withdrawn, and the answer of the bank is brought, on pages")
class BankAnswerPagesTest extends PageTest {
    private static final Tokens ONE = session(Tokens.finance());
    private static final Tokens OTHER = session(PaidByTheBank.FINANCE_2);
    private static final String PATH = "/backoffice/payments/";

    @Test
    @DisplayName("Withdrawn with a reason, which stands on the page; without one nothing happens")
    void withdrawal() {
        signed("BA-1", CPAS_A, Conventions.city(CPAS_A, 1_000_000));
        String id = PaidByTheBank.prepare("BA-1").extract().path("id");
        String token = tokenOf(page(ONE, PATH + id, "fr"));
        Map<String, Long> before = rowCounts();
        send(ONE, PATH + id + "/withdrawal", token, Map.of("text", "  "))
                .statusCode(400)
                .body(containsString("id=\"text-wrong\">À remplir."));
        send(ONE, PATH + id + "/withdrawal", "", Map.of("text", "Wrong account."))
                .statusCode(403);
        for (Tokens other : List.of(Tokens.officer(), Tokens.auditor(), Tokens.president(CPAS_A))) {
            send(session(other), PATH + id + "/withdrawal", token, Map.of("text", "Wrong account."))
                    .statusCode(403);
        }
        assertThat(rowCounts()).isEqualTo(before);
        send(ONE, PATH + id + "/withdrawal", token, Map.of("text", "Wrong account."))
                .statusCode(303);
        assertThat(page(ONE, PATH + id, "fr"))
                .contains("Retiré par</dt><dd>finance-1, 13 octobre 2015: Wrong account.")
                .doesNotContain("<form");
        send(ONE, PATH + id + "/withdrawal", token, Map.of("text", "Again."))
                .statusCode(409)
                .body(containsString("Ce lot a été retiré."));
        assertThat(page(ONE, "/backoffice/payments", "fr")).contains("value=\"BA-1\"");
    }

    @Test
    @DisplayName("The statement of the account pays what it names, says so, and does nothing the second time")
    void statement() throws Exception {
        signed("BA-2", CPAS_A, Conventions.city(CPAS_A, 1_000_000));
        ValidatableResponse batch = PaidByTheBank.prepare("BA-2");
        String id = batch.extract().path("id");
        String reference = batch.extract().path("payments[0].endToEndId");
        String others = tokenOf(page(OTHER, PATH + id, "fr"));
        String token = tokenOf(page(ONE, PATH + id, "fr"));
        assertThat(page(OTHER, PATH + id, "fr")).doesNotContain("/statement\"");
        upload(OTHER, id, others, camt("ST-BA-2", reference, "5000.00"))
                .statusCode(409)
                .body(containsString("Un paiement du fichier n’est pas à la banque"));
        send(OTHER, PATH + id + "/release", others, Map.of()).statusCode(303);
        keep("answer.html", page(ONE, PATH + id, "fr"));
        clock.moveTo(LocalDate.of(2015, 11, 14));

        Map<String, Long> before = rowCounts();
        upload(ONE, id, token, camt("ST-BA-2", reference, "5000.01"))
                .statusCode(400)
                .body(containsString("Rien du fichier n’a été pris."))
                .body(containsString("Le paiement porte sur un autre montant."));
        String early = camt("ST-BA-2", reference, "5000.00").replace("<Dt>2015-10-13", "<Dt>2015-10-12");
        upload(ONE, id, token, early)
                .statusCode(400)
                .body(containsString("à un jour antérieur à la libération de son ordre"));
        upload(ONE, id, token, early.replace("<Dt>2015-10-12", "<Dt>2015-11-15"))
                .statusCode(400)
                .body(containsString("d’un jour encore à venir"));
        upload(ONE, id, token, "no xml").statusCode(400).body(containsString("pas un fichier pain.002 ou camt.053"));
        upload(ONE, id, token, "").statusCode(400);
        upload(ONE, id, "", camt("ST-BA-2", reference, "5000.00")).statusCode(403);
        for (Tokens other : List.of(Tokens.officer(), Tokens.auditor(), Tokens.president(CPAS_A))) {
            upload(session(other), id, token, camt("ST-BA-2", reference, "5000.00"))
                    .statusCode(403);
        }
        assertThat(rowCounts()).isEqualTo(before);

        upload(ONE, id, token, camt("ST-BA-2", reference, "5000.00"))
                .statusCode(200)
                .body(containsString("Pris : ST-BA-2"))
                .body(containsString("payés : 1"))
                .body(containsString("refusés ou renvoyés, à préparer à nouveau : 0"));
        before = rowCounts();
        upload(ONE, id, token, camt("ST-BA-2", reference, "5000.00"))
                .statusCode(200)
                .body(containsString("payés : 1"));
        assertThat(rowCounts()).isEqualTo(before);
        Conventions.read(Tokens.officer(), "BA-2").body(containsString("advancePaid"));
        inEachLanguage(
                ONE,
                PATH + id,
                "Prendre la réponse de la banque",
                "Het antwoord van de bank opnemen",
                "Die Antwort der Bank übernehmen",
                "Take the answer of the bank");
    }

    @Test
    @DisplayName("A line that waits for a person stands on the page of the payments, and is booked from there, once")
    void setAside() throws Exception {
        signed("BA-3", CPAS_A, Conventions.city(CPAS_A, 1_000_000));
        ValidatableResponse batch = PaidByTheBank.prepare("BA-3");
        String id = batch.extract().path("id");
        String reference = batch.extract().path("payments[0].endToEndId");
        send(OTHER, PATH + id + "/release", tokenOf(page(OTHER, PATH + id, "fr")), Map.of())
                .statusCode(303);
        String token = tokenOf(page(ONE, PATH + id, "fr"));
        upload(ONE, id, token, camt("ST-BA-3", reference, "5000.00")).statusCode(200);
        status("BA-3", "SETTLED");
        String returned = camt("ST-BA-3R", reference, "5000.00")
                .replace("DBIT", "CRDT")
                .replace("<Refs>", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf><Refs>");
        upload(ONE, id, token, returned)
                .statusCode(200)
                .body(containsString("mises de côté, à comptabiliser par quelqu’un : 1"));
        String line = PaidByTheBank.setAside("BA-3");
        String booking = "/backoffice/setAsideLines/" + line + "/booking";
        assertThat(page(ONE, "/backoffice/payments", "fr"))
                .contains("Lignes de la banque qui attendent quelqu’un (1)")
                .contains("un décompte approuvé tient compte de ce paiement")
                .contains("action=\"" + booking + "\"");
        keep("aside.html", page(ONE, "/backoffice/payments", "fr"));
        assertThat(page(session(Tokens.auditor()), "/backoffice/payments", "fr"))
                .contains("un décompte approuvé tient compte de ce paiement")
                .doesNotContain(booking);
        String dismissal = booking.replace("/booking", "/dismissal");
        assertThat(page(ONE, "/backoffice/payments", "fr")).doesNotContain(dismissal);
        Map<String, Long> before = rowCounts();
        send(ONE, booking, token, Map.of()).statusCode(409).body(containsString("Faites-le corriger"));
        send(ONE, dismissal, token, Map.of("text", "Told twice."))
                .statusCode(409)
                .body(containsString("La banque a bougé cet argent."));
        send(ONE, booking, "", Map.of()).statusCode(403);
        send(session(Tokens.officer()), booking, token, Map.of()).statusCode(403);
        send(ONE, booking, token, Map.of("sentBackCents", "much")).statusCode(400);
        assertThat(rowCounts()).isEqualTo(before);
        status("BA-3", "UNDER_CONTROL");
        send(ONE, booking, token, Map.of()).statusCode(303);
        before = rowCounts();
        send(ONE, booking, token, Map.of()).statusCode(303);
        assertThat(rowCounts()).isEqualTo(before);
        assertThat(page(ONE, "/backoffice/payments", "fr")).contains("Aucune ligne n’attend.");
        inEachLanguage(
                ONE,
                "/backoffice/payments",
                "Lignes de la banque qui attendent quelqu’un",
                "Lijnen van de bank die op iemand wachten",
                "Zeilen der Bank, die auf jemanden warten",
                "Lines of the bank that wait for a person");
    }

    @Test
    @DisplayName("Money that may be told twice is dismissed from the page with what the bank said, and waits no more")
    void dismissed() throws Exception {
        signed(
                "BA-6",
                CPAS_B,
                Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D))
                        .replace("\"persons\": 20", "\"persons\": 0"));
        clock.moveTo(LocalDate.of(2015, 11, 13));
        String batch = PaidByTheBank.pay("BA-6", "ST-BA-6", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(Tokens.worker(CPAS_B), "BA-6", "C1", 1, cost("staff", 430_000, "2015-09-30"))
                .statusCode(201);
        report("BA-6", CPAS_B).statusCode(200);
        accept("BA-6", "C1");
        act(Tokens.officer(), "BA-6", "settlement").statusCode(200);
        String claim = act(OFFICER_2, "BA-6", "settlement/approval").extract().path("structuredCommunication");
        for (String statement : List.of("ST-BA-6A", "ST-BA-6B")) {
            PaidByTheBank.statement(batch, statement, "2016-01-10", """
                            { "structuredCommunication": "%s", "amountCents": 10000, "result": "received" }
                            """.formatted(claim))
                    .statusCode(200);
        }
        String dismissal = "/backoffice/setAsideLines/" + PaidByTheBank.setAside("BA-6") + "/dismissal";
        String shown = page(ONE, "/backoffice/payments", "fr");
        keep("doubt.html", shown);
        assertThat(shown).contains("action=\"" + dismissal + "\"", "Ce que la banque a dit", "Écarter");
        assertThat(page(session(Tokens.auditor()), "/backoffice/payments", "fr"))
                .doesNotContain(dismissal);
        Map<String, Long> before = rowCounts();
        send(ONE, dismissal, tokenOf(shown), Map.of("text", " ")).statusCode(400);
        send(ONE, dismissal, "", Map.of("text", "Told twice.")).statusCode(403);
        assertThat(rowCounts()).isEqualTo(before);
        send(ONE, dismissal, tokenOf(shown), Map.of("text", "Told twice.")).statusCode(303);
        assertThat(page(ONE, "/backoffice/payments", "fr")).contains("Aucune ligne n’attend.");
        inEachLanguage(
                ONE,
                "/backoffice/payments",
                "Lignes de la banque qui attendent quelqu’un",
                "Lijnen van de bank die op iemand wachten",
                "Zeilen der Bank, die auf jemanden warten",
                "Lines of the bank that wait for a person");
    }

    @Test
    @DisplayName("What a file tells again under a reference of the bank is said; what is something else waits")
    void toldAgain() throws Exception {
        signed("BA-4", CPAS_A, Conventions.city(CPAS_A, 1_000_000));
        ValidatableResponse batch = PaidByTheBank.prepare("BA-4");
        String id = batch.extract().path("id");
        String reference = batch.extract().path("payments[0].endToEndId");
        send(OTHER, PATH + id + "/release", tokenOf(page(OTHER, PATH + id, "fr")), Map.of())
                .statusCode(303);
        String token = tokenOf(page(ONE, PATH + id, "fr"));
        String paid = camt("ST-BA-4", reference, "5000.00")
                .replace("<NtryDtls>", "<AcctSvcrRef>BA4-1</AcctSvcrRef><NtryDtls>");
        upload(ONE, id, token, paid).statusCode(200).body(containsString("payés : 1"));
        upload(ONE, id, token, paid.replace("ST-BA-4", "ST-BA-4E"))
                .statusCode(200)
                .body(containsString("payés : 0"))
                .body(containsString("déjà dites par un fichier antérieur, rien à faire : 1"));
        upload(
                        ONE,
                        id,
                        token,
                        paid.replace("ST-BA-4", "ST-BA-4R")
                                .replace("DBIT", "CRDT")
                                .replace("<Refs>", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf><Refs>"))
                .statusCode(200)
                .body(containsString("mises de côté, à comptabiliser par quelqu’un : 1"));
        assertThat(page(ONE, "/backoffice/payments", "fr"))
                .contains("référence de la banque <span class=\"fingerprint\">BA4-1</span>");
        inEachLanguage(
                ONE,
                "/backoffice/payments",
                "la banque a donné cette référence à une autre ligne auparavant",
                "de bank gaf deze referentie eerder aan een andere lijn",
                "die Bank gab diese Referenz zuvor einer anderen Zeile",
                "the bank gave this reference to another line before");
    }

    /** As acts on other pages leave it. */
    private void status(String convention, String status) {
        assertThat(number("with changed as (update convention set status = '" + status + "' where number = '"
                        + convention + "' returning 1) select count(*) from changed"))
                .isEqualTo(1);
    }

    private static ValidatableResponse upload(Tokens who, String batch, String token, String file) {
        return RestAssured.given()
                .header("Authorization", who.bearer())
                .header("Accept", "text/html")
                .multiPart("token", token)
                .multiPart("lang", "fr")
                .multiPart("file", "answer.xml", file.getBytes(StandardCharsets.UTF_8), "application/xml")
                .post(PATH + batch + "/statement")
                .then();
    }

    private static String camt(String id, String endToEndId, String amount) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
                  <BkToCstmrStmt>
                    <GrpHdr><MsgId>G-1</MsgId><CreDtTm>2015-10-13T18:00:00</CreDtTm></GrpHdr>
                    <Stmt>
                      <Id>%s</Id><CreDtTm>2015-10-13T18:00:00</CreDtTm>
                      <Acct><Id><IBAN>BE32123456789002</IBAN></Id><Ccy>EUR</Ccy></Acct>
                      <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
                        <BookgDt><Dt>2015-10-13</Dt></BookgDt>
                        <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
                    </Stmt>
                  </BkToCstmrStmt>
                </Document>
                """.formatted(id, amount, endToEndId);
    }
}
