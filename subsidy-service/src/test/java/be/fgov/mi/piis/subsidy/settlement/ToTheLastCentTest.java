package be.fgov.mi.piis.subsidy.settlement;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.FINANCE_2;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.book;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.pay;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.rebuiltTheSame;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.sentBack;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.setAside;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SC-24: from the last signature to the last cent, paid by the bank's statements alone")
class ToTheLastCentTest extends SettlingTest {
    private static final Tokens LEAD = Tokens.worker(CPAS_B);
    private static final String BATCHES = "/activationSubsidy/v1/paymentBatches";
    private static final String MOTIVE = "{\"motive\": \"A payslip was read twice.\"}";

    @Test
    @DisplayName(
            "SC-24: accepted 7,100.00, the balance of 2,100.00 is paid: closed, and the rebuilt ledger is the same")
    void balanceIsPaid() {
        signedCluster("TC-1");
        pay("TC-1", "S-1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        costsOfSc24("TC-1", LEAD);
        report("TC-1", CPAS_B).statusCode(200);
        accept("TC-1", "C1");
        accept("TC-1", "C2");
        reject("TC-1", "C3", "outsidePeriod");
        reject("TC-1", "C4", "notProportionate");
        inTheRapportUnique("TC-1").body("conventions[0].settlement", equalTo("provisional"));
        act(Tokens.officer(), "TC-1", "settlement").statusCode(200).body("advanceCents", equalTo(500_000));
        inTheRapportUnique("TC-1").body("conventions[0].settlement", equalTo("proposed"));
        act(OFFICER_2, "TC-1", "settlement/approval").statusCode(200).body("balanceCents", equalTo(210_000));
        read(LEAD, "TC-1").body("status", equalTo("settled"));

        inTheRapportUnique("TC-1")
                .body("conventions[0].advancePaidCents", equalTo(500_000))
                .body("conventions[0].acceptedCosts.staffCents", equalTo(620_000))
                .body("conventions[0].acceptedCosts.operatingCents", equalTo(90_000))
                .body("conventions[0].acceptedCents", equalTo(710_000))
                .body("conventions[0].balanceCents", equalTo(210_000))
                .body("conventions[0].recoveryCents", equalTo(0))
                .body("conventions[0].settlement", equalTo("approved"))
                .body("totals.acceptedCents", equalTo(710_000));

        pay("TC-1", "S-2", "2016-01-10", 210_000);

        read(LEAD, "TC-1").body("status", equalTo("closed"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("SC-24: accepted 4,300.00, 700.00 paid back with the structured communication: closed")
    void recoveryIsPaidBack() {
        signedCluster("TC-2");
        String batch = pay("TC-2", "S-1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "TC-2", "C1", 1, cost("staff", 430_000, "2015-09-30")).statusCode(201);
        report("TC-2", CPAS_B).statusCode(200);
        accept("TC-2", "C1");
        act(Tokens.officer(), "TC-2", "settlement").statusCode(200);
        String communication = act(OFFICER_2, "TC-2", "settlement/approval")
                .statusCode(200)
                .body("recoveryCents", equalTo(70_000))
                .extract()
                .path("structuredCommunication");

        inTheRapportUnique("TC-2")
                .body("conventions[0].advancePaidCents", equalTo(500_000))
                .body("conventions[0].acceptedCents", equalTo(430_000))
                .body("conventions[0].balanceCents", equalTo(0))
                .body("conventions[0].recoveryCents", equalTo(70_000));
        statement(batch, "S-2", "2016-01-10", """
                        { "structuredCommunication": "%s", "amountCents": 70000, "result": "received" }
                        """.formatted(communication))
                .statusCode(200)
                .body("received", equalTo(1));

        read(LEAD, "TC-2").body("status", equalTo("closed"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName(
            "A settlement is corrected by four eyes after its balance was paid: more, and then less, to the last cent")
    void correctedAfterPayment() {
        signedCluster("TC-4");
        pay("TC-4", "S-1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        costsOfSc24("TC-4", LEAD);
        report("TC-4", CPAS_B).statusCode(200);
        accept("TC-4", "C1");
        accept("TC-4", "C2");
        reject("TC-4", "C3", "outsidePeriod");
        reject("TC-4", "C4", "notProportionate");
        act(Tokens.officer(), "TC-4", "settlement").statusCode(200);
        act(Tokens.officer(), "TC-4", "settlement/correction", MOTIVE)
                .statusCode(409)
                .body("type", endsWith("invalidTransition"));
        act(OFFICER_2, "TC-4", "settlement/approval").statusCode(200);
        String batch = pay("TC-4", "S-2", "2016-01-10", 210_000);

        act(OFFICER_2, "TC-4", "settlement/correction/approval")
                .statusCode(409)
                .body("type", endsWith("correctionNotProposed"));
        act(Tokens.officer(), "TC-4", "settlement/correction", "{\"motive\": \" \"}")
                .statusCode(400);
        act(Tokens.officer(), "TC-4", "settlement/correction", MOTIVE)
                .statusCode(200)
                .body("proposed.by", equalTo("officer"))
                .body("approved", nullValue());
        read(LEAD, "TC-4").body("status", equalTo("closed"));
        act(OFFICER_2, "TC-4", "settlement/correction", MOTIVE)
                .statusCode(409)
                .body("type", endsWith("correctionProposed"));
        act(Tokens.officer(), "TC-4", "settlement/correction/approval")
                .statusCode(409)
                .body("type", endsWith("samePersonApproves"));
        act(OFFICER_2, "TC-4", "settlement/correction/approval")
                .statusCode(200)
                .body("approved.by", equalTo("officer-2"));
        read(LEAD, "TC-4").body("status", equalTo("underControl"));
        rebuiltTheSame();
        assertThat(
                        number(
                                "select count(*) from ledger_transaction r join ledger_transaction s"
                                        + " on s.transaction_id = r.reverses where r.convention_number = 'TC-4' and s.kind = 'SETTLEMENT'"))
                .isEqualTo(1);
        read(LEAD, "TC-4/settlement")
                .body("status", equalTo("provisional"))
                .body("advanceCents", equalTo(710_000))
                .body("correction.motive", equalTo("A payslip was read twice."));

        accept("TC-4", "C4");
        act(Tokens.officer(), "TC-4", "settlement").statusCode(200).body("balanceCents", equalTo(50_000));
        act(OFFICER_2, "TC-4", "settlement/approval").statusCode(200).body("acceptedCents", equalTo(760_000));
        read(LEAD, "TC-4").body("status", equalTo("settled"));
        pay("TC-4", "S-3", "2016-01-10", 50_000);
        read(LEAD, "TC-4").body("status", equalTo("closed"));
        inTheRapportUnique("TC-4")
                .body("conventions[0].advancePaidCents", equalTo(710_000))
                .body("conventions[0].acceptedCents", equalTo(760_000));
        rebuiltTheSame();

        act(OFFICER_2, "TC-4", "settlement/correction", MOTIVE).statusCode(200);
        act(Tokens.officer(), "TC-4", "settlement/correction/approval").statusCode(200);
        reject("TC-4", "C2", "noDirectLink");
        act(OFFICER_2, "TC-4", "settlement").statusCode(200).body("advanceCents", equalTo(760_000));
        String communication = act(Tokens.officer(), "TC-4", "settlement/approval")
                .statusCode(200)
                .body("recoveryCents", equalTo(90_000))
                .extract()
                .path("structuredCommunication");
        statement(batch, "S-4", "2016-01-10", """
                        { "structuredCommunication": "%s", "amountCents": 90000, "result": "received" }
                        """.formatted(communication)).statusCode(200);
        read(LEAD, "TC-4").body("status", equalTo("closed"));
        rebuiltTheSame();
        assertThat(number("select count(*) from payment where convention_number = 'TC-4' and kind = 'BALANCE'"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName(
            "What the CPAS pays back after a correction is booked by itself, and the next settlement starts from less")
    void paidBackBeforeTheNext() {
        signedCluster("TC-7");
        String batch = pay("TC-7", "TC-7-S1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "TC-7", "C1", 1, cost("staff", 430_000, "2015-09-30")).statusCode(201);
        report("TC-7", CPAS_B).statusCode(200);
        accept("TC-7", "C1");
        act(Tokens.officer(), "TC-7", "settlement").statusCode(200);
        String communication = act(OFFICER_2, "TC-7", "settlement/approval")
                .statusCode(200)
                .body("recoveryCents", equalTo(70_000))
                .extract()
                .path("structuredCommunication");
        received(batch, "TC-7-S2", communication, 10_000).statusCode(200);
        act(Tokens.officer(), "TC-7", "settlement/correction", MOTIVE).statusCode(200);
        act(OFFICER_2, "TC-7", "settlement/correction/approval").statusCode(200);
        act(Tokens.officer(), "TC-7", "settlement").statusCode(200).body("advanceCents", equalTo(490_000));

        received(batch, "TC-7-S3", communication, 20_000).statusCode(200).body("received", equalTo(1));
        received(batch, "TC-7-S3", communication, 20_000).statusCode(200);
        read(LEAD, "TC-7").body("status", equalTo("underControl"));
        rebuiltTheSame();
        received(batch, "TC-7-S4", communication, 40_001)
                .statusCode(200)
                .body("received", equalTo(0))
                .body("setAside", equalTo(1));
        String tooMuch = setAside("TC-7");
        book(tooMuch, "{}").statusCode(409).body("type", endsWith("recoveryOverpaid"));
        book(tooMuch, "{\"sentBackCents\": 40002}").statusCode(400);
        book(tooMuch, "{\"sentBackCents\": 40001}").statusCode(200).body("booked.bookedCents", equalTo(0));
        rebuiltTheSame();
        act(OFFICER_2, "TC-7", "settlement/approval").statusCode(409).body("type", endsWith("settlementOutdated"));

        act(Tokens.officer(), "TC-7", "settlement")
                .statusCode(200)
                .body("advanceCents", equalTo(470_000))
                .body("recoveryCents", equalTo(40_000));
        act(OFFICER_2, "TC-7", "settlement/approval").statusCode(200);
        rebuiltTheSame();
        received(batch, "TC-7-S5", communication, 40_000).statusCode(200);
        read(LEAD, "TC-7").body("status", equalTo("closed"));
        received(batch, "TC-7-S6", communication, 1).statusCode(200).body("setAside", equalTo(1));
        received(batch, "TC-7-S6", communication, 1).statusCode(200).body("setAside", equalTo(1));
        book(setAside("TC-7"), "{}").statusCode(409).body("type", endsWith("recoveryOverpaid"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("A balance that the bank sends back after a correction is booked by itself; the next one pays it anew")
    void balanceSentBackBeforeTheNext() {
        signedCluster("TC-8");
        pay("TC-8", "TC-8-S1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "TC-8", "C1", 1, cost("staff", 620_000, "2015-09-30")).statusCode(201);
        report("TC-8", CPAS_B).statusCode(200);
        accept("TC-8", "C1");
        act(Tokens.officer(), "TC-8", "settlement").statusCode(200);
        act(OFFICER_2, "TC-8", "settlement/approval").statusCode(200).body("balanceCents", equalTo(120_000));
        String batch = pay("TC-8", "TC-8-S2", "2016-01-10", 120_000);
        act(Tokens.officer(), "TC-8", "settlement/correction", MOTIVE).statusCode(200);
        act(OFFICER_2, "TC-8", "settlement/correction/approval").statusCode(200);
        act(Tokens.officer(), "TC-8", "settlement").statusCode(200).body("advanceCents", equalTo(620_000));
        act(OFFICER_2, "TC-8", "settlement/approval").statusCode(200);
        sentBack(batch, "TC-8-S3", "2016-01-10", 120_000)
                .statusCode(200)
                .body("rejected", equalTo(0))
                .body("setAside", equalTo(1));
        String line = setAside("TC-8");
        book(line, "{}").statusCode(409).body("type", endsWith("settledAnew"));
        act(Tokens.officer(), "TC-8", "settlement/correction", MOTIVE).statusCode(200);
        act(OFFICER_2, "TC-8", "settlement/correction/approval").statusCode(200);
        rebuiltTheSame();

        book(line, "{}").statusCode(200).body("booked.bookedCents", equalTo(120_000));
        sentBack(batch, "TC-8-S3", "2016-01-10", 120_000).statusCode(200).body("setAside", equalTo(1));

        rebuiltTheSame();
        read(LEAD, "TC-8").body("status", equalTo("underControl"));
        act(Tokens.officer(), "TC-8", "settlement")
                .statusCode(200)
                .body("advanceCents", equalTo(500_000))
                .body("balanceCents", equalTo(120_000));
        act(OFFICER_2, "TC-8", "settlement/approval").statusCode(200);
        pay("TC-8", "TC-8-S4", "2016-01-10", 120_000);
        read(LEAD, "TC-8").body("status", equalTo("closed"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName(
            "An advance that comes back after the approval waits for the correction; the next settlement pays it all")
    void advanceSentBackAfterTheApproval() {
        signedCluster("TC-20");
        String batch = pay("TC-20", "TC-20-S1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "TC-20", "C1", 1, cost("staff", 620_000, "2015-09-30")).statusCode(201);
        report("TC-20", CPAS_B).statusCode(200);
        accept("TC-20", "C1");
        act(Tokens.officer(), "TC-20", "settlement").statusCode(200);
        act(OFFICER_2, "TC-20", "settlement/approval").statusCode(200).body("balanceCents", equalTo(120_000));
        sentBack(batch, "TC-20-S2", "2016-01-10", 500_000).statusCode(200).body("setAside", equalTo(1));
        String line = setAside("TC-20");
        book(line, "{}").statusCode(409).body("type", endsWith("settlementStands"));
        pay("TC-20", "TC-20-S3", "2016-01-10", 120_000);
        read(LEAD, "TC-20").body("status", equalTo("closed"));
        book(line, "{}").statusCode(409).body("type", endsWith("settlementStands"));
        act(Tokens.officer(), "TC-20", "settlement/correction", MOTIVE).statusCode(200);
        act(OFFICER_2, "TC-20", "settlement/correction/approval").statusCode(200);
        rebuiltTheSame();

        book(line, "{}").statusCode(200).body("booked.bookedCents", equalTo(500_000));

        rebuiltTheSame();
        act(Tokens.officer(), "TC-20", "settlement")
                .statusCode(200)
                .body("advanceCents", equalTo(120_000))
                .body("balanceCents", equalTo(500_000));
        act(OFFICER_2, "TC-20", "settlement/approval").statusCode(200);
        pay("TC-20", "TC-20-S4", "2016-01-10", 500_000);
        read(LEAD, "TC-20").body("status", equalTo("closed"));
        rebuiltTheSame();
    }

    private static ValidatableResponse received(String batch, String statement, String communication, long cents) {
        return statement(batch, statement, "2016-01-10", """
                        { "structuredCommunication": "%s", "amountCents": %d, "result": "received" }
                        """.formatted(communication, cents));
    }

    @Test
    @DisplayName("A settlement is corrected before its balance is paid, but not while the bank has it")
    void correctedBeforePayment() {
        signedCluster("TC-5");
        pay("TC-5", "S-1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "TC-5", "C1", 1, cost("staff", 620_000, "2015-09-30")).statusCode(201);
        report("TC-5", CPAS_B).statusCode(200);
        accept("TC-5", "C1");
        act(Tokens.officer(), "TC-5", "settlement").statusCode(200);
        act(OFFICER_2, "TC-5", "settlement/approval").statusCode(200).body("balanceCents", equalTo(120_000));
        String batch = as(Tokens.finance())
                .body("{\"conventions\": [\"TC-5\"]}")
                .post(BATCHES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(Tokens.officer(), "TC-5", "settlement/correction", MOTIVE).statusCode(200);
        act(OFFICER_2, "TC-5", "settlement/correction/approval")
                .statusCode(409)
                .body("type", endsWith("paymentUnderway"));
        as(FINANCE_2)
                .body("{\"text\": \"To be corrected.\"}")
                .post(BATCHES + "/" + batch + "/withdrawal")
                .then()
                .statusCode(200);
        act(OFFICER_2, "TC-5", "settlement/correction/approval").statusCode(200);
        rebuiltTheSame();
        reject("TC-5", "C1", "noDirectLink");
        act(Tokens.officer(), "TC-5", "settlement").statusCode(200).body("recoveryCents", equalTo(500_000));
        act(OFFICER_2, "TC-5", "settlement/approval").statusCode(200);
        read(LEAD, "TC-5").body("status", equalTo("recoveryClaimed"));
        rebuiltTheSame();
        assertThat(as(LEAD).accept("application/pdf")
                        .get("/activationSubsidy/v1/conventions/TC-5/settlement")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .startsWith('%', 'P', 'D', 'F');
    }

    @Test
    @DisplayName("SUB-9: an advance that the bank sends back after the report comes with the balance, to the last cent")
    void advanceSentBackAfterTheReport() {
        signedCluster("TC-20");
        String batch = pay("TC-20", "S-1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "TC-20", "C1", 1, cost("staff", 430_000, "2015-09-30")).statusCode(201);
        report("TC-20", CPAS_B).statusCode(200);
        accept("TC-20", "C1");

        sentBack(batch, "S-2", "2016-01-10", 500_000).statusCode(200).body("rejected", is(1));

        read(LEAD, "TC-20").body("status", equalTo("reported")).body("acts.last().act", equalTo("advanceReturn"));
        read(LEAD, "TC-20/advance").body("payable", is(false));
        rebuiltTheSame();
        act(Tokens.officer(), "TC-20", "settlement").statusCode(200).body("advanceCents", equalTo(0));
        act(OFFICER_2, "TC-20", "settlement/approval").statusCode(200).body("balanceCents", equalTo(430_000));
        pay("TC-20", "S-3", "2016-01-10", 430_000);
        read(LEAD, "TC-20").body("status", equalTo("closed"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("SUB-9: a report that is returned after its advance came back leaves the advance to be paid again")
    void reportReturnedAfterTheAdvanceCameBack() {
        signedCluster("TC-21");
        String batch = pay("TC-21", "S-1", "2015-11-13", 500_000);
        report("TC-21", CPAS_B).statusCode(200);
        sentBack(batch, "S-2", "2015-11-13", 500_000).statusCode(200);

        act(Tokens.officer(), "TC-21", "report/return", "{\"comment\": \"A month is missing.\"}")
                .statusCode(200);

        read(LEAD, "TC-21").body("status", equalTo("fullySigned"));
        pay("TC-21", "S-3", "2015-11-13", 500_000);
        read(LEAD, "TC-21").body("status", equalTo("advancePaid"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName(
            "SUB-9: a report that is returned after a correction pays no advance on top of what was settled without")
    void reportReturnedAfterACorrectionOfWhatHadNoAdvance() {
        signedCluster("TC-22");
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "TC-22", "C1", 1, cost("staff", 430_000, "2015-09-30")).statusCode(201);
        report("TC-22", CPAS_B).statusCode(200);
        accept("TC-22", "C1");
        act(Tokens.officer(), "TC-22", "settlement").statusCode(200);
        act(OFFICER_2, "TC-22", "settlement/approval").statusCode(200).body("balanceCents", equalTo(430_000));
        pay("TC-22", "S-1", "2016-01-10", 430_000);
        act(Tokens.officer(), "TC-22", "settlement/correction", MOTIVE).statusCode(200);
        act(OFFICER_2, "TC-22", "settlement/correction/approval").statusCode(200);

        act(Tokens.officer(), "TC-22", "report/return", "{\"comment\": \"A month is missing.\"}")
                .statusCode(200);

        read(LEAD, "TC-22").body("status", equalTo("advancePaid"));
        act(Tokens.officer(), "TC-22", "carryOver", "{\"text\": \"Late.\"}").statusCode(409);
        read(LEAD, "TC-22/advance").body("payable", is(false));
        read(LEAD, "TC-22/settlement").body("advanceCents", equalTo(430_000)).body("balanceCents", equalTo(0));
        report("TC-22", CPAS_B).statusCode(200);
        act(Tokens.officer(), "TC-22", "settlement").statusCode(200);
        act(OFFICER_2, "TC-22", "settlement/approval")
                .statusCode(200)
                .body("advanceCents", equalTo(430_000))
                .body("balanceCents", equalTo(0))
                .body("recoveryCents", equalTo(0));
        read(LEAD, "TC-22").body("status", equalTo("closed"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("A-14: reported on without an advance, nobody is told that it was paid")
    void reportedWithoutAnAdvance() {
        signedCluster("TC-3");
        inTheRapportUnique("TC-3")
                .body("conventions[0].advancePaidCents", equalTo(0))
                .body("conventions[0].settlement", equalTo("provisional"));
        clock.moveTo(LocalDate.of(2016, 1, 10));
        read(LEAD, "TC-3/advance").body("blockers.code", contains("budgetYearClosed"));
        push(LEAD, "TC-3", "C1", 1, cost("staff", 430_000, "2015-09-30")).statusCode(201);
        // Before the report as after it: an advance that nobody can pay any more is neither reckoned nor claimed back.
        read(LEAD, "TC-3/settlement")
                .body("status", equalTo("provisional"))
                .body("advanceCents", equalTo(0))
                .body("recoveryCents", equalTo(0))
                .body("balanceCents", equalTo(430_000));
        report("TC-3", CPAS_B).statusCode(200);
        read(LEAD, "TC-3/advance").body("payable", is(false)).body("blockers.code", contains("reportedWithoutAdvance"));
        inTheRapportUnique("TC-3")
                .body("conventions[0].advancePaidCents", equalTo(0))
                .body("conventions[0].balanceCents", equalTo(430_000));
    }

    @Test
    @DisplayName("A-28: what an amendment grants on top of a paid advance comes with the balance, to the last cent")
    void amendedAfterTheAdvance() {
        signedCluster("TC-6");
        pay("TC-6", "S-1", "2015-11-13", 500_000);
        act(LEAD, "TC-6", "amendment", "{\"text\": \"Two groups more.\"}").statusCode(200);
        Conventions.push(
                        LEAD,
                        "TC-6",
                        2,
                        Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D))
                                .replace("\"persons\": 20", "\"persons\": 0")
                                .replace("1000000", "1200001"))
                .statusCode(201);
        Conventions.beforeMinister("TC-6", CPAS_B);
        act(Tokens.minister(), "TC-6", "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(200);
        // While it is amended the advance stays paid, and what is reckoned is what everyone signed.
        inTheRapportUnique("TC-6")
                .body("conventions[0].settlement", equalTo("provisional"))
                .body("conventions[0].advancePaidCents", equalTo(500_000));
        read(LEAD, "TC-6/settlement")
                .statusCode(200)
                .body("grantedCents", equalTo(1_000_000))
                .body("advanceCents", equalTo(500_000));
        allSign("TC-6", CPAS_B);
        read(LEAD, "TC-6").body("status", equalTo("advancePaid"));
        as(Tokens.officer())
                .body("{\"underTargetPolicy\": \"none\"}")
                .post("/activationSubsidy/v1/schemes/2015/simulations")
                .then()
                .statusCode(200)
                .body("items.effect.before.grantedCents", contains(1_200_001))
                .body("items.effect.before.advanceCents", contains(500_000))
                .body("items.effect.after.advanceCents", contains(500_000));
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "TC-6", "C1", 1, cost("staff", 1_300_000, "2015-09-30")).statusCode(201);
        report("TC-6", CPAS_B).statusCode(200);
        accept("TC-6", "C1");
        act(Tokens.officer(), "TC-6", "settlement")
                .statusCode(200)
                .body("advanceCents", equalTo(500_000))
                .body("balanceCents", equalTo(700_001));
        act(OFFICER_2, "TC-6", "settlement/approval").statusCode(200);
        pay("TC-6", "S-2", "2016-01-10", 700_001);
        read(LEAD, "TC-6").body("status", equalTo("closed"));
        rebuiltTheSame();
    }

    private static ValidatableResponse inTheRapportUnique(String number) {
        return as(LEAD).get("/rapportUnique/v1/reports/2015")
                .then()
                .statusCode(200)
                .body("conventions.number", contains(number));
    }

    private void signedCluster(String number) {
        signed(
                number,
                CPAS_B,
                Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D))
                        .replace("\"persons\": 20", "\"persons\": 0"));
        clock.moveTo(LocalDate.of(2015, 11, 13));
    }
}
