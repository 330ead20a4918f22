package be.fgov.mi.piis.subsidy.convention;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static be.fgov.mi.piis.subsidy.convention.Conventions.beforeMinister;
import static be.fgov.mi.piis.subsidy.convention.Conventions.cluster;
import static be.fgov.mi.piis.subsidy.convention.Conventions.push;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConventionProcedureTest extends SubsidyServiceTest {
    private static final List<String> CL_1 = List.of(CPAS_B, CPAS_C, CPAS_D);

    @Test
    @DisplayName("A push is answered 201, its repetition 200 byte for byte, other content and a gap 409")
    void pushes() {
        String body = cluster(CPAS_B, CL_1);
        String first = push(Tokens.vendor("vendor"), "CL-1", 1, body)
                .statusCode(201)
                .body("status", equalTo("draft"))
                .body("reference", equalTo("CL-1"))
                .body("warnings", empty())
                .extract()
                .asString();
        Map<String, Long> before = rowCounts();

        assertThat(push(Tokens.worker(CPAS_B), "CL-1", 1, body)
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
        push(Tokens.vendor("vendor"), "CL-1", 1, body.replace("1000000", "1000001"))
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:revisionConflict"));
        push(Tokens.vendor("vendor"), "CL-1", 3, body)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:revisionGap"));
        assertThat(rowCounts()).isEqualTo(before);

        push(Tokens.vendor("vendor"), "CL-1", 2, body.replace("1000000", "1250000"))
                .statusCode(201)
                .body("warnings.code", contains("amountDiffersFromScheme"));
        read(Tokens.officer(), "CL-1").body("grantedCents", equalTo(1_250_000)).body("revision", equalTo(2));
    }

    @Test
    @DisplayName("A dry run answers the same and stores nothing")
    void dryRun() {
        Map<String, Long> before = rowCounts();
        as(Tokens.vendor("vendor"))
                .body(cluster(CPAS_B, CL_1))
                .put(Conventions.PATH + "CL-1/revisions/1?dryRun=true")
                .then()
                .statusCode(201)
                .body("status", equalTo("draft"));
        assertThat(rowCounts()).isEqualTo(before);
        read(Tokens.officer(), "CL-1").statusCode(404);
    }

    @Test
    @DisplayName("SUB-29: a cluster of two is refused, and so is one whose lead is not a member")
    void smallCluster() {
        refused(cluster(CPAS_B, List.of(CPAS_B, CPAS_C)), "requiredInput", "members");
        refused(cluster(CPAS_B, List.of(CPAS_C, CPAS_D, CPAS_E)), "invalidInput", "members");
        refused(cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_C)), "invalidInput", "members[2]");
        refused(cluster(CPAS_B, List.of()), "requiredInput", "members");
    }

    @Test
    @DisplayName("SA-2014: a city has no convention in 2014; a year without scheme has none at all; the period fits")
    void schemeOfTheYear() {
        refused(Conventions.body("city", 2014, CPAS_B, List.of(), 100), "rejectedInput", "type");
        refused(Conventions.body("cluster", 2017, CPAS_B, CL_1, 100), "referencedResourceNotFound", "year");
        refused(cluster(CPAS_B, CL_1).replace("2015-12-31", "2016-01-01"), "outOfRange", "period");
        refused(cluster(CPAS_B, CL_1).replace("2015-12-31", "2014-12-31"), "invalidPeriod", "period");
    }

    @Test
    @DisplayName("Rows 15, 16, 22, 24: what is not a convention is refused field by field and leaves nothing")
    void badInput() {
        refused(cluster(CPAS_B, List.of(CPAS_B, CPAS_C, "0999999922")), "referencedResourceNotFound", "members[2]");
        refused(cluster(CPAS_B, List.of(CPAS_B, CPAS_C, "0999000111")), "invalidStructure", "members[2]");
        refused(cluster(CPAS_B, CL_1).replace("BE68539007547034", "BE41091811735141"), "invalidStructure", "iban");
        refused(
                cluster(CPAS_B, CL_1).replace("\"year\"", "\"status\": \"fullySigned\", \"year\""),
                "unknownInput",
                "status");
        refused(cluster(CPAS_B, CL_1).replace("1000000", "10000.00"), "schemaViolation", "grantedCents");
        refused(cluster(CPAS_B, CL_1).replace("1000000", "-5"), "outOfRange", "grantedCents");
        refused(cluster(CPAS_B, CL_1).replace("\"cluster\"", "\"village\""), "schemaViolation", "type");
    }

    private void refused(String body, String issue, String name) {
        Map<String, Long> before = rowCounts();
        push(Tokens.vendor("vendor"), "CL-1", 1, body)
                .statusCode(400)
                .body("type", equalTo("urn:problem-type:belgif:badRequest"))
                .body("issues.findAll { it.name == '" + name + "' }.type", hasItem(containsString(issue)));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("A-26: a CPAS is in at most one convention a year, from its submission until a refusal sets it free")
    void oneConventionAYear() {
        push(Tokens.vendor("vendor"), "CL-1", 1, cluster(CPAS_B, CL_1)).statusCode(201);
        beforeMinister("CL-1", CPAS_B);
        push(Tokens.vendor("vendor"), "CL-2", 1, cluster(CPAS_A, List.of(CPAS_A, CPAS_E, CPAS_C)))
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:cpasAlreadyInConvention"))
                .body("enterpriseNumbers", contains(CPAS_C));
        read(Tokens.officer(), "CL-2").statusCode(404);

        act(Tokens.minister(), "CL-1", "ministerDecision", "{\"decision\": \"refused\", \"text\": \"No.\"}")
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("mustAct", empty());
        push(Tokens.vendor("vendor"), "CL-2", 1, cluster(CPAS_A, List.of(CPAS_A, CPAS_E, CPAS_C)))
                .statusCode(201);
    }

    @Test
    @DisplayName("A-26, SUB-29: members of a cluster join and leave by date; lists ask the day, and each day has three")
    void membersOverTime() {
        String members = cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D, CPAS_E));
        refused(with(members, CPAS_D, null, "2015-06-30", CPAS_E, "2015-07-02", null), "requiredInput", "members");
        refused(
                with(members, CPAS_B, null, "2015-06-30", CPAS_E, null, null),
                "invalidInput",
                "memberships[0].enterpriseNumber");
        refused(
                with(members, CPAS_D, null, null, CPAS_D, null, null),
                "invalidInput",
                "memberships[1].enterpriseNumber");
        refused(
                with(members, CPAS_D, null, "2016-01-01", CPAS_E, "2015-07-02", "2015-07-01"),
                "invalidPeriod",
                "memberships[0]");

        push(Tokens.vendor("vendor"), "CL-1", 1, with(members, CPAS_D, null, "2015-06-30", CPAS_E, "2015-07-01", null))
                .statusCode(201);
        read(Tokens.officer(), "CL-1")
                .body("members", contains(CPAS_B, CPAS_C, CPAS_D, CPAS_E))
                .body("memberships.from", contains("2015-01-01", "2015-01-01", "2015-01-01", "2015-07-01"))
                .body("memberships.until", contains("2015-12-31", "2015-12-31", "2015-06-30", "2015-12-31"));
        for (String[] asked : new String[][] {
            {CPAS_D, "2015-06-30", "1"},
            {CPAS_D, "2015-07-01", "0"},
            {CPAS_E, "2015-06-30", "0"},
            {CPAS_B, "2015-07-01", "1"}
        }) {
            list("?member=" + asked[0] + "&on=" + asked[1]).body("total", equalTo(Integer.parseInt(asked[2])));
        }
        list("?member=" + CPAS_D).body("total", equalTo(1));
        list("?member=0999000111").statusCode(400);
        list("?on=tomorrow").statusCode(400);

        push(Tokens.vendor("vendor"), "CL-1", 2, with(members, CPAS_D, null, "2015-07-31", CPAS_E, "2015-07-01", null))
                .statusCode(201);
        list("?member=" + CPAS_D + "&on=2015-07-01").body("total", equalTo(1));
        assertThat(number("select count(*) from convention_member where convention_number = 'CL-1'"))
                .isEqualTo(4);
        read(Tokens.worker(CPAS_C), "CL-1/revisions")
                .statusCode(200)
                .body("items.revision", contains(1, 2))
                .body("items[0].convention.memberships[0].until", equalTo("2015-06-30"))
                .body("items[1].convention.memberships[0].until", equalTo("2015-07-31"))
                .body("items.recordedOn", contains("2015-10-13", "2015-10-13"));
    }

    private static ValidatableResponse list(String query) {
        return as(Tokens.officer())
                .get("/activationSubsidy/v1/conventions" + query)
                .then();
    }

    private static String with(
            String body, String one, String from, String until, String other, String otherFrom, String otherUntil) {
        return body.replace(
                "\"targets\"",
                "\"memberships\": [" + days(one, from, until) + ", " + days(other, otherFrom, otherUntil)
                        + "], \"targets\"");
    }

    private static String days(String member, String from, String until) {
        return "{\"enterpriseNumber\": \"" + member + "\""
                + (from == null ? "" : ", \"from\": \"" + from + "\"")
                + (until == null ? "" : ", \"until\": \"" + until + "\"") + "}";
    }

    @Test
    @DisplayName("SUB-12: a remark stands at the very field of the convention and says something; else it is refused")
    void theVeryField() {
        push(Tokens.worker(CPAS_A), "CT-F", 1, Conventions.city(CPAS_A, 5_000)).statusCode(201);
        act(Tokens.worker(CPAS_A), "CT-F", "submission").statusCode(200);
        Map<String, Long> before = rowCounts();
        for (String field : List.of("targets.person", "members[1000]", "targets[0]", "period.from.day", "colour", "")) {
            act(Tokens.officer(), "CT-F", "negotiation", remark(field))
                    .statusCode(400)
                    .body("issues.name", contains("field"));
        }
        act(Tokens.officer(), "CT-F", "negotiation", "{\"field\": \"objectives\"}")
                .statusCode(400)
                .body("issues.name", contains("comment"));
        act(Tokens.officer(), "CT-F", "negotiation", "{\"field\": \"objectives\", \"comment\": \" \"}")
                .statusCode(400);
        assertThat(rowCounts()).isEqualTo(before);
        for (String field : List.of("targets.persons", "members[1]", "objectives", "grantedCents", "period.until")) {
            act(Tokens.officer(), "CT-F", "negotiation", remark(field))
                    .statusCode(200)
                    .body("acts.last().field", equalTo(field));
        }
        read(Tokens.worker(CPAS_A), "CT-F").body("acts.findAll { it.act == 'negotiation' }.comment", hasSize(5));
    }

    private static String remark(String field) {
        return "{\"comment\": \"Please explain.\", \"field\": \"" + field + "\"}";
    }

    @Test
    @DisplayName("A-28: an advice that is not favourable and a wish for modification go back to negotiation")
    void backToNegotiation() {
        push(Tokens.vendor("vendor"), "CL-1", 1, cluster(CPAS_B, CL_1)).statusCode(201);
        act(Tokens.vendor("vendor"), "CL-1", "submission").statusCode(200).body("status", equalTo("underReview"));
        push(Tokens.vendor("vendor"), "CL-1", 2, cluster(CPAS_B, CL_1).replace("24 }", "25 }"))
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:invalidTransition"))
                .body("detail", containsString("negotiation"));
        act(Tokens.officer(), "CL-1", "advice", "{\"favourable\": false}").statusCode(400);
        act(Tokens.officer(), "CL-1", "advice", "{\"favourable\": false, \"text\": \"Too few persons.\"}")
                .statusCode(200)
                .body("status", equalTo("inNegotiation"))
                .body("mustAct", contains("leadCpas", "sppOfficer"));
        push(Tokens.vendor("vendor"), "CL-1", 2, cluster(CPAS_B, CL_1).replace("24 }", "25 }"))
                .statusCode(201)
                .body("status", equalTo("inNegotiation"));
        beforeMinister("CL-1", CPAS_B);
        act(
                        Tokens.minister(),
                        "CL-1",
                        "ministerDecision",
                        "{\"decision\": \"requiresModification\", \"text\": \"More.\"}")
                .statusCode(200)
                .body("status", equalTo("inNegotiation"));
        act(Tokens.officer(), "CL-1", "ministerSubmission")
                .statusCode(409)
                .body("missing", contains("favourableAdvice"));
    }

    @Test
    @DisplayName("SUB-12: who names the revision that was read does not act on another one; each act keeps its own")
    void onWhatWasRead() {
        push(Tokens.vendor("vendor"), "CL-RV", 1, cluster(CPAS_B, CL_1)).statusCode(201);
        act(Tokens.vendor("vendor"), "CL-RV", "submission", "{\"revision\": 2}")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:conventionReplaced"))
                .body("revision", equalTo(1));
        act(Tokens.vendor("vendor"), "CL-RV", "submission", "{\"revision\": 1}").statusCode(200);
        act(
                        Tokens.officer(),
                        "CL-RV",
                        "negotiation",
                        "{\"comment\": \"More?\", \"field\": \"targets\", \"revision\": 1}")
                .statusCode(200);
        push(Tokens.vendor("vendor"), "CL-RV", 2, cluster(CPAS_B, CL_1).replace("24 }", "25 }"))
                .statusCode(201);
        Map<String, Long> before = rowCounts();

        act(Tokens.officer(), "CL-RV", "advice", "{\"favourable\": true, \"revision\": 1}")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:conventionReplaced"))
                .body("revision", equalTo(2));
        act(Tokens.officer(), "CL-RV", "advice", "{\"favourable\": true, \"revision\": 0}")
                .statusCode(400)
                .body("issues[0].name", equalTo("revision"));
        assertThat(rowCounts()).isEqualTo(before);

        act(Tokens.officer(), "CL-RV", "advice", "{\"favourable\": true, \"revision\": 2}")
                .statusCode(200);
        act(Tokens.officer(), "CL-RV", "ministerSubmission", "{\"revision\": 1}")
                .statusCode(409);
        act(Tokens.officer(), "CL-RV", "ministerSubmission", "{\"revision\": 2}")
                .statusCode(200);
        act(Tokens.minister(), "CL-RV", "ministerDecision", "{\"decision\": \"approved\", \"revision\": 1}")
                .statusCode(409);
        act(Tokens.minister(), "CL-RV", "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(200)
                .body("acts.act", hasItem("negotiation"))
                .body("acts.find { it.act == 'negotiation' }.revision", equalTo(1))
                .body("acts.find { it.act == 'favourableAdvice' }.revision", equalTo(2))
                .body("acts.find { it.act == 'ministerApproval' }.revision", equalTo(2));
    }

    @Test
    @DisplayName("A-28: after the approval a revision is refused and the refusal says how it goes")
    void noRevisionAfterApproval() {
        approved("CL-1", CPAS_B, cluster(CPAS_B, CL_1));
        push(Tokens.vendor("vendor"), "CL-1", 2, cluster(CPAS_B, CL_1).replace("24 }", "25 }"))
                .statusCode(409)
                .body("conventionStatus", equalTo("approvedByMinister"))
                .body("detail", containsString("amendment"));
    }

    @Test
    @DisplayName("Row 25: each act out of its order is refused with what is missing, and leaves nothing")
    void refusedTransitions() {
        push(Tokens.vendor("vendor"), "CL-1", 1, cluster(CPAS_B, CL_1)).statusCode(201);
        Map<String, Long> before = rowCounts();
        act(Tokens.officer(), "CL-1", "negotiation", "{\"comment\": \"c\", \"field\": \"targets\"}")
                .statusCode(409)
                .body("missing", contains("submission"));
        act(Tokens.officer(), "CL-1", "advice", "{\"favourable\": true}")
                .statusCode(409)
                .body("missing", contains("submission"));
        act(Tokens.officer(), "CL-1", "ministerSubmission")
                .statusCode(409)
                .body("missing", contains("submission", "favourableAdvice"));
        act(Tokens.minister(), "CL-1", "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(409)
                .body("missing", contains("submission", "favourableAdvice", "ministerSubmission"));
        act(Tokens.president(CPAS_B), "CL-1", "signatures")
                .statusCode(409)
                .body("missing", contains("submission", "favourableAdvice", "ministerSubmission", "ministerApproval"));
        assertThat(rowCounts()).isEqualTo(before);

        act(Tokens.vendor("vendor"), "CL-1", "submission").statusCode(200);
        act(Tokens.vendor("vendor"), "CL-1", "submission").statusCode(409).body("missing", empty());
    }

    @Test
    @DisplayName("Rows 1, 5, 6: nobody, a wrong function and a foreign CPAS")
    void whoMay() {
        push(Tokens.worker(CPAS_B), "CL-1", 1, cluster(CPAS_B, CL_1)).statusCode(201);
        Map<String, Long> before = rowCounts();
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(Conventions.PATH + "CL-1/submission")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:problem-type:belgif:noAccessToken"));
        act(Tokens.officer(), "CL-1", "submission").statusCode(403);
        act(Tokens.finance(), "CL-1", "advice", "{\"favourable\": true}").statusCode(403);
        act(Tokens.worker(CPAS_B), "CL-1", "signatures").statusCode(403);
        act(Tokens.officer(), "CL-1", "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(403);

        // B's convention for A: the same 404 as a number that nobody has.
        act(Tokens.worker(CPAS_A), "CL-1", "submission").statusCode(404);
        act(Tokens.worker(CPAS_A), "NOT-THERE", "submission").statusCode(404);
        read(Tokens.worker(CPAS_A), "CL-1").statusCode(404);
        read(Tokens.vendor("vendor-b"), "CL-1").statusCode(404);
        push(Tokens.worker(CPAS_A), "CL-1", 1, cluster(CPAS_B, CL_1)).statusCode(404);
        push(Tokens.worker(CPAS_A), "CL-1", 2, cluster(CPAS_B, CL_1)).statusCode(404);
        push(Tokens.vendor("vendor-b"), "CL-9", 1, cluster(CPAS_B, CL_1)).statusCode(404);
        // A member reads, and does not act.
        read(Tokens.worker(CPAS_C), "CL-1").statusCode(200);
        act(Tokens.worker(CPAS_C), "CL-1", "submission").statusCode(403);
        push(Tokens.worker(CPAS_C), "CL-1", 2, cluster(CPAS_B, CL_1)).statusCode(403);
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("A CPAS lists its own conventions, the administration all; pages and filters")
    void lists() {
        push(Tokens.vendor("vendor"), "CL-1", 1, cluster(CPAS_B, CL_1)).statusCode(201);
        push(Tokens.vendor("vendor"), "CT-A", 1, Conventions.city(CPAS_A, 100)).statusCode(201);
        push(Tokens.vendor("vendor-b"), "CT-F", 1, Conventions.city(CPAS_F, 100))
                .statusCode(201);
        act(Tokens.worker(CPAS_A), "CT-A", "submission").statusCode(200);

        read(Tokens.minister(), "").body("total", equalTo(3)).body("items.number", contains("CL-1", "CT-A", "CT-F"));
        read(Tokens.worker(CPAS_C), "").body("items.number", contains("CL-1"));
        read(Tokens.vendor("vendor"), "").body("items.number", contains("CL-1", "CT-A"));
        read(Tokens.auditor(), "?type=city&status=draft&year=2015").body("items.number", contains("CT-F"));
        read(Tokens.auditor(), "?page=2&pageSize=2").body("items", hasSize(1)).body("prev", containsString("page=1"));
        read(Tokens.auditor(), "?status=sleeping").statusCode(400);
        read(Tokens.auditor(), "?colour=red").statusCode(400).body("issues[0].type", containsString("unknownInput"));
        read(Tokens.officer(), "summary?year=2015")
                .body("total", equalTo(3))
                .body("byType.city", equalTo(2))
                .body("byStatus.underReview", equalTo(1))
                .body("payableAdvances", equalTo(0));
    }

    @Test
    @DisplayName("Rows 27, 28, 30: an act with a key is done once and answered again")
    void idempotencyKey() {
        push(Tokens.vendor("vendor"), "CL-1", 1, cluster(CPAS_B, CL_1)).statusCode(201);
        Response first = withKey("key-1", "CL-1/submission");
        assertThat(first.statusCode()).isEqualTo(200);
        Map<String, Long> before = rowCounts();
        Response again = withKey("key-1", "CL-1/submission");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(withKey("key-1", "CL-2/submission").statusCode()).isEqualTo(422);
        assertThat(withKey("not a key", "CL-1/submission").statusCode()).isEqualTo(400);
        as(Tokens.vendor("vendor"))
                .header("Idempotency-Key", "a")
                .header("Idempotency-Key", "b")
                .body("{}")
                .post(Conventions.PATH + "CL-1/submission")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:problem-type:spp-is:idempotencyKeyInvalid"));
        assertThat(rowCounts()).isEqualTo(before);
    }

    private static Response withKey(String key, String path) {
        return as(Tokens.vendor("vendor"))
                .header("Idempotency-Key", key)
                .body("{}")
                .post(Conventions.PATH + path);
    }
}
