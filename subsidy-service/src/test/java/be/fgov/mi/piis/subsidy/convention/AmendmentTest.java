package be.fgov.mi.piis.subsidy.convention;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static be.fgov.mi.piis.subsidy.convention.Conventions.beforeMinister;
import static be.fgov.mi.piis.subsidy.convention.Conventions.city;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.pay;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.prepare;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.rebuiltTheSame;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.sentBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.subsidy.settlement.SettlingTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A-28, rules.md 2.3: what the minister approved is amended, given up, or expires")
class AmendmentTest extends SettlingTest {
    private static final String WHY = "{\"text\": \"The council asks for more places.\"}";
    private static final String REFUSED = "{\"decision\": \"refused\", \"text\": \"No.\"}";

    @Test
    @DisplayName("A-28: an amendment runs advice, approval and signatures again; what was signed stays under its round")
    void amended() {
        signed("AM-1", CPAS_A, city(CPAS_A, 1_001));
        assertThat(committed("AM-1")).isEqualTo(1_001);

        act(Tokens.worker(CPAS_A), "AM-1", "amendment", WHY)
                .statusCode(200)
                .body("status", equalTo("inNegotiation"))
                .body("signingRound", is(1))
                .body("signatures", empty())
                .body("acts.act", hasItems("ministerSignature", "amendment"))
                .body("acts.last().signingRound", is(1));
        read(Tokens.finance(), "AM-1/advance")
                .body("payable", is(false))
                .body("blockers.code", hasItem("ministerSignatureMissing"));
        Conventions.push(Tokens.worker(CPAS_A), "AM-1", 2, city(CPAS_A, 2_001)).statusCode(201);
        assertThat(committed("AM-1")).isEqualTo(1_001);
        beforeMinister("AM-1", CPAS_A);
        act(Tokens.minister(), "AM-1", "signatures").statusCode(409);
        act(Tokens.minister(), "AM-1", "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(200);
        read(Tokens.officer(), "AM-1/signatures/validation").statusCode(404);
        read(Tokens.officer(), "AM-1/signatures/validation?round=0").body("passed", is(true));
        allSign("AM-1", CPAS_A);

        read(Tokens.officer(), "AM-1")
                .body("status", equalTo("fullySigned"))
                .body("revision", equalTo(2))
                .body("signatures", hasSize(3))
                .body("acts.findAll { it.act == 'ministerSignature' }.signingRound", contains(0, 1))
                .body("advanceCents", equalTo(1_001));
        read(Tokens.officer(), "AM-1/signatures/validation")
                .body("passed", is(true))
                .body("round", is(1))
                .body("sequence", is(3));
        read(Tokens.officer(), "AM-1/signatures").body("items.round", contains(0, 0, 0, 1, 1, 1));
        assertThat(number(
                        "select count(*) from convention_signed_document frozen join convention_signed_document signed"
                                + " on signed.convention_number = frozen.convention_number"
                                + " and signed.sha256 = frozen.previous_sha256 where frozen.convention_number = 'AM-1'"
                                + " and frozen.signing_round = 1 and frozen.sequence = 0 and signed.sequence = 3"))
                .isEqualTo(1);
        assertThat(committed("AM-1")).isEqualTo(2_001);
        assertThat(number("select count(*) from convention_advance_prepared where convention_number = 'AM-1'"))
                .isEqualTo(2);
        pay("AM-1", "AM-1-S", "2015-10-13", 1_001);
        rebuiltTheSame();
    }

    @Test
    @DisplayName("A-28: no amendment without a reason, by another than the lead, before the approval, or of a payment")
    void notAmended() {
        approved("AM-2", CPAS_B, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)));
        act(Tokens.worker(CPAS_C), "AM-2", "amendment", WHY).statusCode(403);
        act(Tokens.worker(CPAS_A), "AM-2", "amendment", WHY).statusCode(404);
        act(Tokens.worker(CPAS_B), "AM-2", "amendment").statusCode(400).body("issues.name", contains("text"));
        act(Tokens.worker(CPAS_B), "AM-2", "amendmentWithdrawal", WHY)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:nothingSignedBefore"));
        allSign("AM-2", CPAS_B);
        prepare("AM-2");
        Map<String, Long> before = rowCounts();
        act(Tokens.worker(CPAS_B), "AM-2", "amendment", WHY)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:paymentUnderway"));
        Conventions.push(Tokens.worker(CPAS_B), "AM-2", 2, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_E)))
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:invalidTransition"));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "A-28: an advance that was paid stays: not less is granted, not to another lead, and none is paid again")
    void afterTheAdvance() {
        String members = Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D));
        signed("AM-3", CPAS_B, members);
        pay("AM-3", "AM-3-S", "2015-10-13", 500_000);
        act(Tokens.president(CPAS_B), "AM-3", "amendment", WHY).statusCode(200);
        Conventions.push(Tokens.worker(CPAS_B), "AM-3", 2, members.replace("1000000", "499999"))
                .statusCode(400)
                .body("issues.name", contains("grantedCents"));
        Conventions.push(
                        Tokens.vendor("vendor"),
                        "AM-3",
                        2,
                        Conventions.cluster(CPAS_C, List.of(CPAS_B, CPAS_C, CPAS_D)))
                .statusCode(400)
                .body("issues.name", contains("leadCpas"));
        Conventions.push(Tokens.worker(CPAS_B), "AM-3", 2, members.replace("1000000", "500001"))
                .statusCode(201);
        beforeMinister("AM-3", CPAS_B);
        act(Tokens.minister(), "AM-3", "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(200);
        allSign("AM-3", CPAS_B);
        read(Tokens.officer(), "AM-3")
                .body("status", equalTo("advancePaid"))
                .body("acts.last().act", equalTo("advanceKept"))
                .body("advanceCents", equalTo(500_000));
        read(Tokens.finance(), "AM-3/advance")
                .body("balanceShareCents", equalTo(1))
                .body("blockers.code", contains("advanceAlreadyPaid"));
        assertThat(committed("AM-3")).isEqualTo(1);
        rebuiltTheSame();
    }

    @Test
    @DisplayName("A-28: an advance that comes back during an amendment is due anew, as the minister approved it")
    void sentBackDuringTheAmendment() {
        String members = Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D));
        signed("AM-10", CPAS_B, members);
        String batch = pay("AM-10", "AM-10-S1", "2015-10-13", 500_000);
        act(Tokens.president(CPAS_B), "AM-10", "amendment", WHY).statusCode(200);
        Conventions.push(Tokens.worker(CPAS_B), "AM-10", 2, members.replace("1000000", "1200000"))
                .statusCode(201);
        beforeMinister("AM-10", CPAS_B);
        act(Tokens.minister(), "AM-10", "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(200);
        act(Tokens.president(CPAS_B), "AM-10", "signatures").statusCode(200);

        sentBack(batch, "AM-10-S2", "2015-10-13", 500_000).statusCode(200).body("rejected", is(1));

        read(Tokens.officer(), "AM-10")
                .body("status", equalTo("cpasSigning"))
                .body("acts.last().act", equalTo("advanceReturn"))
                .body("signatures", hasSize(1));
        rebuiltTheSame();
        act(Tokens.secretary(CPAS_B), "AM-10", "signatures").statusCode(200);
        act(Tokens.minister(), "AM-10", "signatures")
                .statusCode(200)
                .body("status", equalTo("fullySigned"))
                .body("advanceCents", equalTo(500_000));
        assertThat(committed("AM-10")).isEqualTo(1_200_000);
        pay("AM-10", "AM-10-S3", "2015-10-13", 500_000);
        read(Tokens.officer(), "AM-10").body("status", equalTo("advancePaid"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("A-28: an advance that comes back during an amendment that is given up is due again as it was")
    void sentBackAndWithdrawn() {
        signed("AM-11", CPAS_A, city(CPAS_A, 1_001));
        String batch = pay("AM-11", "AM-11-S1", "2015-10-13", 501);
        act(Tokens.worker(CPAS_A), "AM-11", "amendment", WHY).statusCode(200);
        sentBack(batch, "AM-11-S2", "2015-10-13", 501).statusCode(200);
        read(Tokens.officer(), "AM-11").body("status", equalTo("inNegotiation"));
        act(Tokens.officer(), "AM-11", "amendmentWithdrawal", WHY)
                .statusCode(200)
                .body("status", equalTo("fullySigned"))
                .body("advanceCents", equalTo(501));
        pay("AM-11", "AM-11-S3", "2015-10-13", 501);
        read(Tokens.officer(), "AM-11").body("status", equalTo("advancePaid"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("A-28: a refused amendment leaves what everyone signed, to the word and to the cent")
    void refusedAmendment() {
        String members = Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D));
        signed("AM-4", CPAS_B, members);
        pay("AM-4", "AM-4-S", "2015-10-13", 500_000);
        act(Tokens.worker(CPAS_B), "AM-4", "amendment", WHY).statusCode(200);
        Conventions.push(
                        Tokens.worker(CPAS_B),
                        "AM-4",
                        2,
                        Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_E))
                                .replace("1000000", "3000000"))
                .statusCode(201);
        beforeMinister("AM-4", CPAS_B);
        act(Tokens.minister(), "AM-4", "ministerDecision", REFUSED)
                .statusCode(200)
                .body("status", equalTo("advancePaid"))
                .body("acts.act", hasItems("amendmentRefusal", "advanceKept"))
                .body("revision", is(1))
                .body("signingRound", is(0))
                .body("members", contains(CPAS_B, CPAS_C, CPAS_D))
                .body("grantedCents", equalTo(1_000_000))
                .body("signatures", hasSize(3));
        read(Tokens.officer(), "AM-4/signatures/validation").body("passed", is(true));
        rebuiltTheSame();

        act(Tokens.worker(CPAS_B), "AM-4", "amendment", WHY).body("signingRound", is(2));
        Conventions.push(Tokens.worker(CPAS_B), "AM-4", 3, members.replace("1000000", "1100000"))
                .statusCode(201);
        read(Tokens.officer(), "AM-4").body("revision", is(3));
    }

    @Test
    @DisplayName("A-28, A-26: an amendment is withdrawn unless a member it left has gone elsewhere meanwhile")
    void withdrawn() {
        signed("AM-5", CPAS_B, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)));
        act(Tokens.worker(CPAS_B), "AM-5", "amendment", WHY).statusCode(200);
        Conventions.push(Tokens.worker(CPAS_B), "AM-5", 2, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_E)))
                .statusCode(201);
        Conventions.push(Tokens.worker(CPAS_D), "AM-6", 1, city(CPAS_D, 100)).statusCode(201);
        act(Tokens.worker(CPAS_D), "AM-6", "submission").statusCode(200);
        Map<String, Long> before = rowCounts();
        act(Tokens.officer(), "AM-5", "amendmentWithdrawal", WHY)
                .statusCode(409)
                .body("enterpriseNumbers", contains(CPAS_D));
        assertThat(rowCounts()).isEqualTo(before);
        clock.moveTo(LocalDate.of(2015, 11, 16));
        act(Tokens.officer(), "AM-6", "expiry", WHY).statusCode(200);
        act(Tokens.officer(), "AM-5", "expiry", WHY)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:signedVersionStands"));
        act(Tokens.worker(CPAS_C), "AM-5", "amendmentWithdrawal", WHY).statusCode(403);
        act(Tokens.officer(), "AM-5", "amendmentWithdrawal", WHY)
                .statusCode(200)
                .body("status", equalTo("fullySigned"))
                .body("members", contains(CPAS_B, CPAS_C, CPAS_D));
        pay("AM-5", "AM-5-S", "2015-11-16", 500_000);
    }

    @Test
    @DisplayName(
            "rules.md 2.3: what not everyone signed expires from the day after the cut-off and leaves the year free")
    void expiry() {
        approved("AM-7", CPAS_A, city(CPAS_A, 5_000));
        clock.moveTo(LocalDate.of(2015, 11, 15));
        act(Tokens.officer(), "AM-7", "expiry", WHY)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:cutOffNotPassed"));
        clock.moveTo(LocalDate.of(2015, 11, 16));
        act(Tokens.officer(), "AM-7", "expiry", WHY)
                .statusCode(200)
                .body("status", equalTo("expired"))
                .body("mustAct", empty());
        act(Tokens.president(CPAS_A), "AM-7", "signatures").statusCode(409);
        act(Tokens.worker(CPAS_A), "AM-7", "amendment", WHY).statusCode(409);
        Conventions.push(Tokens.worker(CPAS_A), "AM-8", 1, city(CPAS_A, 5_000)).statusCode(201);

        signed("AM-9", CPAS_B, city(CPAS_B, 5_000));
        act(Tokens.officer(), "AM-9", "expiry", WHY)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:invalidTransition"));
    }

    /** What the budget holds for a convention and has not paid. */
    private long committed(String number) {
        return number("select coalesce(sum(amount_cents), 0) from ledger_entry join ledger_transaction"
                + " using (transaction_id) where account = 'COMMITMENT' and convention_number = '" + number + "'");
    }
}
