package be.fgov.mi.piis.subsidy.report;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.subsidy.settlement.SettlingTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("rules.md 2.2, A-14: the activity report and the financial report")
class ReportOfConventionTest extends SettlingTest {
    private static final Tokens LEAD = Tokens.worker(CPAS_B);
    private static final String BOTH = "{\"activity\": \"Twelve persons.\", \"financial\": \"A coach.\"}";

    @Test
    @DisplayName("The view is prefilled with what is known, and keeps the figures of the day it was sent")
    void prefilled() {
        cluster("RP-1", 12);
        push(LEAD, "RP-1", "C1", 1, cost("staff", 620_000, "2015-09-30")).statusCode(201);
        push(LEAD, "RP-1", "C2", 1, cost("operating", 90_000, "2015-03-12")).statusCode(201);
        accept("RP-1", "C2");
        read(LEAD, "RP-1/report")
                .statusCode(200)
                .body("status", equalTo("prefilled"))
                .body("dueOn", equalTo("2016-02-29"))
                .body("activity", nullValue())
                .body("figures.activity.promisedPersons", equalTo(12))
                .body("figures.activity.countedPersons", equalTo(0))
                .body("figures.financial.grantedCents", equalTo(1_000_000))
                .body("figures.financial.advanceCents", equalTo(500_000))
                .body("figures.financial.declaredCents", equalTo(710_000))
                .body("figures.financial.staffCents", equalTo(620_000))
                .body("figures.financial.operatingCents", equalTo(90_000))
                .body("figures.financial.acceptedCents", equalTo(90_000))
                .body("figures.financial.undecidedCents", equalTo(620_000))
                .body("warnings", empty());
        clock.moveTo(LocalDate.of(2016, 2, 29));
        act(LEAD, "RP-1", "report", BOTH)
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("conventionStatus", equalTo("reported"))
                .body("reportedOn", equalTo("2016-02-29"))
                .body("warnings", empty());
        push(LEAD, "RP-1", "C3", 1, cost("staff", 1, "2015-12-01"))
                .statusCode(201)
                .body("warnings.code", contains("afterReport"));
        read(Tokens.auditor(), "RP-1/report").body("figures.financial.declaredCents", equalTo(710_000));
        act(LEAD, "RP-1", "report", BOTH).statusCode(409).body("detail", containsString("any more"));
    }

    @Test
    @DisplayName("A report goes back with a comment, is corrected and sent again; each of them is kept")
    void returned() {
        cluster("RP-2", 0);
        report("RP-2", CPAS_B).statusCode(200);
        act(Tokens.officer(), "RP-2", "report/return", "{}").statusCode(400).body("issues[0].name", equalTo("comment"));
        act(Tokens.officer(), "RP-2", "report/return", "{\"comment\": \"   \"}").statusCode(400);
        act(LEAD, "RP-2", "report/return", "{\"comment\": \"Mine.\"}").statusCode(403);
        act(Tokens.officer(), "RP-2", "control").statusCode(200);
        push(LEAD, "RP-2", "C1", 1, cost("staff", 1, "2015-05-05"))
                .statusCode(409)
                .body("detail", containsString("only when its report is returned"));
        act(Tokens.officer(), "RP-2", "report/return", "{\"comment\": \"Where is the coach?\"}")
                .statusCode(200)
                .body("status", equalTo("returned"))
                .body("conventionStatus", equalTo("advancePaid"))
                .body("activity", equalTo("Twelve persons met each week."))
                .body("returns.comment", contains("Where is the coach?"));
        act(Tokens.officer(), "RP-2", "report/return", "{\"comment\": \"Again.\"}")
                .statusCode(409);
        push(LEAD, "RP-2", "C1", 1, cost("staff", 1, "2015-05-05")).statusCode(201);
        act(LEAD, "RP-2", "report", BOTH).statusCode(200).body("status", equalTo("submitted"));
        assertThat(number("select count(*) from convention_report where convention_number = 'RP-2'"))
                .isEqualTo(2);
        act(Tokens.officer(), "RP-2", "control").statusCode(200);
        assertThat(number("select count(*) from control where convention_number = 'RP-2'"))
                .as("each report has its own sample")
                .isEqualTo(2);
    }

    @Test
    @DisplayName("A-14: the due day is moved by the officer, with who, when and why; late is taken with a warning")
    void extended() {
        cluster("RP-3", 0);
        clock.moveTo(LocalDate.of(2016, 2, 20));
        act(Tokens.officer(), "RP-3", "report/extension", "{\"dueOn\": \"2016-02-29\", \"reason\": \"Illness.\"}")
                .statusCode(400)
                .body("issues[0].type", endsWith("outOfRange"));
        act(Tokens.officer(), "RP-3", "report/extension", "{\"dueOn\": \"2016-03-15\"}")
                .statusCode(400)
                .body("issues[0].name", equalTo("reason"));
        act(Tokens.officer(), "RP-3", "report/extension", "{\"dueOn\": \"2016-03-15\", \"reason\": \"Illness.\"}")
                .statusCode(200)
                .body("dueOn", equalTo("2016-03-15"))
                .body("extensions.extendedBy", contains("officer"))
                .body("extensions.on", contains("2016-02-20"));
        act(OFFICER_2, "RP-3", "report/extension", "{\"dueOn\": \"2016-03-20\", \"reason\": \"Still ill.\"}")
                .statusCode(200)
                .body("extensions.previousDueOn", contains("2016-02-29", "2016-03-15"));
        act(LEAD, "RP-3", "report/extension", "{\"dueOn\": \"2016-04-15\", \"reason\": \"Mine.\"}")
                .statusCode(403);
        clock.moveTo(LocalDate.of(2016, 3, 20));
        read(LEAD, "RP-3/report").body("warnings", empty());
        clock.moveTo(LocalDate.of(2016, 3, 21));
        report("RP-3", CPAS_B).statusCode(200).body("warnings.code", contains("afterReportDueDate"));
        act(Tokens.officer(), "RP-3", "report/extension", "{\"dueOn\": \"2016-05-15\", \"reason\": \"Late.\"}")
                .statusCode(409);
        assertThatThrownBy(() -> number("with changed as (update report_extension set due_on = due_on + 1 returning 1)"
                        + " select count(*) from changed"))
                .hasMessageContaining("only grows");
    }

    @Test
    @DisplayName("A-29: before the advance there is no report, unless its budget year went by without it")
    void withoutAdvance() {
        signed("RP-4", CPAS_B, Conventions.city(CPAS_B, 1_000_000).replace("\"persons\": 20", "\"persons\": 0"));
        report("RP-4", CPAS_B).statusCode(409).body("detail", containsString("cannot be reported on yet"));
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "RP-4", "C1", 1, cost("staff", 710_000, "2015-05-05")).statusCode(201);
        report("RP-4", CPAS_B)
                .statusCode(200)
                .body("conventionStatus", equalTo("reported"))
                .body("figures.financial.advanceCents", equalTo(0));
        act(Tokens.officer(), "RP-4", "report/return", "{\"comment\": \"Which coach?\"}")
                .statusCode(200)
                .body("conventionStatus", equalTo("fullySigned"));
        assertThat(number("select count(*) from convention_advance where convention_number = 'RP-4'"))
                .as("the advance is prepared once")
                .isEqualTo(1);
        report("RP-4", CPAS_B).statusCode(200);
        accept("RP-4", "C1");
        act(Tokens.officer(), "RP-4", "settlement")
                .statusCode(200)
                .body("advanceCents", equalTo(0))
                .body("balanceCents", equalTo(710_000));
        act(OFFICER_2, "RP-4", "settlement/approval").statusCode(200);
        assertThat(number("select sum(e.amount_cents) from ledger_transaction t join ledger_entry e"
                        + " using (transaction_id) where t.convention_number = 'RP-4' and e.account = 'BALANCE_DUE'"))
                .isEqualTo(710_000);
    }

    @Test
    @DisplayName("Only the lead reports; a draft has nothing to report on")
    void whoReports() {
        cluster("RP-5", 0);
        report("RP-5", CPAS_C).statusCode(403);
        report("RP-5", CPAS_A).statusCode(404);
        act(Tokens.officer(), "RP-5", "report", BOTH).statusCode(403);
        read(Tokens.worker(CPAS_C), "RP-5/report").statusCode(403);
        Conventions.push(Tokens.worker(CPAS_E), "RP-6", 1, Conventions.city(CPAS_E, 100))
                .statusCode(201);
        act(Tokens.worker(CPAS_E), "RP-6", "report", BOTH).statusCode(409).body("missing[0]", equalTo("submission"));
    }
}
