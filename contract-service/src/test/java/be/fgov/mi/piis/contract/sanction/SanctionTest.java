package be.fgov.mi.piis.contract.sanction;

import static be.fgov.mi.piis.contract.sanction.SanctionStory.aContractOf2017;
import static be.fgov.mi.piis.contract.sanction.SanctionStory.breach;
import static be.fgov.mi.piis.contract.sanction.SanctionStory.json;
import static be.fgov.mi.piis.contract.sanction.SanctionStory.suspension;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SAN, SC-14..17: the guided sanction procedure")
class SanctionTest extends ServiceTest {
    private static final String CONFLICT = "urn:problem-type:spp-is:";
    private static final String NO_SANCTION = "{'outcome': 'noSanction'}";

    @Inject
    CpasRegistry cpasRegistry;

    private static String contractOf(String ssin) {
        return SanctionStory.push(CPAS_A, newReference(), json(aContractOf2017(ssin)));
    }

    private static String contract() {
        return contractOf(Someone.next());
    }

    private static String contractWithStatus(String status) {
        return SanctionStory.push(
                CPAS_A, newReference(), json(aContractOf2017(Someone.next())).replace("rightToIntegration", status));
    }

    /** A procedure that may end in a suspension. */
    private static SanctionStory ready(String contract) {
        return breach(CPAS_A, contract, "2017-01-10").notice("2017-01-15").advice("2017-01-20");
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @DisplayName(
            "SC-14, SAN-2, SAN-4, SAN-5, SAN-13: no suspension without notice, advice and the hearing that was asked;"
                    + " no sanction is always open; the person stays a beneficiary")
    void nothingIsSkipped() {
        String contract = contract();
        SanctionStory story = breach(CPAS_A, contract, "2017-02-10");
        story.read()
                .body("status", equalTo("breachRecorded"))
                .body("legalBasis", equalTo("loi DIS 30 §2"))
                .body("blockers.code", contains("formalNoticeMissing", "adviceMissing"))
                .body("blockers[0].text.de", containsString("Inverzugsetzung"))
                .body("next.act", hasItems("notice", "interview", "hearingRequest", "legitimateReason"))
                .body("next.outcome", hasItem("noSanction"))
                .body("next.outcome", not(hasItem("suspension")))
                .body("execution.state", equalTo("none"));
        String decision = suspension("2017-03-15", "2017-04-01", "2017-04-30");
        Map<String, Long> rows = rowCounts();
        story.refused(409, "decision", decision)
                .body("type", equalTo(CONFLICT + "formalNoticeMissing"))
                .body("ground", containsString("SAN-2"))
                .body("text.fr", containsString("mise en demeure"))
                .body("blockers", contains("formalNoticeMissing", "adviceMissing"));
        assertThat(rowCounts()).isEqualTo(rows);
        story.refused(409, "advice", "{'givenOn': '2017-02-21', 'recommendation': 'sanction'}")
                .body("type", equalTo(CONFLICT + "invalidTransition"))
                .body("missing", contains("notice"));
        story.notice("2017-02-20");
        story.act("interview", "{}")
                .body(
                        "interviewRequestedOn",
                        equalTo(LocalDate.now(BusinessClock.BRUSSELS).toString()));
        story.refused(409, "decision", decision).body("type", equalTo(CONFLICT + "adviceMissing"));
        story.advice("2017-02-27");
        story.act("hearingRequest", "{'requestedOn': '2017-03-01'}")
                .body("blockers.code", contains("hearingMissing"))
                .body("next.find { it.act == 'hearing' }.need", equalTo("must"));
        story.refused(409, "decision", decision).body("type", equalTo(CONFLICT + "hearingMissing"));
        story.act("hearing", "{'heldOn': '2017-03-10'}")
                .body("blockers", empty())
                .body("next.outcome", hasItems("noSanction", "suspension"));
        story.refused(400, "decision", suspension("2017-03-09", "2017-04-01", "2017-04-30"))
                .body("issues[0].name", equalTo("decidedOn"));
        story.act("decision", decision)
                .body("status", equalTo("decided"))
                .body("decision.outcome", equalTo("suspension"))
                .body("repeat", equalTo(false))
                .body("maximumMonths", equalTo(1))
                .body("maximumUntil", equalTo("2017-04-30"))
                .body("startUntil", equalTo("2017-06-01"))
                .body("suspensionReason", equalTo("sanction"))
                .body("execution.state", equalTo("awaitsNotification"))
                .body("next.find { it.act == 'notification' }.need", equalTo("must"));
        story.refused(409, "decision", NO_SANCTION).body("type", equalTo(CONFLICT + "invalidTransition"));
        // SAN-13: the person stays a beneficiary, the contract stays as it is and nobody else is told.
        as(Tokens.worker(CPAS_A))
                .get(contract)
                .then()
                .body("status", equalTo("active"))
                .body("revision", equalTo(1));
        assertThat(text("select count(*) from sanction_act a join sanction_procedure p using (procedure_id) where '"
                        + story.href() + "' like '%' || p.procedure_id"))
                .isEqualTo("7");
    }

    @Test
    @DisplayName("SAN-1, SAN-18: that there is no sanction can be decided at once, and ends it")
    void noSanction() {
        String contract = contract();
        SanctionStory story = breach(CPAS_A, contract, "2017-02-10");
        as(Tokens.worker(CPAS_A))
                .body("{\"breachedOn\": \"2017-02-11\", \"stepId\": \"s1\"}")
                .post(contract + "/sanctionProcedures")
                .then()
                .statusCode(409)
                .body("type", equalTo(CONFLICT + "sanctionProcedureOpen"));
        as(Tokens.secretary(CPAS_A))
                .body("{\"outcome\": \"noSanction\"}")
                .post(story.href() + "/decision")
                .then()
                .statusCode(200)
                .body("status", equalTo("noSanction"))
                .body("next", empty())
                .body("blockers", empty())
                .body("maximumUntil", nullValue())
                .body("suspensionReason", nullValue())
                .body("execution.state", equalTo("none"));
        story.refused(409, "notice", "{'sentOn': '2017-02-20'}")
                .body("type", equalTo(CONFLICT + "invalidTransition"))
                .body("missing", empty());
        SanctionStory next = breach(CPAS_A, contract, "2017-02-11");
        next.act("withdrawal", "{}").body("status", equalTo("withdrawn")).body("next", empty());
        as(Tokens.worker(CPAS_A))
                .get(story.procedures() + "?pageSize=1")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("noSanction"));
    }

    @Test
    @DisplayName(
            "SC-15, SAN-8, SAN-9, A-06: one month the first time, three as a repeat within a year, one again a day after it")
    void ceilings() {
        String contract = contractOf(Someone.next());
        SanctionStory first = ready(contract);
        first.refused(400, "decision", suspension("2017-02-01", "2017-04-01", "2017-05-01"))
                .body("issues[0].type", containsString("outOfRange"))
                .body("issues[0].name", equalTo("suspension.until"))
                .body("issues[0].detail", containsString("2017-04-30"));
        first.act("decision", suspension("2017-02-01", "2017-04-01", "2017-04-30"));

        SanctionStory second =
                breach(CPAS_A, contract, "2018-01-05").notice("2018-01-08").advice("2018-01-15");
        second.refused(400, "decision", suspension("2018-01-31", "2018-04-01", "2018-07-01"))
                .body("issues[0].detail", containsString("2018-06-30"));
        second.refused(400, "decision", suspension("2018-02-02", "2018-04-01", "2018-06-30"))
                .body("issues[0].detail", containsString("2018-04-30"));
        second.act("decision", suspension("2018-02-01", "2018-04-01", "2018-06-30"))
                .body("repeat", equalTo(true))
                .body("maximumMonths", equalTo(3));
        // What is withdrawn was no sanction.
        first.act("withdrawal", "{}");
        second.read().body("repeat", equalTo(false));
    }

    @Test
    @DisplayName("SAN-9: what was broken before the first sanction is no repeat of it, also when it is decided after")
    void aBreachOfBeforeIsNoRepeat() {
        String person = Someone.next();
        ready(contractOf(person)).act("decision", suspension("2017-02-01", "2017-04-01", "2017-04-30"));
        String other = contractOf(person);
        SanctionStory onTheDay =
                breach(CPAS_A, other, "2017-02-01").notice("2017-02-05").advice("2017-02-10");
        onTheDay.read().body("repeat", equalTo(false)).body("maximumMonths", equalTo(1));
        onTheDay.refused(400, "decision", suspension("2017-02-15", "2017-04-01", "2017-06-30"))
                .body("issues[0].name", equalTo("suspension.until"))
                .body("issues[0].detail", containsString("2017-04-30"));
        onTheDay.act("withdrawal", "{}");
        breach(CPAS_A, other, "2017-02-02")
                .notice("2017-02-05")
                .advice("2017-02-10")
                .act("decision", suspension("2017-02-15", "2017-04-01", "2017-06-30"))
                .body("repeat", equalTo(true))
                .body("maximumMonths", equalTo(3));
    }

    @Test
    @DisplayName("SAN-9: another CPAS's sanction counts only when that CPAS merged into this one")
    void repetitionStaysInTheCpas() {
        String person = Someone.next();
        SanctionStory elsewhere = SanctionStory.breach(
                        CPAS_B, SanctionStory.push(CPAS_B, newReference(), json(aContractOf2017(person))), "2017-01-10")
                .notice("2017-01-15")
                .advice("2017-01-20");
        elsewhere.act("decision", suspension("2017-02-01", "2017-04-01", "2017-04-30"));
        SanctionStory here = breach(CPAS_A, contractOf(person), "2017-06-10")
                .notice("2017-06-15")
                .advice("2017-06-20");
        here.refused(400, "decision", suspension("2017-07-01", "2017-08-01", "2017-10-31"))
                .body("issues[0].detail", containsString("2017-08-31"));
        String merged = text("select (max(version) + 1)::text from registry_cpas");
        cpasRegistry.apply(new RegisteredCpas(
                CPAS_B,
                62_064,
                "CPAS B",
                "OCMW B",
                null,
                LocalDate.of(1977, 1, 1),
                LocalDate.of(2017, 5, 31),
                CPAS_A,
                "BE68539007547034",
                Long.parseLong(merged)));
        here.act("decision", suspension("2017-07-01", "2017-08-01", "2017-10-31"))
                .body("repeat", equalTo(true));
        // The same the other way round: on a contract of before the merger the successor's own sanction counts.
        SanctionStory continued = breach(
                        CPAS_A,
                        elsewhere.procedures().replace(CPAS_B, CPAS_A).replace("/sanctionProcedures", ""),
                        "2018-02-10")
                .notice("2018-02-15")
                .advice("2018-02-20");
        continued
                .act("decision", suspension("2018-03-01", "2018-05-01", "2018-07-31"))
                .body("repeat", equalTo(true));
        cpasRegistry.apply(new RegisteredCpas(
                CPAS_B,
                62_064,
                "CPAS B",
                "OCMW B",
                null,
                LocalDate.of(1977, 1, 1),
                null,
                null,
                "BE68539007547034",
                Long.parseLong(merged) + 1));
    }

    @Test
    @DisplayName(
            "SC-16, SAN-11, A-07, SAN-12: from the day after the notification to the first day of the third month; appeal to 20/06/2017")
    void startAndAppeal() {
        SanctionStory story = ready(contract());
        story.refused(400, "decision", suspension("2017-03-15", "2017-06-02", "2017-06-10"))
                .body("issues[0].name", equalTo("suspension.from"))
                .body("issues[0].detail", containsString("2017-06-01"));
        story.refused(
                        400,
                        "decision",
                        suspension("2017-03-15", "2017-03-20", "2017-03-30")
                                .replace("'outcome'", "'notifiedOn': '2017-03-20', 'outcome'"))
                .body("issues[0].detail", containsString("2017-03-21"));
        story.act("decision", suspension("2017-03-15", "2017-03-20", "2017-03-30"))
                .body("startFrom", equalTo("2017-03-16"))
                .body("startUntil", equalTo("2017-06-01"));
        story.refused(400, "notification", "{'notifiedOn': '2017-03-14'}")
                .body("issues[0].type", containsString("invalidPeriod"));
        story.refused(400, "notification", "{'notifiedOn': '2017-03-20'}")
                .body("issues[0].name", equalTo("suspension.from"))
                .body("issues[0].detail", containsString("2017-03-21"));
        story.refused(
                        400,
                        "notification",
                        "{'notifiedOn': '2017-03-20', 'suspension': {'from': '2017-03-21', 'until': '2017-04-01'}}")
                .body("issues[0].detail", containsString("2017-03-31"));
        story.refused(409, "appeal", "{'lodgedOn': '2017-03-25'}").body("missing", contains("notification"));
        story.act(
                        "notification",
                        "{'notifiedOn': '2017-03-20', 'suspension': {'from': '2017-03-21', 'until': '2017-03-31'}}")
                .body("status", equalTo("notified"))
                .body("startFrom", equalTo("2017-03-21"))
                .body("appealUntil", equalTo("2017-06-20"))
                .body("execution.state", equalTo("executed"))
                .body("execution.periods", contains(Map.of("from", "2017-03-21", "until", "2017-03-31")));
        story.refused(409, "notification", "{'notifiedOn': '2017-03-21'}");
        story.refused(400, "appeal", "{'lodgedOn': '2017-06-21'}")
                .body("issues[0].detail", containsString("2017-06-20"));
        story.refused(400, "appeal", "{'lodgedOn': '2017-03-19'}");
        story.act("appeal", "{'lodgedOn': '2017-06-20'}")
                .body("status", equalTo("appealed"))
                .body("execution.state", equalTo("executed"));
        story.refused(409, "appeal", "{'lodgedOn': '2017-06-20'}");
        story.act("withdrawal", "{}").body("execution.state", equalTo("none"));
    }

    @Test
    @DisplayName(
            "SC-16, SAN-10: with a reprieve nothing is suspended until the probation is broken and that is notified")
    void reprieve() {
        SanctionStory story = ready(contract());
        String reprieve = "'reprieve': {'extent': 'total', 'probationUntil': '2017-09-15'}, 'outcome'";
        story.refused(
                400,
                "decision",
                suspension("2017-03-15", "2017-04-01", "2017-04-30")
                        .replace("'outcome'", reprieve.replace("2017-09-15", "2017-03-15")));
        story.act(
                        "decision",
                        suspension("2017-03-15", "2017-04-01", "2017-04-30").replace("'outcome'", reprieve))
                .body("status", equalTo("reprieved"))
                .body("decision.reprieve.probationUntil", equalTo("2017-09-15"));
        story.refused(409, "probationBreach", "{'breachedOn': '2017-05-10'}").body("missing", contains("notification"));
        story.act("notification", "{'notifiedOn': '2017-03-20'}")
                .body("status", equalTo("reprieved"))
                .body("execution.state", equalTo("reprieved"))
                .body("execution.periods", empty())
                .body("appealUntil", equalTo("2017-06-20"));
        story.refused(400, "probationBreach", "{'breachedOn': '2017-09-16'}")
                .body("issues[0].detail", containsString("2017-09-15"));
        story.act("probationBreach", "{'breachedOn': '2017-09-15'}")
                .body("status", equalTo("executable"))
                .body("execution.periods", empty());
        story.refused(400, "notification", "{'notifiedOn': '2017-09-25'}")
                .body("issues[0].type", containsString("requiredInput"))
                .body("issues[0].name", equalTo("suspension"));
        story.refused(
                400,
                "notification",
                "{'notifiedOn': '2017-09-25', 'suspension': {'from': '2017-09-25', 'until': '2017-09-26'}}");
        story.refused(
                400,
                "notification",
                "{'notifiedOn': '2017-09-25', 'suspension': {'from': '2017-10-01', 'until': '2017-10-31'}}");
        story.act(
                        "notification",
                        "{'notifiedOn': '2017-09-25', 'suspension': {'from': '2017-10-01', 'until': '2017-10-30'}}")
                .body("status", equalTo("notified"))
                .body("appealUntil", equalTo("2017-12-25"))
                .body("execution.periods", contains(Map.of("from", "2017-10-01", "until", "2017-10-30")));
    }

    @Test
    @DisplayName("SAN-10, A-08: a partial suspension with a partial reprieve executes its first days, which move along")
    void partialReprieve() {
        SanctionStory story = ready(contract());
        String partial = "{'decidedOn': '2017-03-15', 'outcome': 'suspension', 'suspension': {'extent': 'partial',"
                + " 'percentage': 50, 'from': '2017-04-01', 'until': '2017-04-30'}, 'reprieve': {'extent': 'partial',"
                + " 'executedUntil': '2017-04-10', 'probationUntil': '2017-09-15'}}";
        story.refused(400, "decision", partial.replace("'percentage': 50, ", ""))
                .body("issues[0].name", equalTo("suspension.percentage"));
        story.refused(400, "decision", partial.replace("'executedUntil': '2017-04-10', ", ""))
                .body("issues[0].name", equalTo("reprieve.executedUntil"));
        story.refused(400, "decision", partial.replace("2017-04-10", "2017-04-30"));
        story.refused(400, "decision", partial.replace("'until': '2017-04-30'", "'until': '2017-05-31'"))
                .body("issues[0].detail", containsString("2017-04-30"));
        story.act("decision", partial);
        story.act(
                        "notification",
                        "{'notifiedOn': '2017-04-03', 'suspension': {'from': '2017-04-11', 'until': '2017-05-10'}}")
                .body("status", equalTo("reprieved"))
                .body("decision.suspension.percentage", equalTo(50))
                .body("execution.state", equalTo("executed"))
                .body("execution.periods", contains(Map.of("from", "2017-04-11", "until", "2017-04-20")));
        story.act("probationBreach", "{'breachedOn': '2017-04-12'}");
        story.refused(
                400,
                "notification",
                "{'notifiedOn': '2017-04-15', 'suspension': {'from': '2017-04-20', 'until': '2017-04-22'}}");
        story.act("notification", "{'notifiedOn': '2017-04-15'}")
                .body(
                        "execution.periods",
                        contains(
                                Map.of("from", "2017-04-11", "until", "2017-04-20"),
                                Map.of("from", "2017-04-21", "until", "2017-05-10")));
    }

    private static final String REPRIEVE = suspension("2017-03-15", "2017-04-01", "2017-04-30")
            .replace(
                    "'outcome'",
                    "'notifiedOn': '2017-03-20', 'reprieve': {'extent': 'total', 'probationUntil': '2017-09-15'},"
                            + " 'outcome'");

    private static final String EXECUTION =
            "{'notifiedOn': '2017-06-20', 'suspension': {'from': '2017-07-01', 'until': '2017-07-30'}}";

    @Test
    @DisplayName(
            "SAN-7, SAN-10: while the CPAS broke its own word no reprieve ends, at the breach and at the execution")
    void noReprieveEndsWhileTheCpasBreaksItsWord() {
        String contract = contract();
        SanctionStory story = ready(contract);
        story.act("decision", REPRIEVE);
        tell(contract, "s2", "breached");
        Map<String, Long> rows = rowCounts();
        story.refused(409, "probationBreach", "{'breachedOn': '2017-05-10'}")
                .body("type", equalTo(CONFLICT + "cpasCommitmentBroken"))
                .body("blockers", contains("cpasCommitmentBroken"));
        assertThat(rowCounts()).isEqualTo(rows);
        story.read().body("blockers.code", contains("cpasCommitmentBroken"));
        tell(contract, "s2", "kept");
        story.act("probationBreach", "{'breachedOn': '2017-05-10'}");
        tell(contract, "s2", "breached");
        story.refused(409, "notification", EXECUTION).body("type", equalTo(CONFLICT + "cpasCommitmentBroken"));
        story.read().body("next.act", not(hasItem("notification")));
        tell(contract, "s2", "kept");
        story.act("notification", EXECUTION).body("status", equalTo("notified")).body("blockers", empty());
    }

    private static final String MOVED = "\"Garantie locative\", \"dueOn\": \"2018-03-30\"";

    @Test
    @DisplayName("SAN-7, LIF-2: a CPAS lifts its broken word by no text that it alone has changed")
    void noReprieveEndsOnATextThatNobodySigned() {
        String person = Someone.next();
        String contract = contractOf(person);
        SanctionStory story = ready(contract);
        story.act("decision", REPRIEVE);
        tell(contract, "s2", "breached");
        String word = "\"Garantie locative\", \"dueOn\": \"2018-03-31\"";
        revise(contract, 2, person, word, MOVED);
        story.read().body("blockers.code", contains("cpasCommitmentBroken"));
        story.refused(409, "probationBreach", "{'breachedOn': '2017-05-10'}")
                .body("type", equalTo(CONFLICT + "cpasCommitmentBroken"));
        tell(contract, "s2", "kept");
        story.refused(409, "probationBreach", "{'breachedOn': '2017-05-10'}")
                .body("type", equalTo(CONFLICT + "invalidTransition"))
                .body("missing", contains("signatures"));
        revise(contract, 3, person, "none", "none");
        story.act("probationBreach", "{'breachedOn': '2017-05-10'}");
        revise(contract, 4, person, word, MOVED);
        Map<String, Long> rows = rowCounts();
        story.refused(409, "notification", EXECUTION).body("missing", contains("signatures"));
        assertThat(rowCounts()).isEqualTo(rows);
        revise(contract, 5, person, "none", "none");
        story.act("notification", EXECUTION).body("status", equalTo("notified"));
    }

    @Test
    @DisplayName("SAN-7: nor by ending the contract together with the change")
    void nothingIsDecidedOnAnUnsignedTextThatEnded() {
        String person = Someone.next();
        String contract = contractOf(person);
        SanctionStory story = ready(contract);
        tell(contract, "s2", "breached");
        as(Tokens.worker(CPAS_A))
                .body(
                        json(aContractOf2017(person))
                                .replace("\"Garantie locative\", \"dueOn\": \"2018-03-31\"", MOVED)
                                .replace(
                                        "\"signatures\":",
                                        "\"ending\": {\"endedOn\": \"2017-01-31\", \"reason\": \"abandoned\"}, \"signatures\":"))
                .put(contract + "/revisions/2")
                .then()
                .statusCode(201)
                .body("status", equalTo("ended"));
        String decision = suspension("2017-02-01", "2017-03-01", "2017-03-10");
        story.refused(409, "decision", decision).body("type", equalTo(CONFLICT + "cpasCommitmentBroken"));
        tell(contract, "s2", "kept");
        story.refused(409, "decision", decision).body("missing", contains("signatures"));
        story.act("decision", NO_SANCTION);
    }

    @Test
    @DisplayName("SAN-6, SAN-10: a legitimate reason excuses the breach of a probation, and no later one")
    void aReasonForABrokenProbation() throws SQLException {
        SanctionStory story = ready(contract());
        story.act("decision", REPRIEVE);
        story.refused(400, "legitimateReason", "{'proved': true, 'on': '2017-03-19'}")
                .body("issues[0].type", containsString("invalidPeriod"));
        story.act("probationBreach", "{'breachedOn': '2017-05-10'}").body("status", equalTo("executable"));
        story.refused(409, "probationBreach", "{'breachedOn': '2017-05-11'}")
                .body("type", equalTo(CONFLICT + "invalidTransition"));
        story.act("legitimateReason", "{'proved': true, 'on': '2017-05-20'}")
                .body("blockers.code", contains("legitimateReason"))
                .body("probationReason.proved", equalTo(true))
                .body("legitimateReason", nullValue())
                .body("execution.state", equalTo("reprieved"));
        story.refused(409, "notification", EXECUTION).body("type", equalTo(CONFLICT + "legitimateReason"));
        story.refused(409, "probationBreach", "{'breachedOn': '2017-05-20'}")
                .body("type", equalTo(CONFLICT + "legitimateReason"));
        story.act("probationBreach", "{'breachedOn': '2017-05-21'}")
                .body("blockers", empty())
                .body("probationBreachedOn", equalTo("2017-05-21"));
        String row = " where '" + story.href() + "' like '%' || procedure_id";
        story.act("notification", EXECUTION).body("status", equalTo("notified"));
        story.refused(409, "legitimateReason", "{'proved': true, 'on': '2017-06-21'}");
        assertThatThrownBy(() -> change("update sanction_procedure set probation_reason_on = '2017-05-21'" + row))
                .hasMessageContaining("ck_sanction_execution_is_free");
    }

    @Test
    @DisplayName("SAN-5, SAN-10: who asks to be heard about the probation is heard before the reprieve ends")
    void aHearingAboutTheProbation() {
        SanctionStory story = ready(contract());
        story.act("decision", REPRIEVE);
        story.act("probationBreach", "{'breachedOn': '2017-05-10'}");
        story.act("hearingRequest", "{'requestedOn': '2017-05-15'}")
                .body("blockers.code", contains("hearingMissing"))
                .body("next.find { it.act == 'hearing' }.need", equalTo("must"))
                .body("hearingRequestedOn", nullValue())
                .body("probationHearingRequestedOn", equalTo("2017-05-15"));
        story.refused(409, "notification", EXECUTION).body("type", equalTo(CONFLICT + "hearingMissing"));
        story.act("hearing", "{'heldOn': '2017-06-21'}").body("blockers", empty());
        story.refused(400, "notification", EXECUTION).body("issues[0].name", equalTo("notifiedOn"));
        story.act("hearing", "{'heldOn': '2017-06-20'}");
        story.act("notification", EXECUTION).body("status", equalTo("notified"));
    }

    private void moves(String contract, String movedOn) {
        cpasRegistry.apply(new RegisteredCpas(
                "0999000525",
                57_081,
                "Écaussinnes",
                "Écaussinnes",
                null,
                LocalDate.of(1977, 1, 1),
                null,
                null,
                "BE68539007547034",
                1));
        as(Tokens.worker(CPAS_A))
                .body("{\"toCpas\": \"0999000525\", \"movedOn\": \"" + movedOn + "\"}")
                .post(contract + "/transfer")
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName("TRA-1, SAN-12: after the move the CPAS notifies its own decision, keeps the appeal, gives it up")
    void afterTheMove() {
        String contract = contract();
        SanctionStory story = ready(contract);
        story.act("decision", suspension("2017-03-15", "2017-04-01", "2017-04-30"));
        moves(contract, "2017-03-18");
        story.read()
                .body("next.act", contains("notification", "withdrawal"))
                .body("next.find { it.act == 'notification' }.need", equalTo("must"));
        story.act("notification", "{'notifiedOn': '2017-03-20'}").body("status", equalTo("notified"));
        as(Tokens.worker(CPAS_B))
                .body("{\"lodgedOn\": \"2017-04-20\"}")
                .post(story.href() + "/appeal")
                .then()
                .statusCode(404);
        as(Tokens.worker(CPAS_B))
                .body("{\"lodgedOn\": \"2017-04-20\"}")
                .post(story.href().replace(CPAS_A, CPAS_B) + "/appeal")
                .then()
                .statusCode(404);
        story.act("appeal", "{'lodgedOn': '2017-04-20'}").body("status", equalTo("appealed"));
        story.act("withdrawal", "{}").body("status", equalTo("withdrawn")).body("next", empty());
        as(Tokens.worker(CPAS_A))
                .body("{\"breachedOn\": \"2017-02-10\", \"stepId\": \"s1\"}")
                .post(story.procedures())
                .then()
                .statusCode(409)
                .body("type", equalTo(CONFLICT + "contractTransferred"));
    }

    @Test
    @DisplayName("TRA-1: after the move nothing is prepared or decided any more; it can only be given up")
    void nothingIsDecidedAfterTheMove() {
        String contract = contract();
        SanctionStory story = ready(contract);
        moves(contract, "2017-03-18");
        Map<String, Long> rows = rowCounts();
        String[][] acts = {
            {"decision", suspension("2017-03-15", "2017-04-01", "2017-04-30")},
            {"decision", NO_SANCTION},
            {"advice", "{'givenOn': '2017-01-21', 'recommendation': 'sanction'}"},
            {"hearingRequest", "{'requestedOn': '2017-01-21'}"},
            {"interview", "{}"}
        };
        for (String[] act : acts) {
            story.refused(409, act[0], act[1]).body("type", equalTo(CONFLICT + "contractTransferred"));
        }
        assertThat(rowCounts()).isEqualTo(rows);
        story.read().body("next.act", contains("withdrawal"));
        story.act("withdrawal", "{}").body("status", equalTo("withdrawn"));
    }

    @Test
    @DisplayName(
            "TRA-1, SAN-10: after the move a reprieve ends for what was broken until the move, and for nothing later")
    void theReprieveAfterTheMove() {
        String contract = contract();
        SanctionStory story = ready(contract);
        story.act("decision", REPRIEVE);
        moves(contract, "2017-06-01");
        story.refused(400, "probationBreach", "{'breachedOn': '2017-06-02'}")
                .body("issues[0].name", equalTo("breachedOn"))
                .body("issues[0].type", containsString("invalidPeriod"));
        story.act("probationBreach", "{'breachedOn': '2017-06-01'}").body("status", equalTo("executable"));
        story.act("hearingRequest", "{'requestedOn': '2017-06-05'}");
        story.refused(409, "notification", EXECUTION).body("type", equalTo(CONFLICT + "hearingMissing"));
        story.act("hearing", "{'heldOn': '2017-06-10'}");
        story.act("notification", EXECUTION).body("status", equalTo("notified"));
    }

    @Test
    @DisplayName(
            "SAN-3, LIF-1, SC-09: the interview that the person reacts with is due in five working days, once a day")
    void theInterviewIsFollowedUp() {
        String contract = contract();
        SanctionStory story = breach(CPAS_A, contract, "2017-04-10");
        story.act("interview", "{'requestedOn': '2017-04-13'}");
        story.act("interview", "{'requestedOn': '2017-04-13'}");
        as(Tokens.worker(CPAS_A))
                .get(contract + "/interviewRequests")
                .then()
                .statusCode(200)
                .body("items.requestedOn", contains("2017-04-13"))
                .body("items.dueOn", contains("2017-04-21"));
        story.notice("2017-04-15");
        story.act("hearingRequest", "{'requestedOn': '2017-04-20'}");
        as(Tokens.worker(CPAS_A)).get(contract + "/interviewRequests").then().body("items", hasSize(1));
    }

    @Test
    @DisplayName("SC-17a, A-23: never against a legitimate reason, never on a community service")
    void never() {
        SanctionStory story = ready(contract());
        story.act("legitimateReason", "{'proved': true, 'on': '2017-01-25'}");
        String decision = suspension("2017-02-01", "2017-03-01", "2017-03-10");
        story.refused(409, "decision", decision).body("type", equalTo(CONFLICT + "legitimateReason"));
        story.act("legitimateReason", "{'proved': false, 'on': '2017-01-26'}").body("blockers", empty());
        story.act("decision", decision);

        SanctionStory service = SanctionStory.open(
                        CPAS_A,
                        contract(),
                        "{'breachedOn': '2017-01-10', 'stepId': 's1', 'basedOnCommunityService': true}")
                .notice("2017-01-15")
                .advice("2017-01-20");
        service.refused(409, "decision", decision).body("type", equalTo(CONFLICT + "communityServiceVoid"));
    }

    @Test
    @DisplayName("SC-17b, SAN-7: never while the CPAS broke a commitment of its own")
    void neverWhileTheCpasBreaksItsWord() {
        String contract = contract();
        SanctionStory story = ready(contract);
        String decision = suspension("2017-02-01", "2017-03-01", "2017-03-10");
        tell(contract, "s2", "breached");
        story.refused(409, "decision", decision).body("type", equalTo(CONFLICT + "cpasCommitmentBroken"));
        tell(contract, "s2", "kept");
        story.read().body("blockers", empty());
        tell(contract, "s1", "breached");
        story.act("decision", decision);
    }

    private static void tell(String contract, String step, String outcome) {
        as(Tokens.worker(CPAS_A))
                .body("{\"outcome\": \"" + outcome + "\", \"on\": \"2017-01-25\"}")
                .post(contract + "/commitments/" + step + "/outcomes")
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName("SC-17c, SC-17d: never for other users; for financial aid under the organic law, without ceiling")
    void legalBasis() {
        SanctionStory other = ready(contractWithStatus("otherUser"));
        other.read()
                .body("legalBasis", nullValue())
                .body("maximumUntil", nullValue())
                .body("blockers.code", contains("sanctionNotApplicable"));
        other.refused(409, "decision", suspension("2017-02-01", "2017-03-01", "2017-03-10"))
                .body("type", equalTo(CONFLICT + "sanctionNotApplicable"));
        other.act("decision", NO_SANCTION);

        SanctionStory aid = ready(contractWithStatus("financialSocialAid"));
        aid.act("decision", suspension("2017-02-01", "2017-03-01", "2017-04-30"))
                .body("legalBasis", equalTo("loi organique 60 §3"))
                .body("repeat", equalTo(false))
                .body("maximumMonths", nullValue())
                .body("startUntil", nullValue())
                .body("maximumUntil", nullValue());
        assertThat(text("select legal_basis from sanction_procedure where '" + aid.href()
                        + "' like '%' || procedure_id"))
                .isEqualTo("ORGANIC_LAW_60_3");
    }

    /** The next revision, with a change to the contract as it was pushed first. */
    private static void revise(String contract, int revision, String person, String from, String to) {
        as(Tokens.worker(CPAS_A))
                .body(json(aContractOf2017(person)).replace(from, to))
                .put(contract + "/revisions/" + revision)
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName("SAN-15: a right that is told later grounds no sanction of a breach before it, open or not yet open")
    void aRightThatComesLater() {
        String person = Someone.next();
        String contract = SanctionStory.push(
                CPAS_A, newReference(), json(aContractOf2017(person)).replace("rightToIntegration", "otherUser"));
        SanctionStory open = ready(contract);
        revise(contract, 2, person, "none", "none");
        String decision = suspension("2017-02-01", "2017-03-01", "2017-03-10");
        open.read().body("legalBasis", nullValue()).body("blockers.code", contains("sanctionNotApplicable"));
        open.refused(409, "decision", decision).body("type", equalTo(CONFLICT + "sanctionNotApplicable"));
        open.act("decision", NO_SANCTION);
        SanctionStory later = ready(contract);
        later.read().body("legalBasis", nullValue());
        later.refused(409, "decision", decision).body("type", equalTo(CONFLICT + "sanctionNotApplicable"));
    }

    @Test
    @DisplayName("SAN-8, SAN-16: the ground of the opening stays, so a status told later lifts no ceiling")
    void theGroundOfTheOpeningStays() {
        String person = Someone.next();
        String contract = contractOf(person);
        SanctionStory story = ready(contract);
        revise(contract, 2, person, "rightToIntegration", "financialSocialAid");
        story.read().body("legalBasis", equalTo("loi DIS 30 §2")).body("maximumMonths", equalTo(1));
        story.refused(400, "decision", suspension("2017-02-01", "2017-03-01", "2017-04-30"))
                .body("issues[0].name", equalTo("suspension.until"))
                .body("issues[0].detail", containsString("2017-03-31"));
        revise(contract, 3, person, "rightToIntegration", "otherUser");
        story.refused(409, "decision", suspension("2017-02-01", "2017-03-01", "2017-03-31"))
                .body("type", equalTo(CONFLICT + "sanctionNotApplicable"));
    }

    @Test
    @DisplayName("SAN-1, SIG-1: on a text that not every party has signed no suspension is decided")
    void nothingIsDecidedOnAnUnsignedText() {
        String person = Someone.next();
        String contract = contractOf(person);
        SanctionStory story = ready(contract);
        revise(contract, 2, person, "\"Visiter\"", "\"Visiter trois logements\"");
        String decision = suspension("2017-02-01", "2017-03-01", "2017-03-10");
        Map<String, Long> rows = rowCounts();
        story.refused(409, "decision", decision)
                .body("type", equalTo(CONFLICT + "invalidTransition"))
                .body("missing", contains("signatures"));
        assertThat(rowCounts()).isEqualTo(rows);
        story.read().body("status", equalTo("adviceGiven"));
        revise(contract, 3, person, "none", "none");
        story.act("decision", decision);
    }

    @Test
    @DisplayName("SAN-8: days that the notification moves into a shorter month are judged by the ceiling again")
    void theCeilingIsJudgedAtTheNotification() {
        SanctionStory story = ready(contract());
        story.act("decision", suspension("2017-12-15", "2018-01-01", "2018-01-31"));
        story.refused(
                        400,
                        "notification",
                        "{'notifiedOn': '2017-12-20', 'suspension': {'from': '2018-02-01', 'until': '2018-03-03'}}")
                .body("issues[0].name", equalTo("suspension.until"))
                .body("issues[0].detail", containsString("2018-02-28"));
        story.act(
                        "notification",
                        "{'notifiedOn': '2017-12-20', 'suspension': {'from': '2018-02-01', 'until': '2018-02-28'}}")
                .body("execution.periods", contains(Map.of("from", "2018-02-01", "until", "2018-02-28")));
    }

    @Test
    @DisplayName(
            "SAN-14: the CPAS that takes the contract over reads the suspension it can go on with, and nothing else")
    void takenOver() throws SQLException {
        String person = Someone.next();
        String earlier = contractOf(person);
        SanctionStory notified = ready(earlier);
        notified.act(
                "decision",
                suspension("2017-03-15", "2017-05-01", "2017-05-30")
                        .replace("'outcome'", "'notifiedOn': '2017-03-20', 'outcome'"));
        SanctionStory open = breach(CPAS_A, earlier, "2017-03-16");
        String next = SanctionStory.push(CPAS_B, newReference(), json(aContractOf2017(person)));
        String id = notified.href().substring(notified.href().lastIndexOf('/') + 1);
        as(Tokens.worker(CPAS_B)).get(next + "/sanctionProcedures").then().body("total", equalTo(0));
        as(Tokens.worker(CPAS_B)).get(next + "/sanctionProcedures/" + id).then().statusCode(404);
        change("update contract set transferred_from = (select contract_id from contract where '" + earlier
                + "' like '%/' || reference) where '" + next + "' like '%/' || reference");
        as(Tokens.worker(CPAS_B))
                .get(next + "/sanctionProcedures")
                .then()
                .body("total", equalTo(1))
                .body("items[0].enterpriseNumber", equalTo(CPAS_A))
                .body("items[0].execution.periods", contains(Map.of("from", "2017-05-01", "until", "2017-05-30")))
                .body("items[0].next", empty())
                .body("items[0].href", equalTo(next + "/sanctionProcedures/" + id));
        as(Tokens.worker(CPAS_B)).get(next + "/sanctionProcedures/" + id).then().statusCode(200);
        as(Tokens.worker(CPAS_B))
                .body("{}")
                .post(next + "/sanctionProcedures/" + id + "/withdrawal")
                .then()
                .statusCode(404);
        open.read().body("status", equalTo("breachRecorded"));
    }

    @Test
    @DisplayName("a breach is of a step of the person, on a day on which the contract bound")
    void breaches() {
        String contract = contract();
        String body = "{\"breachedOn\": \"2017-02-10\", \"stepId\": \"s1\"}";
        for (String[] wrong : new String[][] {
            {body.replace("s1", "s9"), "stepId"},
            {body.replace("s1", "s2"), "stepId"},
            {body.replace("2017-02-10", "2016-12-31"), "breachedOn"},
            {body.replace("2017-02-10", "2019-01-01"), "breachedOn"},
            {
                body.replace(
                        "2017-02-10",
                        LocalDate.now(BusinessClock.BRUSSELS).plusDays(1).toString()),
                "breachedOn"
            }
        }) {
            as(Tokens.worker(CPAS_A))
                    .body(wrong[0])
                    .post(contract + "/sanctionProcedures")
                    .then()
                    .statusCode(400)
                    .body("issues[0].name", equalTo(wrong[1]));
        }
        String draft = SanctionStory.push(
                CPAS_A, newReference(), Contracts.aDraft().of(Someone.next()).json());
        as(Tokens.worker(CPAS_A))
                .body(body)
                .post(draft + "/sanctionProcedures")
                .then()
                .statusCode(409)
                .body("type", equalTo(CONFLICT + "invalidTransition"));
    }

    @Test
    @DisplayName("rows 27-30: the same act again gets the same answer and is done once")
    void idempotent() {
        String contract = contract();
        String body = "{\"breachedOn\": \"2017-02-10\", \"stepId\": \"s1\"}";
        String key = newReference();
        String id = null;
        Map<String, Long> rows = null;
        for (int i = 0; i < 2; i++) {
            String answered = as(Tokens.worker(CPAS_A))
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(contract + "/sanctionProcedures")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("procedureId");
            assertThat(id == null ? answered : id).isEqualTo(answered);
            assertThat(rows == null ? rowCounts() : rows).isEqualTo(rowCounts());
            id = answered;
            rows = rowCounts();
        }
    }

    @Test
    @DisplayName("the database refuses a suspension without notice or advice, and a rewritten history")
    void databaseGuards() {
        SanctionStory story = breach(CPAS_A, contract(), "2017-02-10");
        String row = " where '" + story.href() + "' like '%' || procedure_id";
        assertThatThrownBy(() -> change("update sanction_procedure set status = 'DECIDED', outcome = 'SUSPENSION',"
                        + " decided_on = '2017-03-15', repeated = false, extent = 'TOTAL',"
                        + " suspended_from = '2017-04-01', suspended_until = '2017-04-30'" + row))
                .hasMessageContaining("ck_sanction_after_notice_and_advice");
        story.notice("2017-02-20").advice("2017-02-27");
        story.act("decision", suspension("2017-03-15", "2017-04-01", "2017-04-30"));
        assertThatThrownBy(() -> change("update sanction_procedure set notified_on = '2017-04-01'" + row))
                .hasMessageContaining("ck_sanction_starts_after_notification");
        assertThatThrownBy(() -> change("update sanction_procedure set suspended_until = '2017-03-31'" + row))
                .hasMessageContaining("ck_sanction_suspension");
        assertThatThrownBy(() -> change("update sanction_procedure set legal_basis = null" + row))
                .hasMessageContaining("ck_sanction_is_grounded");
        assertThatThrownBy(() -> change("update sanction_procedure set legitimate_reason_proved = true" + row))
                .hasMessageContaining("ck_sanction_without_legitimate_reason");
        assertThatThrownBy(() -> change("update sanction_act set act = 'NOTICE'"))
                .hasMessageContaining("only grows");
        assertThatThrownBy(() -> change("insert into sanction_procedure (procedure_id, contract_id, enterprise_number,"
                        + " step_id, breached_on, based_on_community_service, status)"
                        + " select gen_random_uuid(), contract_id, enterprise_number, step_id, breached_on, false,"
                        + " unnest(array['NOTICE_SENT', 'NOTICE_SENT']) from sanction_procedure" + row))
                .hasMessageContaining("uq_sanction_procedure_open_step");
    }
}
