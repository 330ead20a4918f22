package be.fgov.mi.piis.subsidy.payment;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.ids.StructuredCommunication;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-9, S4:66: advances and balances are paid by two people and the statement of the bank")
class PaymentsTest extends SubsidyServiceTest {
    private static final String BATCHES = "/activationSubsidy/v1/paymentBatches";
    private static final String ASIDE = "/activationSubsidy/v1/setAsideLines";
    private static final String CITY = "PY-A";
    private static final String CLUSTER = "PY-B";
    private static final String OGM = StructuredCommunication.ofBase(77).value();
    private static final String OF_THE_BANK = "B-1";
    private static final Tokens FINANCE_2 = finance2();

    @Inject
    Ledger ledger;

    @Test
    @DisplayName("SC-19: prepared, released by another, in the file, executed: paid to the lead, once, and booked")
    void theWholeWay() throws Exception {
        signedCity();
        signedCluster();
        String id = prepare("""
                {"conventions": ["PY-B", "PY-A"], "declaredCount": 2, "declaredTotalCents": 9330763}
                """)
                .statusCode(201)
                .body("status", equalTo("prepared"))
                .body("count", equalTo(2))
                .body("totalCents", equalTo(9_330_763))
                .body("payments.convention", contains(CITY, CLUSTER))
                .body("payments.amountCents", contains(8_830_763, 500_000))
                .body("payments.creditor", contains(CPAS_A, CPAS_B))
                .body("payments.iban", contains(IBAN, IBAN))
                .body("payments.kind", contains("advance", "advance"))
                .body("preparedBy", equalTo("finance-1"))
                .body("file", nullValue())
                .extract()
                .path("id");
        prepare("{\"conventions\": [\"PY-A\", \"PY-B\"]}").statusCode(200).body("id", equalTo(id));
        Conventions.read(Tokens.finance(), CITY + "/advance")
                .body("payable", is(false))
                .body("blockers.code", contains("paymentUnderway"));
        as(Tokens.finance())
                .get(BATCHES + "/" + id + "/file")
                .then()
                .statusCode(409)
                .body("type", isType("batchNotReleased"));
        assertThat(number("select count(*) from ledger_transaction where kind = 'ADVANCE_RELEASED'"))
                .isZero();

        release(Tokens.finance(), id).statusCode(409).body("type", isType("samePersonReleases"));
        release(FINANCE_2, id)
                .statusCode(200)
                .body("status", equalTo("released"))
                .body("releasedBy", equalTo("finance-2"))
                .body("file", equalTo(BATCHES + "/" + id + "/file"));
        Map<String, Long> before = rowCounts();
        release(FINANCE_2, id).statusCode(200).body("status", equalTo("released"));
        release(Tokens.of("finance-3").role("spp-finance"), id)
                .statusCode(409)
                .body("type", isType("batchAlreadyReleased"));
        withdraw(id).statusCode(409).body("type", isType("batchAlreadyReleased"));
        assertThat(rowCounts()).isEqualTo(before);

        String file = file(id);
        CreditTransfersTest.validate(file);
        assertThat(file)
                .contains("<MsgId>" + id.replace("-", "") + "</MsgId>")
                .contains("<Nm>TEST SPP Integration sociale</Nm>")
                .contains("<CtrlSum>93307.63</CtrlSum>")
                .contains("<EndToEndId>" + EndToEndId.of(CITY, PaymentKind.ADVANCE, 1) + "</EndToEndId>");
        clock.moveTo(LocalDate.of(2015, 11, 16));
        assertThat(file(id)).isEqualTo(file);
        assertThat(status(CITY)).isEqualTo("fullySigned");

        statement(id, "ST-1", "2015-11-13", executed(CITY, 8_830_763), executed(CLUSTER, 500_000))
                .statusCode(200)
                .body("executed", equalTo(2))
                .body("rejected", equalTo(0))
                .body("batch.status", equalTo("answered"))
                .body("batch.payments.status", contains("paid", "paid"));
        assertThat(status(CITY)).isEqualTo("advancePaid");
        assertThat(balances(CITY)).isEqualTo("ADVANCE 8830763, BUDGET -17661525, COMMITMENT 8830762");
        assertThat(balances(CLUSTER)).isEqualTo("ADVANCE 500000, BUDGET -1000000, COMMITMENT 500000");
        Conventions.read(Tokens.finance(), CITY + "/advance").body("blockers.code", contains("advanceAlreadyPaid"));
        prepare("{\"conventions\": [\"PY-A\", \"PY-B\"]}")
                .statusCode(200)
                .body("id", equalTo(id))
                .body("status", equalTo("answered"));
        prepare("{\"conventions\": [\"PY-A\"]}")
                .statusCode(409)
                .body("type", isType("paymentNotDue"))
                .body("conventions[0].convention", equalTo(CITY))
                .body("conventions[0].blockers", contains("advanceAlreadyPaid"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("I3: a statement twice changes nothing, with another content it is refused; nothing is half-written")
    void statementsOnceAndWhole() {
        signedCity();
        signedCluster();
        String id = released("\"PY-A\", \"PY-B\"");
        Map<String, Long> before = rowCounts();
        statement(id, "ST-1", "2015-11-13", executed(CITY, 8_830_763), executed(CLUSTER, 499_999))
                .statusCode(400)
                .body("issues.name", contains("lines[1].amountCents"));
        statement(id, "ST-1", "2015-11-13", executed(CITY, 8_830_763), line("NOBODY", 1, "executed"))
                .statusCode(400)
                .body("issues[0].type", equalTo("urn:problem-type:belgif:input-validation:referencedResourceNotFound"))
                .body("issues.name", contains("lines[1].endToEndId"));
        statement(id, "ST-1", "2015-11-13", executed(CITY, 8_830_763), executed(CITY, 8_830_763))
                .statusCode(409)
                .body("type", isType("paymentAlreadyPaid"))
                .body("line", equalTo("lines[1]"));
        statement(id, "ST-1", "2015-11-14", executed(CITY, 8_830_763))
                .statusCode(400)
                .body("issues.name", contains("bookedOn"));
        statement(id, "ST-1", "2015-11-13", received(OGM, 100)).statusCode(400);
        assertThat(rowCounts()).isEqualTo(before);
        assertThat(status(CITY)).isEqualTo("fullySigned");

        statement(id, "ST-1", "2015-11-13", executed(CITY, 8_830_763))
                .statusCode(200)
                .body("executed", equalTo(1))
                .body("batch.status", equalTo("released"));
        before = rowCounts();
        statement(id, "ST-1", "2015-11-13", executed(CITY, 8_830_763))
                .statusCode(200)
                .body("executed", equalTo(1));
        statement(id, "ST-1", "2015-11-13", executed(CLUSTER, 500_000))
                .statusCode(409)
                .body("type", isType("statementConflict"));
        statement(id, "ST-2", "2015-11-13", executed(CITY, 8_830_763))
                .statusCode(409)
                .body("type", isType("paymentAlreadyPaid"));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "A payment that the bank rejects reopens with its reversal, and is prepared again with another reference")
    void rejectedReopens() {
        signedCity();
        String id = released("\"PY-A\"");
        statement(id, "ST-1", "2015-11-13", line(reference(CITY, 1), 8_830_763, "rejected"))
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("batch.status", equalTo("answered"))
                .body("batch.payments[0].status", equalTo("rejected"))
                .body("batch.payments[0].reason", equalTo("AC01"));
        assertThat(status(CITY)).isEqualTo("fullySigned");
        assertThat(balances(CITY)).isEqualTo("BUDGET -17661525, COMMITMENT 17661525");
        Conventions.read(Tokens.finance(), CITY + "/advance").body("payable", is(true));
        rebuiltTheSame();

        String again = prepare("{\"conventions\": [\"PY-A\"]}")
                .statusCode(201)
                .body("payments[0].endToEndId", equalTo(reference(CITY, 1) + "-2"))
                .extract()
                .path("id");
        assertThat(again).isNotEqualTo(id);
        release(FINANCE_2, again).statusCode(200);
        statement(again, "ST-2", "2015-11-13", executed(CITY, 8_830_763))
                .statusCode(400)
                .body("issues.name", contains("lines[0].endToEndId"));
        statement(again, "ST-2", "2015-11-13", line(reference(CITY, 2), 8_830_763, "executed"))
                .statusCode(200);
        assertThat(status(CITY)).isEqualTo("advancePaid");
        assertThat(balances(CITY)).isEqualTo("ADVANCE 8830763, BUDGET -17661525, COMMITMENT 8830762");
        rebuiltTheSame();
    }

    @Test
    @DisplayName("Money that comes back after it was paid is booked back and can be paid again")
    void sentBack() {
        signedCity();
        String id = released("\"PY-A\"");
        statement(id, "ST-1", "2015-11-13", executed(CITY, 8_830_763)).statusCode(200);
        statement(id, "ST-2", "2015-11-13", line(reference(CITY, 1), 8_830_763, "rejected"))
                .statusCode(200)
                .body("rejected", equalTo(1));
        assertThat(status(CITY)).isEqualTo("fullySigned");
        assertThat(balances(CITY)).isEqualTo("BUDGET -17661525, COMMITMENT 17661525");
        rebuiltTheSame();
        prepare("{\"conventions\": [\"PY-A\"]}").statusCode(201);
    }

    @Test
    @DisplayName(
            "The bank's own forms: pain.002 rejects, camt.053 pays; another account and a hostile file are refused")
    void filesOfTheBank() {
        signedCity();
        signedCluster();
        String id = released("\"PY-A\", \"PY-B\"");
        Map<String, Long> before = rowCounts();
        xml(id, BankFiles.camt("C-0", BankFiles.paid(reference(CITY, 1), "88307.62")))
                .statusCode(400)
                .body("issues.name", contains("lines[0].amountCents"));
        xml(id, BankFiles.camt("C-0", BankFiles.paid("NOBODY", "1.00"))).statusCode(400);
        xml(
                        id,
                        BankFiles.camt("C-0", BankFiles.paid(reference(CITY, 1), "88307.63"))
                                .replace("BE32123456789002", "BE68539007547034"))
                .statusCode(400)
                .body("issues.name", contains("Stmt/Acct"));
        xml(id, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")
                .statusCode(400)
                .body("issues.name", contains("body"));
        xml(id, "x".repeat(8 * 1024 * 1024 + 1)).statusCode(413);
        xml(id, BankFiles.pain002("P-0", "ANOTHER", "<GrpSts>RJCT</GrpSts>", ""))
                .statusCode(400);
        assertThat(rowCounts()).isEqualTo(before);

        String order = id.replace("-", "");
        xml(id, BankFiles.pain002("P-1", order, "<GrpSts>ACTC</GrpSts>", ""))
                .statusCode(200)
                .body("rejected", equalTo(0));
        xml(
                        id,
                        BankFiles.pain002(
                                "P-2",
                                order,
                                "<GrpSts>PART</GrpSts>",
                                BankFiles.transaction(
                                        reference(CLUSTER, 1),
                                        "RJCT",
                                        "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>")))
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("batch.payments[1].reason", equalTo("AC04"));
        String camt = BankFiles.camt(
                "C-1",
                BankFiles.paid(reference(CITY, 1), "88307.63")
                        + BankFiles.received(OGM, "5.00")
                        + BankFiles.paid("NOTPROVIDED", "3.00"));
        xml(id, camt).statusCode(200).body("executed", equalTo(1)).body("received", equalTo(0));
        before = rowCounts();
        xml(id, camt).statusCode(200).body("executed", equalTo(1));
        assertThat(rowCounts()).isEqualTo(before);
        assertThat(status(CITY)).isEqualTo("advancePaid");
        assertThat(status(CLUSTER)).isEqualTo("fullySigned");
        rebuiltTheSame();
    }

    @Test
    @DisplayName("pain.002: an order that the bank refuses as a whole reopens every payment of it")
    void wholeOrderRefused() {
        signedCity();
        signedCluster();
        String id = released("\"PY-A\", \"PY-B\"");
        xml(id, BankFiles.pain002("P-1", id.replace("-", ""), "<GrpSts>RJCT</GrpSts>", ""))
                .statusCode(200)
                .body("rejected", equalTo(2))
                .body("batch.status", equalTo("answered"));
        prepare("{\"conventions\": [\"PY-A\", \"PY-B\"]}").statusCode(201);
        rebuiltTheSame();
    }

    @Test
    @DisplayName("pain.002: an order refused as a whole that tells of some payments reopens the others too")
    void wholeOrderRefusedWithSomeLines() {
        signedCity();
        signedCluster();
        String id = released("\"PY-A\", \"PY-B\"");
        String line =
                BankFiles.transaction(reference(CLUSTER, 1), "RJCT", "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>");
        xml(
                        id,
                        BankFiles.pain002(
                                "P-1",
                                id.replace("-", ""),
                                "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>",
                                line))
                .statusCode(200)
                .body("rejected", equalTo(2))
                .body("batch.status", equalTo("answered"))
                .body("batch.payments.status", contains("rejected", "rejected"))
                .body("batch.payments.reason", contains("FF01", "AC04"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("A-29: a batch that the bank rejected is not the answer once its payments cannot be made any more")
    void rejectedAndTooLate() {
        signedCity();
        signedCluster();
        String id = released("\"PY-A\", \"PY-B\"");
        xml(id, BankFiles.pain002("P-1", id.replace("-", ""), "<GrpSts>RJCT</GrpSts>", ""))
                .statusCode(200);
        clock.moveTo(LocalDate.of(2016, 1, 1));
        Map<String, Long> before = rowCounts();
        prepare("{\"conventions\": [\"PY-A\", \"PY-B\"]}")
                .statusCode(409)
                .body("type", isType("paymentNotDue"))
                .body("conventions.convention", contains(CITY, CLUSTER))
                .body("conventions.blockers", contains(List.of("budgetYearClosed"), List.of("budgetYearClosed")));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "A-29: after the cut-off with a warning, after the year blocked, carried over by decision with a motive")
    void budgetYear() {
        signedCity();
        clock.moveTo(LocalDate.of(2015, 11, 16));
        String id = prepare("{\"conventions\": [\"PY-A\"]}")
                .statusCode(201)
                .body("payments[0].warnings.code", contains("afterBudgetCutOff"))
                .extract()
                .path("id");
        clock.moveTo(LocalDate.of(2016, 1, 1));
        release(FINANCE_2, id)
                .statusCode(409)
                .body("type", isType("paymentNotDue"))
                .body("conventions[0].blockers", contains("budgetYearClosed"));
        act(Tokens.officer(), CITY, "carryOver").statusCode(400);
        act(Tokens.officer(), CITY, "carryOver", "{\"text\": \"The instructions came late.\"}")
                .statusCode(200)
                .body("status", equalTo("fullySigned"))
                .body("acts.act", hasItem("carryOver"));
        assertThat(number("select count(*) from convention_advance")).isEqualTo(1);
        Conventions.read(Tokens.finance(), CITY + "/advance")
                .body("blockers.code", contains("paymentUnderway"))
                .body("warnings.code", contains("afterBudgetCutOff"));
        release(FINANCE_2, id).statusCode(200);
        statement(id, "ST-1", "2016-01-01", executed(CITY, 8_830_763)).statusCode(200);
        act(Tokens.officer(), CITY, "carryOver", "{\"text\": \"Again.\"}")
                .statusCode(409)
                .body("type", isType("invalidTransition"));
    }

    @Test
    @DisplayName("A prepared batch can be stopped; what was declared has to agree; what is not due is named")
    void withdrawnAndDeclared() {
        signedCity();
        approved(CLUSTER, CPAS_B, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)));
        prepare("{\"conventions\": [\"PY-A\", \"PY-B\"]}")
                .statusCode(409)
                .body("conventions.convention", contains(CLUSTER))
                .body(
                        "conventions[0].blockers",
                        contains("presidentSignatureMissing", "secretarySignatureMissing", "ministerSignatureMissing"));
        prepare("{\"conventions\": [\"PY-A\"], \"declaredCount\": 2, \"declaredTotalCents\": 8830762}")
                .statusCode(400)
                .body("issues.name", contains("declaredCount", "declaredTotalCents"));
        assertThat(number("select count(*) from payment_batch")).isZero();

        String id = prepare("{\"conventions\": [\"PY-A\"]}")
                .statusCode(201)
                .extract()
                .path("id");
        prepare("{\"conventions\": [\"PY-A\"], \"declaredTotalCents\": 8830762}")
                .statusCode(400);
        statement(id, "ST-1", "2015-10-13", executed(CITY, 8_830_763))
                .statusCode(409)
                .body("type", isType("paymentNotReleased"));
        withdraw(id)
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("payments.status", contains("withdrawn"));
        release(FINANCE_2, id).statusCode(409).body("type", isType("batchWithdrawn"));
        String next = prepare("{\"conventions\": [\"PY-A\"]}")
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(next).isNotEqualTo(id);
        as(Tokens.auditor())
                .get(BATCHES + "?status=prepared")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items.id", contains(next));
        as(Tokens.auditor()).get(BATCHES).then().body("total", equalTo(2)).body("items[0].id", equalTo(next));
        as(Tokens.auditor()).get(BATCHES + "/" + id).then().body("withdrawnText", notNullValue());
    }

    @Test
    @DisplayName("The same key answers the same and pays once")
    void idempotencyKey() {
        signedCity();
        var first = as(Tokens.finance())
                .header("Idempotency-Key", "pay-1")
                .body("{\"conventions\": [\"PY-A\"]}")
                .post(BATCHES);
        assertThat(first.statusCode()).isEqualTo(201);
        var again = as(Tokens.finance())
                .header("Idempotency-Key", "pay-1")
                .body("{\"conventions\": [\"PY-A\"]}")
                .post(BATCHES);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    @DisplayName("SC-24: the balance that the ledger holds as due is paid the same way and closes the convention")
    void balance() {
        signedCluster();
        statement(released("\"PY-B\""), "ST-1", "2015-11-13", executed(CLUSTER, 500_000))
                .statusCode(200);
        settled(
                Bookings.settled(CLUSTER, Euro.of("10000.00"), Euro.of("5000.00"), Euro.of("2100.00"), Euro.ZERO),
                "SETTLED");

        String id = prepare("{\"conventions\": [\"PY-B\"]}")
                .statusCode(201)
                .body("payments.kind", contains("balance"))
                .body("payments.amountCents", contains(210_000))
                .extract()
                .path("id");
        prepare("{\"conventions\": [\"PY-B\"]}").statusCode(200).body("id", equalTo(id));
        release(FINANCE_2, id).statusCode(200);
        String reference = EndToEndId.of(CLUSTER, PaymentKind.BALANCE, 1);
        statement(id, "ST-2", "2015-11-13", line(reference, 210_000, "executed"))
                .statusCode(200);
        assertThat(status(CLUSTER)).isEqualTo("closed");
        assertThat(balances(CLUSTER)).isEqualTo("ADVANCE 500000, BALANCE 210000, BUDGET -710000");
        statement(id, "ST-3", "2015-11-13", line(reference, 210_000, "rejected"))
                .statusCode(200);
        assertThat(status(CLUSTER)).isEqualTo("settled");
        prepare("{\"conventions\": [\"PY-B\"]}").statusCode(201).body("payments.amountCents", contains(210_000));
    }

    @Test
    @DisplayName("SC-24: a recovery is paid back by its communication, in parts, never more than is claimed")
    void recovery() {
        signedCluster();
        statement(released("\"PY-B\""), "ST-1", "2015-11-13", executed(CLUSTER, 500_000))
                .statusCode(200);
        settled(
                Bookings.settled(CLUSTER, Euro.of("10000.00"), Euro.of("5000.00"), Euro.ZERO, Euro.of("700.00")),
                "RECOVERY_CLAIMED");

        String batch = text("select batch_id from payment_batch");
        statement(batch, "ST-2", "2015-11-13", received(OGM, 30_000))
                .statusCode(200)
                .body("received", equalTo(1));
        assertThat(status(CLUSTER)).isEqualTo("recoveryClaimed");
        statement(batch, "ST-3", "2015-11-13", received(OGM, 40_001))
                .statusCode(200)
                .body("received", equalTo(0))
                .body("setAside", equalTo(1));
        assertThat(balances(CLUSTER)).isEqualTo("ADVANCE 430000, BUDGET -500000, RECEIVABLE 40000, RECOVERED 30000");
        xml(batch, BankFiles.camt("C-1", BankFiles.received(OGM, "400.00"))).statusCode(200);
        assertThat(status(CLUSTER)).isEqualTo("closed");
        assertThat(balances(CLUSTER)).isEqualTo("ADVANCE 430000, BUDGET -500000, RECOVERED 70000");
    }

    @Test
    @DisplayName("I3, I5: a line that needs a person is set aside and holds up no other one; it is booked later, once")
    void setAside() {
        signedCity();
        signedCluster();
        String id = released("\"PY-A\", \"PY-B\"");
        statement(id, "ST-1", "2015-11-13", executed(CITY, 8_830_763), executed(CLUSTER, 500_000))
                .statusCode(200)
                .body("setAside", equalTo(0));
        Booking settled =
                Bookings.settled(CLUSTER, Euro.of("10000.00"), Euro.of("5000.00"), Euro.of("2100.00"), Euro.ZERO);
        settled(settled, "SETTLED");
        String before = balances(CLUSTER);

        String[] returned = {
            line(reference(CLUSTER, 1), 500_000, "rejected"), line(reference(CITY, 1), 8_830_763, "rejected")
        };
        statement(id, "ST-2", "2015-11-13", returned)
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("setAside", equalTo(1))
                .body("batch.payments.status", contains("rejected", "paid"));
        assertThat(status(CITY)).isEqualTo("fullySigned");
        assertThat(status(CLUSTER)).isEqualTo("settled");
        assertThat(balances(CLUSTER)).isEqualTo(before);
        Map<String, Long> rows = rowCounts();
        statement(id, "ST-2", "2015-11-13", returned).statusCode(200).body("setAside", equalTo(1));
        statement(id, "ST-3", "2015-11-13", returned[0]).statusCode(409).body("type", isType("paymentAlreadyRejected"));
        assertThat(rowCounts()).isEqualTo(rows);

        as(Tokens.officer()).get(ASIDE).then().statusCode(403);
        as(Tokens.auditor())
                .get(ASIDE + "?status=open")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].convention", equalTo(CLUSTER))
                .body("items[0].statementId", equalTo("ST-2"))
                .body("items[0].line", equalTo("lines[0]"))
                .body("items[0].statedOn", equalTo("2015-11-13"))
                .body("items[0].endToEndId", equalTo(reference(CLUSTER, 1)))
                .body("items[0].result", equalTo("rejected"))
                .body("items[0].amountCents", equalTo(500_000))
                .body("items[0].bankReason", equalTo("AC01"))
                .body("items[0].reason", equalTo("settlementStands"))
                .body("items[0].booked", nullValue());
        String line = PaidByTheBank.setAside(CLUSTER);
        PaidByTheBank.book(line, "{}").statusCode(409).body("type", isType("settlementStands"));
        dismiss(line, "Told twice.").statusCode(409).body("type", isType("lineNotInDoubt"));
        assertThat(rowCounts()).isEqualTo(rows);

        settled(Bookings.reversalOf(settled), "UNDER_CONTROL");
        PaidByTheBank.book(line, "{\"sentBackCents\": 1}")
                .statusCode(400)
                .body("issues.name", contains("sentBackCents"));
        PaidByTheBank.book(line, "{}")
                .statusCode(200)
                .body("status", equalTo("booked"))
                .body("booked.by", equalTo("finance-1"))
                .body("booked.bookedCents", equalTo(500_000))
                .body("booked.sentBackCents", equalTo(0));
        assertThat(balances(CLUSTER)).isEqualTo("BUDGET -1000000, COMMITMENT 1000000");
        rows = rowCounts();
        PaidByTheBank.book(line, "{}").statusCode(200).body("status", equalTo("booked"));
        PaidByTheBank.book(line, "{\"sentBackCents\": 1}").statusCode(409).body("type", isType("lineAlreadyBooked"));
        statement(id, "ST-2", "2015-11-13", returned).statusCode(200).body("setAside", equalTo(1));
        statement(id, "ST-3", "2015-11-13", returned[0]).statusCode(409).body("type", isType("paymentAlreadyRejected"));
        assertThat(rowCounts()).isEqualTo(rows);
        as(Tokens.finance()).get(ASIDE + "?status=booked").then().body("total", equalTo(1));
        as(Tokens.finance()).get(ASIDE + "?status=open").then().body("total", equalTo(0));
        rebuiltTheSame();

        guarded("only grows", "delete from bank_line_set_aside");
        guarded("only grows", "update bank_line_booking set booked_cents = 0, sent_back_cents = amount_cents");
        guarded("pk_bank_line_booking", "insert into bank_line_booking select * from bank_line_booking");
        guarded(
                "came back before",
                "insert into bank_statement_line select 'ST-1', 9, payment_id, convention_number, result, true,"
                        + " amount_cents, null, false from bank_line_set_aside");
        guarded(
                "came back before",
                "insert into bank_line_set_aside select gen_random_uuid(), statement_id, 'x', payment_id,"
                        + " convention_number, result, amount_cents, null, 'SETTLEMENT_STANDS' from bank_statement_line"
                        + " where result = 'REJECTED'");
    }

    @Test
    @DisplayName("I3: what two statements tell under one reference of the bank is one entry, and is booked once")
    void oneEntryInTwoStatements() {
        claimed(OF_THE_BANK);
        String batch = text("select batch_id from payment_batch");
        statement(batch, "ST-1B", "2015-11-13", named("B-1", executed(CLUSTER, 500_000)))
                .statusCode(200)
                .body("executed", equalTo(0))
                .body("alreadyTaken", equalTo(1));
        statement(batch, "ST-2", "2015-11-13", named("B-2", received(OGM, 30_000)))
                .statusCode(200)
                .body("received", equalTo(1))
                .body("alreadyTaken", equalTo(0));
        String afterwards = balances(CLUSTER);
        for (int i = 0; i < 2; i++) {
            statement(batch, "ST-3", "2015-11-13", named("B-2", received(OGM, 30_000)))
                    .statusCode(200)
                    .body("received", equalTo(0))
                    .body("setAside", equalTo(0))
                    .body("alreadyTaken", equalTo(1));
        }
        xml(batch, BankFiles.camt("C-1", BankFiles.named("B-2", BankFiles.received(OGM, "300.00"))))
                .statusCode(200)
                .body("alreadyTaken", equalTo(1));
        assertThat(balances(CLUSTER)).isEqualTo(afterwards);

        statement(batch, "ST-4", "2015-11-13", named("B-2", received(OGM, 30_001)))
                .statusCode(200)
                .body("received", equalTo(0))
                .body("setAside", equalTo(1));
        statement(batch, "ST-5", "2015-11-13", named("B-2", received(OGM, 30_001)))
                .statusCode(200)
                .body("setAside", equalTo(0))
                .body("alreadyTaken", equalTo(1));
        String other = PaidByTheBank.setAside(CLUSTER);
        as(Tokens.finance())
                .get(ASIDE + "?status=open")
                .then()
                .body("items.reason", contains("referenceReused"))
                .body("items.bankReference", contains("B-2"));
        statement(batch, "ST-6", "2015-11-13", named("B-2", line(reference(CLUSTER, 1), 500_000, "rejected")))
                .statusCode(200)
                .body("rejected", equalTo(0))
                .body("setAside", equalTo(1));
        assertThat(balances(CLUSTER)).isEqualTo(afterwards);
        PaidByTheBank.book(other, "{}").statusCode(200).body("booked.bookedCents", equalTo(30_001));
        statement(batch, "ST-7", "2015-11-13", named("B-7", line(reference(CLUSTER, 1), 500_000, "rejected")))
                .statusCode(200)
                .body("setAside", equalTo(1));
        as(Tokens.finance())
                .get(ASIDE + "?status=open")
                .then()
                .body("items.reason", containsInAnyOrder("referenceReused", "settlementStands"));

        guarded(
                "uq_bank_statement_line_reference",
                "insert into bank_statement_line select statement_id, 9, null, convention_number, 'RECEIVED', false, 1,"
                        + " null, false, account, bank_reference from bank_statement_line where bank_reference = 'B-2'");
        guarded(
                "was taken before",
                "insert into bank_line_set_aside select gen_random_uuid(), statement_id, 'x', null, convention_number,"
                        + " result, 1, null, 'MAYBE_TOLD_BEFORE', account, bank_reference from bank_statement_line"
                        + " where bank_reference = 'B-2'");
    }

    @Test
    @DisplayName("I3: a payment is paid by our own reference, whatever the bank calls it; a reference names one line")
    void referenceOfSomethingElse() {
        claimed(OF_THE_BANK);
        signedCity();
        String id = released("\"PY-A\"");
        Map<String, Long> before = rowCounts();
        statement(id, "ST-2", "2015-11-13", named("B-3", executed(CITY, 8_830_763)), named("B-3", received(OGM, 1)))
                .statusCode(400)
                .body("issues.name", contains("lines[1].bankReference"));
        for (String bad : List.of("B".repeat(36), "B\u00e9", " B", "B;1")) {
            statement(id, "ST-2", "2015-11-13", named(bad, executed(CITY, 8_830_763)))
                    .statusCode(400)
                    .body("issues.name", contains("lines[0].bankReference"));
        }
        assertThat(rowCounts()).isEqualTo(before);
        statement(id, "ST-2", "2015-11-13", named(OF_THE_BANK, executed(CITY, 8_830_763)))
                .statusCode(200)
                .body("executed", equalTo(1));
        assertThat(text("select count(*) from bank_statement_line where bank_reference = '" + OF_THE_BANK + "'"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("I3: under the number of a sheet or of a day, and where there is none, two repayments are two")
    void noReferenceAfterAll() {
        claimed("");
        String batch = text("select batch_id from payment_batch");
        statement(batch, "ST-2", "2015-11-13", named("001", received(OGM, 10_000)))
                .statusCode(200)
                .body("received", equalTo(1));
        clock.moveTo(LocalDate.of(2015, 11, 14));
        statement(batch, "ST-3", "2015-11-14", named("001", received(OGM, 10_000)))
                .statusCode(200)
                .body("alreadyTaken", equalTo(0))
                .body("setAside", equalTo(1));
        statement(
                        batch,
                        "ST-4",
                        "2015-11-14",
                        named("NOTPROVIDED", received(OGM, 20_000)),
                        named("notprovided", received(OGM, 5_000)))
                .statusCode(200)
                .body("received", equalTo(2));
        clock.moveTo(LocalDate.of(2015, 11, 15));
        statement(batch, "ST-5", "2015-11-15", named("NOTPROVIDED", received(OGM, 20_000)))
                .statusCode(200)
                .body("received", equalTo(1));
        Map<String, Long> before = rowCounts();
        statement(batch, "ST-6", "2015-11-15", named("001", received("001223000147", 10_001)))
                .statusCode(400)
                .body("issues.name", contains("lines[0].structuredCommunication"));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("I3: a return under the reference of something else holds up neither the payment nor its true return")
    void returnInDoubt() {
        claimed(OF_THE_BANK);
        signedCity();
        String unpaid = balances(CITY);
        String id = released("\"PY-A\"");
        statement(id, "ST-2", "2015-11-13", named(OF_THE_BANK, line(reference(CITY, 1), 8_830_763, "rejected")))
                .statusCode(200)
                .body("setAside", equalTo(1));
        String doubted = PaidByTheBank.setAside(CITY);
        statement(id, "ST-3", "2015-11-13", named("B-3", executed(CITY, 8_830_763)))
                .statusCode(200)
                .body("executed", equalTo(1));
        PaidByTheBank.book(doubted, "{}").statusCode(409).body("type", isType("paymentPaidSince"));
        statement(id, "ST-4", "2015-11-13", named("B-4", line(reference(CITY, 1), 8_830_763, "rejected")))
                .statusCode(200)
                .body("rejected", equalTo(1));
        PaidByTheBank.book(doubted, "{}").statusCode(409);
        dismiss(doubted, "It was not this one.").statusCode(200).body("status", equalTo("dismissed"));
        assertThat(balances(CITY)).isEqualTo(unpaid);
    }

    @Test
    @DisplayName("I3: without a reference, the same of the same day in another statement waits for a person")
    void maybeToldTwice() {
        claimed("");
        String batch = text("select batch_id from payment_batch");
        statement(batch, "ST-2", "2015-11-13", received(OGM, 10_000), received(OGM, 10_000))
                .statusCode(200)
                .body("received", equalTo(2));
        String afterwards = balances(CLUSTER);
        statement(batch, "ST-3", "2015-11-13", received(OGM, 10_000))
                .statusCode(200)
                .body("received", equalTo(0))
                .body("setAside", equalTo(1));
        as(Tokens.finance())
                .get(ASIDE + "?status=open")
                .then()
                .body("items.reason", contains("maybeToldBefore"))
                .body("items.amountCents", contains(10_000));
        String line = PaidByTheBank.setAside(CLUSTER);
        statement(batch, "ST-4", "2015-11-13", named("B-4", received(OGM, 10_000)))
                .statusCode(200)
                .body("setAside", equalTo(1));
        assertThat(balances(CLUSTER)).isEqualTo(afterwards);
        PaidByTheBank.book(line, "{}").statusCode(200).body("booked.bookedCents", equalTo(10_000));
        PaidByTheBank.book(line, "{}").statusCode(200);
        dismiss(line, "Told twice.").statusCode(409).body("type", isType("lineAlreadyBooked"));
        String booked = "ADVANCE 430000, BUDGET -500000, RECEIVABLE 40000, RECOVERED 30000";
        assertThat(balances(CLUSTER)).isEqualTo(booked);

        String doubted = PaidByTheBank.setAside(CLUSTER);
        guarded(
                "is booked, or dismissed, or not in doubt",
                "insert into bank_line_dismissal select line_id, 'x', 'x', 'x', booked_on, booked_at"
                        + " from bank_line_booking");
        dismiss(doubted, "The bank told it twice.")
                .statusCode(200)
                .body("status", equalTo("dismissed"))
                .body("dismissed.text", equalTo("The bank told it twice."));
        dismiss(doubted, "The bank told it twice.").statusCode(200);
        dismiss(doubted, "Other words.").statusCode(409).body("type", isType("lineDismissed"));
        PaidByTheBank.book(doubted, "{}").statusCode(409).body("type", isType("lineDismissed"));
        guarded(
                "is booked, or dismissed, or not in doubt",
                "insert into bank_line_booking select line_id, 10000, 10000, 0, false, 'x', 'x', dismissed_on,"
                        + " dismissed_at from bank_line_dismissal");
        guarded("only grows", "delete from bank_line_dismissal");
        as(Tokens.finance()).get(ASIDE + "?status=open").then().body("total", equalTo(0));
        as(Tokens.finance()).get(ASIDE + "?status=dismissed").then().body("items.id", contains(doubted));
        assertThat(balances(CLUSTER)).isEqualTo(booked);
        statement(batch, "ST-4B", "2015-11-13", named("B-4", received(OGM, 10_000)))
                .statusCode(200)
                .body("alreadyTaken", equalTo(1));

        clock.moveTo(LocalDate.of(2015, 11, 14));
        statement(batch, "ST-5", "2015-11-14", received(OGM, 10_000))
                .statusCode(200)
                .body("received", equalTo(1));
        statement(batch, "ST-6", "2015-11-14", named("B-5", received(OGM, 7_000)))
                .statusCode(200)
                .body("received", equalTo(1));
        statement(batch, "ST-7", "2015-11-14", named("B-6", received(OGM, 7_000)))
                .statusCode(200)
                .body("received", equalTo(1));
        String told = BankFiles.received(OGM, "70.00")
                .replace("<NtryDtls>", "<BookgDt><Dt>2015-11-14</Dt></BookgDt><NtryDtls>");
        xml(batch, BankFiles.camt("C-1", told))
                .statusCode(200)
                .body("received", equalTo(0))
                .body("setAside", equalTo(1));
        xml(batch, BankFiles.camt("C-2", told.replace("2015-11-14", "2015-11-13")))
                .statusCode(200)
                .body("received", equalTo(1));
    }

    @Test
    @DisplayName("I3: a statement that was taken before its lines kept more of the bank is still the same one")
    void sameAsTakenBefore() {
        signedCluster();
        String id = released("\"PY-B\"");
        statement(id, "ST-1", "2015-11-13", executed(CLUSTER, 500_000)).statusCode(200);
        Map<String, Long> before = rowCounts();
        statement(id, "ST-1", "2015-11-13", named("B-1", executed(CLUSTER, 500_000)))
                .statusCode(200)
                .body("executed", equalTo(1));
        statement(id, "ST-1", "2015-11-13", named("B-1", executed(CLUSTER, 500_000)), received(OGM, 1))
                .statusCode(409)
                .body("type", isType("statementConflict"));
        assertThat(rowCounts()).isEqualTo(before);
    }

    /** 700.00 are claimed back of what was paid under this reference. */
    private void claimed(String bankReference) {
        signedCluster();
        String paid = executed(CLUSTER, 500_000);
        statement(
                        released("\"PY-B\""),
                        "ST-1",
                        "2015-11-13",
                        bankReference.isEmpty() ? paid : named(bankReference, paid))
                .statusCode(200);
        settled(
                Bookings.settled(CLUSTER, Euro.of("10000.00"), Euro.of("5000.00"), Euro.ZERO, Euro.of("700.00")),
                "RECOVERY_CLAIMED");
    }

    private static String named(String bankReference, String line) {
        return line.replace("}", ", \"bankReference\": \"" + bankReference + "\"}");
    }

    @Test
    @DisplayName("SUB-9: what the bank tells of a day on which it did not have the order is refused, and nothing taken")
    void bookedBeforeItsRelease() {
        signedCity();
        signedCluster();
        String id = released("\"PY-A\", \"PY-B\"");
        clock.moveTo(LocalDate.of(2015, 11, 16));
        Map<String, Long> before = rowCounts();
        statement(id, "ST-1", "2015-11-12", executed(CITY, 8_830_763), executed(CLUSTER, 500_000))
                .statusCode(400)
                .body("issues.name", contains("bookedOn"))
                .body("issues[0].type", equalTo("urn:problem-type:belgif-ext:input-validation:outOfRange"));
        statement(id, "ST-1", "2015-11-12", line(reference(CITY, 1), 8_830_763, "rejected"))
                .statusCode(400);
        String paid = BankFiles.paid(reference(CITY, 1), "88307.63");
        String day = "<BookgDt><Dt>2015-11-13</Dt></BookgDt>";
        String early = BankFiles.paid(reference(CLUSTER, 1), "5000.00").replace("2015-11-13", "2015-11-12");
        xml(id, BankFiles.camt("C-1", paid + early)).statusCode(400).body("issues.name", contains("lines[1].bookedOn"));
        xml(id, BankFiles.camt("C-1", paid.replace("2015-11-13", "2015-11-17")))
                .statusCode(400)
                .body("issues.name", contains("lines[0].bookedOn"));
        xml(
                        id,
                        BankFiles.pain002("P-1", id.replace("-", ""), "<GrpSts>RJCT</GrpSts>", "")
                                .replace("2015-11-13T12", "2015-11-12T12"))
                .statusCode(400)
                .body("issues.name", contains("bookedOn"));
        assertThat(rowCounts()).isEqualTo(before);
        assertThat(status(CITY)).isEqualTo("fullySigned");

        xml(id, BankFiles.camt("C-1", paid.replace(day, day + "<ValDt><Dt>2015-11-12</Dt></ValDt>")))
                .statusCode(200)
                .body("executed", equalTo(1));
    }

    @Test
    @DisplayName("A release says nothing, or an empty object: anything else is refused and releases nothing")
    void releaseTakesNoBody() {
        signedCity();
        String id = prepare("{\"conventions\": [\"PY-A\"]}").extract().path("id");
        Map<String, Long> before = rowCounts();
        releaseWith(id, "text/plain; charset=UTF-8", "{}").statusCode(415);
        releaseWith(id, "application/xml; charset=UTF-8", "<release/>").statusCode(415);
        releaseWith(id, "application/json", "{").statusCode(400).body("issues.name", contains("body"));
        releaseWith(id, "application/json", "[]").statusCode(400);
        releaseWith(id, "application/json", " ").statusCode(400);
        releaseWith(id, "application/json", "{\"batches\": \"all\"}")
                .statusCode(400)
                .body("issues.name", contains("batches"))
                .body("issues[0].type", equalTo("urn:problem-type:belgif:input-validation:unknownInput"));
        releaseWith(id, "application/json", " ".repeat(64 * 1024) + "{}").statusCode(413);
        assertThat(rowCounts()).isEqualTo(before);
        releaseWith(id, "application/json", "{}").statusCode(200).body("status", equalTo("released"));
        as(FINANCE_2)
                .noContentType()
                .post(BATCHES + "/" + id + "/release")
                .then()
                .statusCode(200)
                .body("status", equalTo("released"));
    }

    private static ValidatableResponse releaseWith(String id, String type, String body) {
        return as(FINANCE_2)
                .contentType(type)
                .body(body)
                .post(BATCHES + "/" + id + "/release")
                .then();
    }

    @Test
    @DisplayName("SUB-9: the database itself pays the lead only, the advance only, each once, and four eyes release it")
    void theDatabaseGuards() {
        signedCity();
        String id = prepare("{\"conventions\": [\"PY-A\"]}").extract().path("id");
        Map<String, Long> before = rowCounts();
        guarded("does not go to its lead", payment(id, CPAS_B, IBAN, 8_830_763, "WITHDRAWN"));
        guarded("does not go to its lead", payment(id, CPAS_A, "BE32123456789002", 8_830_763, "WITHDRAWN"));
        guarded("is another amount", payment(id, CPAS_A, IBAN, 8_830_764, "WITHDRAWN"));
        guarded("uq_payment_live", payment(id, CPAS_A, IBAN, 8_830_763, "PREPARED"));
        guarded(
                "ck_payment_batch_four_eyes",
                "update payment_batch set status = 'RELEASED', released_by = prepared_by,"
                        + " released_on = prepared_on, released_at = prepared_at");
        guarded("ck_payment_batch_released", "update payment_batch set status = 'RELEASED'");
        guarded("does not go from", "update payment set status = 'PAID'");
        guarded("does not go from", "update payment set status = 'RELEASED', amount_cents = 1");
        guarded("only grows", "delete from payment");
        guarded("ck_payment_file_sha256", "insert into payment_file values ('" + id + "', 'a', 'b', now())");
        assertThat(rowCounts()).isEqualTo(before);
    }

    private static String payment(String batch, String creditor, String iban, long cents, String status) {
        return "insert into payment values (gen_random_uuid(), '" + batch + "', 9, 'PY-A', 'ADVANCE', 9, 'E', " + cents
                + ", '" + creditor + "', 'x', '" + iban + "', '" + status + "')";
    }

    private void guarded(String message, String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .as(sql)
                .hasMessageContaining(message);
    }

    private static Tokens finance2() {
        return Tokens.of("finance-2").role("spp-finance");
    }

    private static Matcher<String> isType(String name) {
        return equalTo("urn:problem-type:spp-is:" + name);
    }

    private void signedCity() {
        signed(CITY, CPAS_A, Conventions.city(CPAS_A, 17_661_525));
    }

    private void signedCluster() {
        signed(CLUSTER, CPAS_B, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)));
    }

    private static void signed(String number, String lead, String body) {
        approved(number, lead, body);
        act(Tokens.president(lead), number, "signatures").statusCode(200);
        act(Tokens.secretary(lead), number, "signatures").statusCode(200);
        act(Tokens.minister(), number, "signatures").statusCode(200);
    }

    private static ValidatableResponse prepare(String body) {
        return as(Tokens.finance()).body(body).post(BATCHES).then();
    }

    private static ValidatableResponse release(Tokens who, String id) {
        return as(who).post(BATCHES + "/" + id + "/release").then();
    }

    private static ValidatableResponse withdraw(String id) {
        return as(FINANCE_2)
                .body("{\"text\": \"Prepared by mistake.\"}")
                .post(BATCHES + "/" + id + "/withdrawal")
                .then();
    }

    /** On 13/11/2015. */
    private String released(String conventions) {
        clock.moveTo(LocalDate.of(2015, 11, 13));
        String id = prepare("{\"conventions\": [" + conventions + "]}")
                .statusCode(201)
                .extract()
                .path("id");
        release(FINANCE_2, id).statusCode(200);
        return id;
    }

    private static String file(String id) {
        return as(Tokens.auditor())
                .get(BATCHES + "/" + id + "/file")
                .then()
                .statusCode(200)
                .contentType("application/xml")
                .extract()
                .asString();
    }

    private static String reference(String convention, int attempt) {
        return EndToEndId.of(convention, PaymentKind.ADVANCE, attempt);
    }

    private static String executed(String convention, long cents) {
        return line(reference(convention, 1), cents, "executed");
    }

    private static String line(String endToEndId, long cents, String result) {
        return "{\"endToEndId\": \"" + endToEndId + "\", \"amountCents\": " + cents + ", \"result\": \"" + result + "\""
                + (result.equals("rejected") ? ", \"reason\": \"AC01\"" : "") + "}";
    }

    private static String received(String communication, long cents) {
        return "{\"structuredCommunication\": \"" + communication + "\", \"amountCents\": " + cents
                + ", \"result\": \"received\"}";
    }

    private static ValidatableResponse statement(String batch, String id, String on, String... lines) {
        return as(Tokens.finance())
                .body("{\"statementId\": \"" + id + "\", \"bookedOn\": \"" + on + "\", \"lines\": ["
                        + String.join(",", lines) + "]}")
                .post(BATCHES + "/" + batch + "/statement")
                .then();
    }

    private static ValidatableResponse xml(String batch, String file) {
        return as(Tokens.finance())
                .contentType("application/xml; charset=UTF-8")
                .body(file)
                .post(BATCHES + "/" + batch + "/statement")
                .then();
    }

    private static String status(String convention) {
        return Conventions.read(Tokens.finance(), convention).extract().path("status");
    }

    private String balances(String convention) {
        return text("select string_agg(account || ' ' || cents, ', ' order by account) from"
                + " (select account, sum(amount_cents) as cents from ledger_entry join ledger_transaction"
                + " using (transaction_id) where convention_number = '" + convention + "' group by account"
                + " having sum(amount_cents) <> 0) b");
    }

    private static void rebuiltTheSame() {
        as(Tokens.auditor())
                .get("/activationSubsidy/v1/ledger/rebuild")
                .then()
                .statusCode(200)
                .body("differences", empty())
                .body("sumCents", equalTo(0));
    }

    /** As the approval of a settlement leaves the convention. */
    private void settled(Booking booking, String status) {
        ActContext context = new ActContext(
                new Caller("test", "subject-test", "test", Set.of(), null, null),
                LocalDate.of(2015, 11, 13),
                Instant.parse("2015-11-13T10:00:00Z"));
        QuarkusTransaction.requiringNew().run(() -> ledger.book(booking, context));
        assertThat(number("with changed as (update convention set status = '" + status + "' where number = '"
                        + booking.convention() + "' returning 1) select count(*) from changed"))
                .isEqualTo(1);
    }

    /** The claim of this test, as a settlement would have made it. */
    @ApplicationScoped
    static class ClaimOfThisTest implements ClaimedRecoveries {
        @Override
        public Optional<String> conventionOf(String structuredCommunication) {
            return OGM.equals(structuredCommunication) && claimed() ? Optional.of(CLUSTER) : Optional.empty();
        }

        private static boolean claimed() {
            return Convention.count("number = ?1 and status = ?2", CLUSTER, ConventionStatus.RECOVERY_CLAIMED) > 0;
        }

        @Override
        public long openAfterCorrection(String convention) {
            return 0;
        }
    }

    private static ValidatableResponse dismiss(String line, String words) {
        return as(Tokens.finance())
                .body("{\"text\": \"" + words + "\"}")
                .post(ASIDE + "/" + line + "/dismissal")
                .then();
    }
}
