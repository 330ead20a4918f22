package be.fgov.mi.piis.subsidy.settlement;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.identity.ids.StructuredCommunication;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SC-24, A-14: from the costs to the balance or the recovery")
class SettlementOfConventionTest extends SettlingTest {
    private static final Tokens LEAD = Tokens.worker(CPAS_B);

    @Inject
    RecoveryClaims recoveryClaims;

    @Test
    @DisplayName("SC-24: 7,100.00 of 8,000.00 accepted, balance 2,100.00, proposed and approved by two officers")
    void balance() {
        cluster("SE-1", 0);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        costsOfSc24("SE-1", LEAD);

        String reserved = read(LEAD, "SE-1/settlement")
                .statusCode(200)
                .body("status", equalTo("provisional"))
                .body("declaredCents", equalTo(800_000))
                .body("acceptedCents", equalTo(710_000))
                .body("advanceCents", equalTo(500_000))
                .body("balanceCents", equalTo(210_000))
                .body("recoveryCents", equalTo(0))
                .extract()
                .path("structuredCommunication");
        assertThat(StructuredCommunication.isValid(reserved)).isTrue();

        act(Tokens.officer(), "SE-1", "settlement").statusCode(409).body("conventionStatus", equalTo("advancePaid"));
        report("SE-1", CPAS_B).statusCode(200).body("conventionStatus", equalTo("reported"));
        act(Tokens.officer(), "SE-1", "settlement")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:costsNotReviewed"))
                .body("costs", contains("C1", "C2", "C3", "C4"));
        assertThat(number("select count(*) from control"))
                .as("a refusal opens nothing")
                .isZero();
        accept("SE-1", "C1");
        accept("SE-1", "C2");
        reject("SE-1", "C3", "outsidePeriod");
        reject("SE-1", "C4", "notProportionate");
        act(Tokens.officer(), "SE-1", "settlement")
                .statusCode(200)
                .body("status", equalTo("proposed"))
                .body("balanceCents", equalTo(210_000))
                .body("structuredCommunication", equalTo(reserved));
        act(Tokens.officer(), "SE-1", "settlement/approval")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:samePersonApproves"));
        act(OFFICER_2, "SE-1", "settlement/approval")
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("acceptedCents", equalTo(710_000))
                .body("balanceCents", equalTo(210_000))
                .body("proposed.by", equalTo("officer"))
                .body("approved.by", equalTo("officer-2"));

        read(Tokens.finance(), "SE-1").statusCode(200).body("status", equalTo("settled"));
        assertThat(account("SE-1", "BALANCE_DUE")).isEqualTo(210_000);
        assertThat(account("SE-1", "ADVANCE")).isEqualTo(500_000);
        assertThat(account("SE-1", "COMMITMENT")).isZero();
        assertThat(account("SE-1", "BUDGET")).isEqualTo(-710_000);
        assertThat(recoveryOf(reserved)).as("nothing is claimed back").isNull();

        Map<String, Long> before = rowCounts();
        act(OFFICER_2, "SE-1", "settlement/approval").statusCode(409);
        act(Tokens.officer(), "SE-1", "settlement").statusCode(409);
        push(LEAD, "SE-1", "C9", 1, cost("staff", 1, "2015-09-30")).statusCode(409);
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("SC-24: accepted costs of 4,300.00 claim 700.00 back, with a structured communication")
    void recovery() {
        cluster("SE-2", 0);
        settled("SE-2", 430_000);

        read(Tokens.finance(), "SE-2/settlement")
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("acceptedCents", equalTo(430_000))
                .body("balanceCents", equalTo(0))
                .body("recoveryCents", equalTo(70_000))
                .body("steps[-1].rule", equalTo("A-14"))
                .body("steps[-1].assumption", is(true))
                .body("steps[-1].amountCents", equalTo(70_000));
        read(Tokens.finance(), "SE-2").body("status", equalTo("recoveryClaimed"));
        assertThat(account("SE-2", "RECEIVABLE")).isEqualTo(70_000);
        assertThat(account("SE-2", "ADVANCE")).isEqualTo(430_000);
        assertThat(account("SE-2", "BALANCE_DUE")).isZero();
        String ogm = read(Tokens.finance(), "SE-2/settlement").extract().path("structuredCommunication");
        assertThat(recoveryOf(ogm)).isEqualTo("SE-2");
        assertThat(recoveryOf(StructuredCommunication.ofBase(1).value())).isNull();
    }

    @Test
    @DisplayName("SC-24: costs of 12,000.00 are accepted up to 10,000.00, balance 5,000.00")
    void capped() {
        cluster("SE-3", 0);
        settled("SE-3", 1_200_000);

        read(Tokens.auditor(), "SE-3/settlement")
                .body("declaredCents", equalTo(1_200_000))
                .body("acceptedCents", equalTo(1_000_000))
                .body("balanceCents", equalTo(500_000));
        assertThat(account("SE-3", "BALANCE_DUE")).isEqualTo(500_000);
        assertThat(account("SE-3", "BUDGET")).isEqualTo(-1_000_000);
    }

    @Test
    @DisplayName("A-14: what was accepted to the cent like the advance closes the convention at once")
    void nothingIsLeft() {
        cluster("SE-4", 0);
        settled("SE-4", 500_000);

        read(Tokens.finance(), "SE-4").body("status", equalTo("closed"));
        assertThat(account("SE-4", "BUDGET")).isEqualTo(-500_000);
        assertThat(number("select count(*) from convention_act where convention_number = 'SE-4'"
                        + " and act in ('SETTLEMENT', 'CLOSURE')"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("SC-24: every line says its rule and which one is an assumption, in four languages")
    void languages() {
        cluster("SE-5", 0);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        costsOfSc24("SE-5", LEAD);

        steps("fr-BE")
                .header("Content-Language", equalTo("fr-BE"))
                .body("steps.text", hasItem("Coûts rejetés : hors de la période (lignes : 1)"))
                .body("steps.text", hasItem(containsString("Pas encore examinés")))
                .body("steps.rule", hasItem("SUB-20"))
                .body("steps.findAll { it.rule == 'A-14' }.assumption", everyItem(is(true)));
        steps("nl-BE").body("steps.text", hasItem("Verworpen kosten: evenredigheid niet aangetoond (lijnen: 1)"));
        steps("de-BE").body("steps.text", hasItem("Restbetrag zugunsten des ÖSHZ"));
        steps("en").body("steps.text", hasItem("Balance in favour of the CPAS"));
    }

    private io.restassured.response.ValidatableResponse steps(String language) {
        return RestAssured.given()
                .header("Authorization", LEAD.bearer())
                .header("Accept-Language", language)
                .get(Conventions.PATH + "SE-5/settlement")
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("rules.md 2.2: fewer persons than promised ask the officer for a decision with a motive")
    void underTarget() {
        cluster("SE-6", 4);
        reported("SE-6", 800_000);
        read(LEAD, "SE-6/settlement")
                .body("underTarget.promisedPersons", equalTo(4))
                .body("underTarget.countedPersons", equalTo(0))
                .body("underTarget.policy", equalTo("flag"))
                .body("underTarget.reduced", nullValue())
                .body("acceptedCents", equalTo(800_000));

        act(Tokens.officer(), "SE-6", "settlement")
                .statusCode(400)
                .body("issues[0].name", equalTo("underTarget"))
                .body("issues[0].type", containsString("requiredInput"));
        act(Tokens.officer(), "SE-6", "settlement", "{\"underTarget\": {\"reduce\": false}}")
                .statusCode(400)
                .body("issues[0].name", equalTo("underTarget.motive"));
        act(
                        Tokens.officer(),
                        "SE-6",
                        "settlement",
                        "{\"underTarget\": {\"reduce\": true, \"motive\": \"Nobody was accompanied.\"}}")
                .statusCode(200)
                .body("acceptedCents", equalTo(0))
                .body("recoveryCents", equalTo(500_000))
                .body("underTarget.motive", equalTo("Nobody was accompanied."));
        act(
                        Tokens.officer(),
                        "SE-6",
                        "settlement",
                        "{\"underTarget\": {\"reduce\": false, \"motive\": \"The instructions came in June.\"}}")
                .statusCode(200)
                .body("acceptedCents", equalTo(800_000))
                .body("underTarget.reduced", is(false));
        act(OFFICER_2, "SE-6", "settlement/approval").statusCode(200).body("balanceCents", equalTo(300_000));
        assertThat(number("select count(*) from settlement where convention_number = 'SE-6'"))
                .as("every proposal is kept")
                .isEqualTo(2);
    }

    @Test
    @DisplayName("A decision on the target where there is nothing to decide is refused")
    void nothingToDecide() {
        cluster("SE-7", 0);
        reported("SE-7", 100);
        act(Tokens.officer(), "SE-7", "settlement", "{\"underTarget\": {\"reduce\": true, \"motive\": \"Why not.\"}}")
                .statusCode(400)
                .body("issues[0].type", containsString("rejectedInput"));
    }

    @Test
    @DisplayName("Nobody approves what has changed since it was proposed")
    void outdated() {
        cluster("SE-8", 0);
        reported("SE-8", 800_000);
        act(OFFICER_2, "SE-8", "settlement/approval").statusCode(409).body("conventionStatus", equalTo("reported"));
        act(Tokens.officer(), "SE-8", "settlement").statusCode(200).body("balanceCents", equalTo(300_000));
        reject("SE-8", "C1", "noDirectLink");
        act(OFFICER_2, "SE-8", "settlement/approval")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:settlementOutdated"));
        act(Tokens.officer(), "SE-8", "settlement").statusCode(200).body("recoveryCents", equalTo(500_000));
        act(OFFICER_2, "SE-8", "settlement/approval").statusCode(200);
        read(LEAD, "SE-8").body("status", equalTo("recoveryClaimed"));
    }

    @Test
    @DisplayName("A proposal on a report that was returned falls with it: on the next report it is proposed again")
    void fallsWithItsReport() {
        cluster("SE-14", 0);
        reported("SE-14", 800_000);
        act(Tokens.officer(), "SE-14", "settlement").statusCode(200);
        act(Tokens.officer(), "SE-14", "report/return", "{\"comment\": \"Where is the coach?\"}")
                .statusCode(200);
        report("SE-14", CPAS_B).statusCode(200);
        act(Tokens.officer(), "SE-14", "control").statusCode(200);
        read(LEAD, "SE-14/settlement").body("status", equalTo("provisional")).body("proposed", nullValue());
        act(OFFICER_2, "SE-14", "settlement/approval")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:settlementNotProposed"));
        assertThatThrownBy(() -> insert("""
                        insert into settlement_approval (convention_number, settlement_id, proposed_by, approved_by,
                                                         approver_name, approved_on, approved_at)
                        select convention_number, settlement_id, proposed_by, 'x', 'x', proposed_on, now()
                          from settlement where convention_number = 'SE-14'
                        """)).hasMessageContaining("was proposed on an earlier report");
        act(Tokens.officer(), "SE-14", "settlement").statusCode(200).body("status", equalTo("proposed"));
        act(OFFICER_2, "SE-14", "settlement/approval").statusCode(200).body("status", equalTo("approved"));
        read(LEAD, "SE-14/settlement").body("status", equalTo("approved"));
    }

    @Test
    @DisplayName("Before the last signature there is no settlement; members and other CPAS see none")
    void whoSeesIt() {
        Conventions.approved("SE-9", CPAS_B, Conventions.cluster(CPAS_B, java.util.List.of(CPAS_B, CPAS_C, CPAS_D)));
        read(LEAD, "SE-9/settlement").statusCode(404);
        act(Tokens.president(CPAS_B), "SE-9", "signatures").statusCode(200);
        act(Tokens.secretary(CPAS_B), "SE-9", "signatures").statusCode(200);
        act(Tokens.minister(), "SE-9", "signatures").statusCode(200);
        read(LEAD, "SE-9/settlement")
                .statusCode(200)
                .body("advanceCents", equalTo(500_000))
                .body("recoveryCents", equalTo(500_000));
        read(Tokens.worker(CPAS_C), "SE-9/settlement").statusCode(403);
        read(Tokens.worker(CPAS_A), "SE-9/settlement").statusCode(404);
        read(Tokens.minister(), "SE-9/settlement").statusCode(403);
    }

    @Test
    @DisplayName("I6: the database refuses one who approves the own proposal, and figures that do not add up")
    void secondGuard() {
        cluster("SE-10", 0);
        reported("SE-10", 800_000);
        act(Tokens.officer(), "SE-10", "settlement").statusCode(200);
        assertThatThrownBy(() -> insert("""
                        insert into settlement_approval (convention_number, settlement_id, proposed_by, approved_by,
                                                         approver_name, approved_on, approved_at)
                        select convention_number, settlement_id, proposed_by, proposed_by, 'x', proposed_on, now()
                          from settlement where convention_number = 'SE-10'
                        """)).hasMessageContaining("ck_settlement_approval_four_eyes");
        assertThatThrownBy(() -> copy("balance_cents", "balance_cents + 1")).hasMessageContaining("ck_settlement_sum");
        assertThatThrownBy(() -> copy("accepted_cents, balance_cents", "accepted_cents + 1, balance_cents + 1"))
                .hasMessageContaining("accepts more than was accepted");
        assertThatThrownBy(() -> copy("granted_cents", "granted_cents + 1"))
                .hasMessageContaining("does not start from what was granted");
        assertThatThrownBy(() -> copy("balance_cents, recovery_cents", "balance_cents + 1, 1"))
                .hasMessageContaining("ck_settlement_one_way");
        assertThatThrownBy(() -> copy("balance_cents, unclaimed_cents", "balance_cents + 1, 1"))
                .hasMessageContaining("ck_settlement_one_way");
        assertThatThrownBy(() -> insert("update settlement set balance_cents = 0 where convention_number = 'SE-10'"))
                .hasMessageContaining("only grows");
    }

    @Test
    @DisplayName("A proposal sent again with its key is answered again and made once")
    void onceByItsKey() {
        cluster("SE-11", 0);
        reported("SE-11", 800_000);
        for (String replayed : new String[] {null, "true"}) {
            RestAssured.given()
                    .header("Authorization", Tokens.officer().bearer())
                    .header("Idempotency-Key", "propose-SE-11")
                    .contentType("application/json")
                    .body("{}")
                    .post(Conventions.PATH + "SE-11/settlement")
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", replayed == null ? nullValue() : equalTo(replayed));
        }
        assertThat(number("select count(*) from settlement where convention_number = 'SE-11'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Each convention has its own structured communication, the same for ever")
    void references() {
        cluster("SE-12", 0);
        advanced("SE-13", CPAS_A, Conventions.city(CPAS_A, 17_661_525), 8_830_763);
        String first = read(LEAD, "SE-12/settlement").extract().path("structuredCommunication");
        String other = read(Tokens.worker(CPAS_A), "SE-13/settlement").extract().path("structuredCommunication");
        assertThat(other).isNotEqualTo(first).startsWith("2015");
        read(Tokens.finance(), "SE-12/settlement").body("structuredCommunication", equalTo(first));
        read(Tokens.finance(), "SE-13/settlement")
                .body("structuredCommunication", not(equalTo(first)))
                .body("steps", hasSize(7));
    }

    private void reported(String number, long cents) {
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, number, "C1", 1, cost("staff", cents, "2015-09-30")).statusCode(201);
        report(number, CPAS_B).statusCode(200);
        accept(number, "C1");
    }

    private void settled(String number, long cents) {
        reported(number, cents);
        act(Tokens.officer(), number, "settlement").statusCode(200);
        act(OFFICER_2, number, "settlement/approval").statusCode(200);
    }

    private long account(String convention, String account) {
        return number("select coalesce(sum(e.amount_cents), 0) from ledger_transaction t join ledger_entry e"
                + " using (transaction_id) where t.convention_number = '" + convention + "' and e.account = '" + account
                + "'");
    }

    private String recoveryOf(String ogm) {
        return QuarkusTransaction.requiringNew()
                .call(() -> recoveryClaims.conventionOf(ogm))
                .orElse(null);
    }

    private void insert(String sql) {
        number("with changed as (" + sql + " returning 1) select count(*) from changed");
    }

    /** The last proposal once more, with other figures. */
    private void copy(String columns, String values) {
        String all = "granted_cents, declared_cents, accepted_cents, advance_cents, balance_cents, recovery_cents,"
                + " unclaimed_cents";
        String taken = all;
        String[] names = columns.split(", ");
        String[] replaced = values.split(", ");
        for (int i = 0; i < names.length; i++) {
            taken = taken.replace(names[i], replaced[i]);
        }
        insert("insert into settlement (settlement_id, convention_number, sequence, " + all
                + ", structured_communication, steps, target_persons, counted_persons, under_target_policy, proposed_by,"
                + " proposer_name, proposed_on, proposed_at) select gen_random_uuid(), convention_number, 99, " + taken
                + ", structured_communication, steps, target_persons, counted_persons, under_target_policy, proposed_by,"
                + " proposer_name, proposed_on, proposed_at from settlement where convention_number = 'SE-10'");
    }
}
