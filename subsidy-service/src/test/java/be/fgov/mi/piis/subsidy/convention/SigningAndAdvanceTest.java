package be.fgov.mi.piis.subsidy.convention;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static be.fgov.mi.piis.subsidy.convention.Conventions.push;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SC-19: the flow of a convention and its advance")
class SigningAndAdvanceTest extends SubsidyServiceTest {

    @Test
    @DisplayName("A city convention of 176,615.25: signed by all, the advance is 88,307.63 and 88,307.62 is left")
    void theWholeFlow() {
        long eventsBefore = number("select count(*) from outbox");
        approved("CT-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));

        act(Tokens.minister(), "CT-A", "signatures")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:invalidTransition"))
                .body("conventionStatus", equalTo("approvedByMinister"))
                .body("missing", contains("presidentSignature", "secretarySignature"))
                .body("detail", containsString("the signature of the president"));
        read(Tokens.finance(), "CT-A/advance")
                .statusCode(200)
                .body("payable", is(false))
                .body(
                        "blockers.code",
                        contains("presidentSignatureMissing", "secretarySignatureMissing", "ministerSignatureMissing"));

        clock.moveTo(LocalDate.of(2015, 11, 2));
        read(Tokens.worker(CPAS_A), "CT-A").body("mustAct", contains("president"));
        act(Tokens.secretary(CPAS_A), "CT-A", "signatures")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:invalidTransition"))
                .body("missing", contains("presidentSignature"));
        act(Tokens.president(CPAS_A), "CT-A", "signatures")
                .statusCode(200)
                .body("status", equalTo("cpasSigning"))
                .body("mustAct", contains("secretary"))
                .body("signatures[0].signedOn", equalTo("2015-11-02"));
        act(Tokens.minister(), "CT-A", "signatures").statusCode(409).body("missing", contains("secretarySignature"));
        clock.moveTo(LocalDate.of(2015, 11, 3));
        act(Tokens.secretary(CPAS_A), "CT-A", "signatures").statusCode(200).body("status", equalTo("ministerSigning"));
        clock.moveTo(LocalDate.of(2015, 11, 10));
        act(Tokens.minister(), "CT-A", "signatures")
                .statusCode(200)
                .body("status", equalTo("fullySigned"))
                .body("warnings", empty());

        read(Tokens.finance(), "CT-A/advance")
                .statusCode(200)
                .body("grantedCents", equalTo(17_661_525))
                .body("rate", equalTo(0.5f))
                .body("advanceCents", equalTo(8_830_763))
                .body("balanceShareCents", equalTo(8_830_762))
                .body("creditor", equalTo(CPAS_A))
                .body("payable", is(true))
                .body("blockers", empty())
                .body("warnings", empty());
        assertThat(number("select count(*) from convention_advance where convention_number = 'CT-A'"))
                .isEqualTo(1);
        // One event for the draft and one for each of the seven acts.
        assertThat(number("select count(*) from outbox") - eventsBefore).isEqualTo(8);

        Map<String, Long> before = rowCounts();
        act(Tokens.minister(), "CT-A", "signatures")
                .statusCode(409)
                .body("missing", empty())
                .body("detail", containsString("already signed"));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("A-29: signed on 15/11 without a warning, on 16/11 with one; payable until 31/12, blocked from 1/1")
    void everyBoundaryDay() {
        approved("CT-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        clock.moveTo(LocalDate.of(2015, 11, 15));
        act(Tokens.president(CPAS_A), "CT-A", "signatures").statusCode(200).body("warnings", empty());
        clock.moveTo(LocalDate.of(2015, 11, 16));
        act(Tokens.secretary(CPAS_A), "CT-A", "signatures")
                .statusCode(200)
                .body("warnings.code", contains("afterBudgetCutOff"));
        act(Tokens.minister(), "CT-A", "signatures")
                .statusCode(200)
                .body("status", equalTo("fullySigned"))
                .body("warnings.code", contains("afterBudgetCutOff"));

        advanceOn(LocalDate.of(2015, 11, 15), true, List.of(), List.of());
        advanceOn(LocalDate.of(2015, 11, 16), true, List.of(), List.of("afterBudgetCutOff"));
        advanceOn(LocalDate.of(2015, 12, 31), true, List.of(), List.of("afterBudgetCutOff"));
        advanceOn(LocalDate.of(2016, 1, 1), false, List.of("budgetYearClosed"), List.of("afterBudgetCutOff"));
    }

    private void advanceOn(LocalDate day, boolean payable, List<String> blockers, List<String> warnings) {
        clock.moveTo(day);
        read(Tokens.finance(), "CT-A/advance")
                .statusCode(200)
                .body("payable", is(payable))
                .body("blockers.code", equalTo(blockers))
                .body("warnings.code", equalTo(warnings));
    }

    @Test
    @DisplayName("SUB-30: of a cluster of 10,000.00 the advance is 5,000.00, for the lead only")
    void clusterPaysItsLead() {
        approved("CL-1", CPAS_B, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)));

        read(Tokens.worker(CPAS_B), "CL-1/advance")
                .statusCode(200)
                .body("advanceCents", equalTo(500_000))
                .body("creditor", equalTo(CPAS_B));
        read(Tokens.worker(CPAS_C), "CL-1").statusCode(200);
        read(Tokens.worker(CPAS_C), "CL-1/advance").statusCode(403);
        read(Tokens.worker(CPAS_A), "CL-1/advance").statusCode(404);
        act(Tokens.president(CPAS_C), "CL-1", "signatures").statusCode(403);
        act(Tokens.president(CPAS_A), "CL-1", "signatures").statusCode(404);
    }

    @Test
    @DisplayName("SUB-10: the same person cannot be president and secretary, and nobody signs with an old sign-in")
    void twoPersonsAndFreshly() {
        approved("CT-A", CPAS_A, Conventions.city(CPAS_A, 100));
        Map<String, Long> before = rowCounts();
        act(
                        Tokens.president(CPAS_A)
                                .signedInAgo(Duration.ofSeconds(310))
                                .lasting(Duration.ofHours(1)),
                        "CT-A",
                        "signatures")
                .statusCode(403)
                .body("type", equalTo("urn:problem-type:spp-is:reauthenticationRequired"));
        act(Tokens.president(CPAS_A).claim("auth_time", System.currentTimeMillis() / 1000 - 600), "CT-A", "signatures")
                .statusCode(403);
        assertThat(rowCounts()).isEqualTo(before);

        act(Tokens.of("both").role("cpas-president").cpas(CPAS_A), "CT-A", "signatures")
                .statusCode(200);
        act(Tokens.of("both").role("cpas-secretary").cpas(CPAS_A), "CT-A", "signatures")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:samePersonSigns"));
        act(Tokens.president(CPAS_A), "CT-A", "signatures").statusCode(409).body("missing", empty());
    }

    @Test
    @DisplayName("SUB-10: the database takes no signature before the one that comes first")
    void inTheirOrder() {
        approved("CT-A", CPAS_A, Conventions.city(CPAS_A, 100));
        for (String early : List.of("SECRETARY_SIGNATURE", "MINISTER_SIGNATURE")) {
            assertThatThrownBy(() -> number(
                            "with added as (insert into convention_act (convention_number, sequence, act, role, actor,"
                                    + " actor_name, status_before, status_after, acted_on, acted_at) values ('CT-A', 99, '"
                                    + early + "', 'cpas-secretary', 'x', 'x', 'APPROVED_BY_MINISTER', 'CPAS_SIGNING',"
                                    + " '2015-11-02', now()) returning 1) select count(*) from added"))
                    .hasMessageContaining("not yet signed by whoever signs before");
        }
    }

    @Test
    @DisplayName("SUB-9, SUB-10: what the approved text states is prepared, whatever becomes of the scheme meanwhile")
    void whatWasApprovedIsPrepared() {
        approved("CT-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        push(Tokens.worker(CPAS_E), "CT-E", 1, Conventions.city(CPAS_E, 17_661_525))
                .statusCode(201);
        act(Tokens.president(CPAS_A), "CT-A", "signatures").statusCode(200);
        act(Tokens.secretary(CPAS_A), "CT-A", "signatures").statusCode(200);

        setScheme("advance_rate = 0.6, rounding = 'DOWN', report_due_on = '2016-03-31'");
        try {
            act(Tokens.minister(), "CT-A", "signatures").statusCode(200);
            read(Tokens.finance(), "CT-A/advance")
                    .body("rate", equalTo(0.5f))
                    .body("advanceCents", equalTo(8_830_763))
                    .body("balanceShareCents", equalTo(8_830_762));
            assertThat(number("select advance_cents from convention_advance where convention_number = 'CT-A'"))
                    .isEqualTo(8_830_763);
            read(Tokens.worker(CPAS_A), "CT-A/report").body("dueOn", equalTo("2016-02-29"));
            read(Tokens.finance(), "CT-E/advance").body("advanceCents", equalTo(10_596_915));
        } finally {
            setScheme("advance_rate = 0.5, rounding = 'HALF_UP', report_due_on = '2016-02-29'");
        }
    }

    private void setScheme(String terms) {
        assertThat(number("with changed as (update subsidy_scheme set " + terms
                        + " where year = 2015 returning 1) select count(*) from changed"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Acts are dated by the server and kept with who did them; nothing changes them later")
    void actsAreKept() {
        push(Tokens.vendor("vendor"), "CT-A", 1, Conventions.city(CPAS_A, 100)).statusCode(201);
        clock.moveTo(LocalDate.of(2015, 8, 31));
        act(Tokens.vendor("vendor"), "CT-A", "submission").statusCode(200).body("warnings", empty());
        clock.moveTo(LocalDate.of(2015, 9, 1));
        act(
                        Tokens.officer(),
                        "CT-A",
                        "negotiation",
                        "{\"comment\": \"How many of them are new?\", \"field\": \"targets\"}")
                .statusCode(200)
                .body("status", equalTo("inNegotiation"))
                .body("acts.act", contains("submission", "negotiation"))
                .body("acts.on", contains("2015-08-31", "2015-09-01"))
                .body("acts[1].field", equalTo("targets"))
                .body("acts[1].role", equalTo("spp-officer"));
        act(Tokens.vendor("vendor"), "CT-A", "submission")
                .statusCode(200)
                .body("status", equalTo("underReview"))
                .body("warnings.code", contains("afterSubmissionDeadline"));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> number("with changed as (update convention_act set comment = 'x' returning 1)"
                                + " select count(*) from changed"))
                .hasMessageContaining("only grows");
    }
}
