package be.fgov.mi.piis.subsidy.cost;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.subsidy.settlement.SettlingTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-13, SUB-20: costs, their proofs and their review")
class CostsOfConventionTest extends SettlingTest {
    private static final Tokens LEAD = Tokens.worker(CPAS_B);
    private static final byte[] INVOICE = "%PDF-1.7 an invoice".getBytes(StandardCharsets.US_ASCII);

    @Test
    @DisplayName("A cost is pushed like everything else: 201, 200 byte-equal, 409, and a dry run stores nothing")
    void push() {
        cluster("CO-1", 0);
        String body = cost("staff", 620_000, "2015-09-30");
        Map<String, Long> before = rowCounts();
        RestAssured.given()
                .header("Authorization", LEAD.bearer())
                .contentType("application/json")
                .body(body)
                .put(Conventions.PATH + "CO-1/costs/C1/revisions/1?dryRun=true")
                .then()
                .statusCode(201)
                .body("status", equalTo("declared"));
        assertThat(rowCounts()).isEqualTo(before);

        String first = push(LEAD, "CO-1", "C1", 1, body)
                .statusCode(201)
                .body("reference", equalTo("C1"))
                .body("revision", equalTo(1))
                .body("status", equalTo("declared"))
                .body("href", endsWith("/conventions/CO-1/costs/C1"))
                .body("warnings", empty())
                .extract()
                .asString();
        assertThat(push(LEAD, "CO-1", "C1", 1, body).statusCode(200).extract().asString())
                .isEqualTo(first);
        push(LEAD, "CO-1", "C1", 1, cost("staff", 620_001, "2015-09-30"))
                .statusCode(409)
                .body("type", endsWith("revisionConflict"));
        push(LEAD, "CO-1", "C1", 3, body).statusCode(409).body("type", endsWith("revisionGap"));
        push(LEAD, "CO-1", "C1", 2, cost("operating", 1, "2015-01-01")).statusCode(201);
        read(LEAD, "CO-1/costs/C1")
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("kind", equalTo("operating"))
                .body("amountCents", equalTo(1));
        assertThat(number("select count(*) from cost_revision where convention_number = 'CO-1'"))
                .isEqualTo(2);
        read(Tokens.finance(), "CO-1/costs").body("total", equalTo(1)).body("items.reference", contains("C1"));
    }

    @Test
    @DisplayName("A cost of tomorrow is refused, one outside the year or without its texts is taken with a warning")
    void dates() {
        cluster("CO-2", 0);
        clock.moveTo(LocalDate.of(2016, 1, 5));
        push(LEAD, "CO-2", "C1", 1, cost("staff", 1, "2016-01-06"))
                .statusCode(400)
                .body("issues[0].type", endsWith("outOfRange"))
                .body("issues[0].name", equalTo("incurredOn"));
        push(LEAD, "CO-2", "C1", 1, cost("staff", 1, "2016-01-05"))
                .statusCode(201)
                .body("warnings.code", contains("outsidePeriod"));
        push(LEAD, "CO-2", "C2", 1, cost("staff", 1, "2015-12-31").replace("Half of the time.", " "))
                .statusCode(201)
                .body("warnings.code", contains("notProportionate"));
        push(
                        LEAD,
                        "CO-2",
                        "C3",
                        1,
                        "{\"kind\": \"staff\", \"amountCents\": 1, \"incurredOn\": \"2015-05-05\","
                                + " \"description\": \"Coach\"}")
                .statusCode(201)
                .body("warnings.code", contains("noDirectLink"));
        read(Tokens.officer(), "CO-2/costs")
                .body("items.proposal.ground", contains("outsidePeriod", "notProportionate", "noDirectLink"))
                .body("items.status", contains("declared", "declared", "declared"));
    }

    @Test
    @DisplayName("Investments are no kind of cost, and a kind that the scheme leaves out is proposed for rejection")
    void kinds() {
        cluster("CO-3", 0);
        push(LEAD, "CO-3", "C1", 1, cost("investment", 1, "2015-05-05"))
                .statusCode(400)
                .body("issues[0].type", endsWith("schemaViolation"));
        setKinds("{STAFF}");
        try {
            push(LEAD, "CO-3", "C1", 1, cost("operating", 1, "2015-05-05"))
                    .statusCode(201)
                    .body("warnings.code", contains("notEligibleKind"));
        } finally {
            setKinds("{STAFF,OPERATING}");
        }
    }

    private void setKinds(String kinds) {
        assertThat(number("with changed as (update subsidy_scheme set eligible_cost_kinds = '" + kinds
                        + "' where year = 2015 returning 1) select count(*) from changed"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("A trajectory that nobody has heard of is a warning, not a loss; a bare reference can be ambiguous")
    void trajectories() {
        cluster("CO-4", 0);
        for (String contract : new String[] {"R1", "R2"}) {
            assertThat(number("""
                            with heard as (insert into trajectory_fact
                                (trajectory_id, enterprise_number, contract_reference, reference, revision, version,
                                 started_on, planned_until, activity_kinds)
                            values (gen_random_uuid(), '0999000327', '%s', 'CO4-T', 1, 1, '2015-02-01', '2015-06-30',
                                    array['remobilization'])
                            returning 1) select count(*) from heard
                            """.formatted(contract))).isEqualTo(1);
        }
        push(LEAD, "CO-4", "C1", 1, with("trajectories", "\"R1/CO4-T\""))
                .statusCode(201)
                .body("warnings", empty());
        push(LEAD, "CO-4", "C2", 1, with("trajectories", "\"CO4-T\", \"LOST\""))
                .statusCode(201)
                .body("warnings.code", contains("unknownTrajectory", "ambiguousTrajectory"));
        push(LEAD, "CO-4", "C3", 1, with("trajectories", "\"R1/CO4-T\", \"R1/CO4-T\""))
                .statusCode(400);
        push(LEAD, "CO-4", "C3", 1, with("trajectories", "\"R1/75010599351\""))
                .statusCode(400)
                .body("issues[0].type", endsWith("rejectedInput"));
    }

    @Test
    @DisplayName(
            "A proof is kept sealed: no byte of it can be read in the database, and in another row it does not open")
    void proofsAreSealed() throws Exception {
        cluster("CO-9", 0);
        byte[] payslip = "%PDF-1.7 a payslip".getBytes(StandardCharsets.US_ASCII);
        upload(LEAD, "CO-9", "invoice", INVOICE).statusCode(201);
        upload(LEAD, "CO-9", "payslip", payslip).statusCode(201);
        upload(LEAD, "CO-9", "again", payslip).statusCode(201);
        String sealed = "select count(*) from cost_document where convention_number = 'CO-9' and key_id = 1";
        assertThat(number(sealed)).isEqualTo(3);
        assertThat(number(sealed + " and position('PDF'::bytea in content) > 0"))
                .isZero();
        assertThat(number("select count(distinct content) from cost_document where convention_number = 'CO-9'"))
                .isEqualTo(3);
        assertThat(number("select count(distinct content_hash) from cost_document where convention_number = 'CO-9'"))
                .isEqualTo(2);
        assertThat(read(Tokens.officer(), "CO-9/documents/payslip").extract().asByteArray())
                .isEqualTo(payslip);

        execute("update cost_document set content = (select content from cost_document where convention_number = 'CO-9'"
                + " and reference = 'payslip') where convention_number = 'CO-9' and reference = 'again'");
        read(Tokens.officer(), "CO-9/documents/again").statusCode(500);
        assertThatThrownBy(
                        () -> execute("insert into cost_document select gen_random_uuid(), convention_number, 'plain',"
                                + " encode(sha256('x'), 'hex'), media_type, 1, 'x', scan, uploaded_by, uploaded_on,"
                                + " uploaded_at, null from cost_document where convention_number = 'CO-9' limit 1"))
                .hasMessageContaining("kept sealed");
    }

    /** Past the triggers that keep the table from changing: only a thief or a test does that. */
    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean changes = sql.startsWith("update");
            if (changes) {
                statement.execute("set session_replication_role = replica");
            }
            statement.execute(sql);
            statement.execute("set session_replication_role = origin");
        }
    }

    @Test
    @DisplayName("A proof is known by its content, kept with its hash, never changed, and read back as it came")
    void documents() {
        cluster("CO-5", 0);
        push(LEAD, "CO-5", "C1", 1, with("documents", "\"invoice\""))
                .statusCode(201)
                .body("warnings.code", contains("documentToUpload"));
        upload(LEAD, "CO-5", "invoice", "MZ not a document".getBytes(StandardCharsets.US_ASCII))
                .statusCode(400)
                .body("issues[0].type", endsWith("rejectedInput"));
        upload(LEAD, "CO-5", "invoice", new byte[0]).statusCode(400);
        upload(LEAD, "CO-5", "large", large(10 * 1024 * 1024 + 1))
                .statusCode(413)
                .body("limit", equalTo(10 * 1024 * 1024));
        upload(LEAD, "CO-5", "large", large(10 * 1024 * 1024)).statusCode(201);
        upload(LEAD, "CO-5", "invoice", INVOICE)
                .statusCode(201)
                .body("sha256", equalTo(text("select encode(sha256('%PDF-1.7 an invoice'), 'hex')")))
                .body("mediaType", equalTo("application/pdf"))
                .body("sizeBytes", equalTo(INVOICE.length))
                .body("scan", equalTo("notScanned"));
        upload(LEAD, "CO-5", "invoice", INVOICE).statusCode(200);
        upload(LEAD, "CO-5", "invoice", "%PDF-1.7 another".getBytes(StandardCharsets.US_ASCII))
                .statusCode(409)
                .body("type", endsWith("documentConflict"));
        read(LEAD, "CO-5/costs/C1")
                .body("documents[0].uploaded", is(true))
                .body("documents[0].scan", equalTo("notScanned"));

        long readings = number("select count(*) from access_log where operation = 'costDocument.read'");
        byte[] back = read(Tokens.officer(), "CO-5/documents/invoice")
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", equalTo("attachment; filename=\"invoice.pdf\""))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .extract()
                .asByteArray();
        assertThat(back).isEqualTo(INVOICE);
        assertThat(number("select count(*) from access_log where operation = 'costDocument.read'"))
                .isEqualTo(readings + 1);
        read(Tokens.worker(CPAS_C), "CO-5/documents/invoice").statusCode(403);
        read(Tokens.worker(CPAS_A), "CO-5/documents/invoice").statusCode(404);
        read(LEAD, "CO-5/documents/none").statusCode(404);
        upload(Tokens.worker(CPAS_C), "CO-5", "mine", INVOICE).statusCode(403);
        upload(Tokens.worker(CPAS_A), "CO-5", "mine", INVOICE).statusCode(404);
        upload(Tokens.officer(), "CO-5", "mine", INVOICE).statusCode(403);
    }

    @Test
    @DisplayName("Rows 10, 11: a proof comes as what it is or as bytes, never as a form or compressed")
    void documentTypesOfTheRequest() {
        cluster("CO-6", 0);
        for (String type : new String[] {"application/json", "text/plain", "multipart/form-data; boundary=x"}) {
            RestAssured.given()
                    .config(WITHOUT_ADDED_CHARSET)
                    .header("Authorization", LEAD.bearer())
                    .header("Content-Type", type)
                    .body(INVOICE)
                    .put(Conventions.PATH + "CO-6/documents/d")
                    .then()
                    .statusCode(415);
        }
        RestAssured.given()
                .config(WITHOUT_ADDED_CHARSET)
                .header("Authorization", LEAD.bearer())
                .header("Content-Encoding", "gzip")
                .contentType("application/pdf")
                .body(INVOICE)
                .put(Conventions.PATH + "CO-6/documents/d")
                .then()
                .statusCode(415);
        RestAssured.given()
                .config(WITHOUT_ADDED_CHARSET)
                .header("Authorization", LEAD.bearer())
                .contentType("application/pdf")
                .body(INVOICE)
                .put(Conventions.PATH + "CO-6/documents/d")
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName(
            "rules.md 2.2: the same proof twice is flagged, to a CPAS within its conventions, to the SPP IS in all")
    void sameProof() {
        cluster("CO-7", 0);
        advanced("CO-8", CPAS_A, Conventions.city(CPAS_A, 1_000_000), 500_000);
        Tokens other = Tokens.worker(CPAS_A);
        upload(LEAD, "CO-7", "a", INVOICE).statusCode(201);
        upload(LEAD, "CO-7", "b", INVOICE).statusCode(201);
        upload(other, "CO-8", "z", INVOICE).statusCode(201);
        push(LEAD, "CO-7", "C1", 1, with("documents", "\"a\"")).statusCode(201).body("warnings", empty());
        // Another amount: the same payroll can prove two costs, so it is only flagged.
        push(LEAD, "CO-7", "C2", 1, with("documents", "\"b\"").replace("100", "99"))
                .statusCode(201)
                .body("warnings.code", contains("documentUsedTwice"))
                .body("warnings[0].text", containsString("cost C1 of convention CO-7"));
        push(LEAD, "CO-7", "C3", 1, with("documents", "\"a\""))
                .statusCode(201)
                .body("warnings.code", containsInAnyOrder("alreadyFinanced", "documentUsedTwice", "documentUsedTwice"));
        push(other, "CO-8", "Z1", 1, with("documents", "\"z\"")).statusCode(201).body("warnings", empty());

        read(other, "CO-8/costs/Z1").body("sameProof", empty()).body("proposal.decision", equalTo("accepted"));
        read(Tokens.officer(), "CO-8/costs/Z1")
                .body("sameProof.convention", contains("CO-7", "CO-7", "CO-7"))
                .body("sameProof.cost", contains("C1", "C2", "C3"))
                .body("proposal.ground", equalTo("alreadyFinanced"));
        read(LEAD, "CO-7/costs/C1")
                .body("sameProof.cost", contains("C2", "C3"))
                .body("proposal.decision", equalTo("accepted"));
        reject("CO-7", "C1", "other\", \"text\": \"Not shown");
        read(LEAD, "CO-7/costs/C3").body("proposal.decision", equalTo("accepted"));
    }

    @Test
    @DisplayName("The rules propose, the officer decides, the CPAS replies, and all of it stays")
    void review() {
        cluster("CO-9", 0);
        push(LEAD, "CO-9", "C1", 1, cost("staff", 100, "2015-05-05").replace("Half of the time.", ""))
                .statusCode(201);
        act(LEAD, "CO-9", "costs/C1/reply", "{\"text\": \"But why?\"}")
                .statusCode(409)
                .body("type", endsWith("nothingToReplyTo"));
        act(Tokens.officer(), "CO-9", "costs/C1/review", "{\"decision\": \"rejected\"}")
                .statusCode(400)
                .body("issues[0].name", equalTo("ground"));
        act(Tokens.officer(), "CO-9", "costs/C1/review", "{\"decision\": \"rejected\", \"ground\": \"other\"}")
                .statusCode(400)
                .body("issues[0].name", equalTo("text"));
        act(Tokens.officer(), "CO-9", "costs/C1/review", "{\"decision\": \"accepted\", \"ground\": \"noDirectLink\"}")
                .statusCode(400)
                .body("issues[0].name", equalTo("ground"));
        act(
                        Tokens.officer(),
                        "CO-9",
                        "costs/C1/review",
                        "{\"decision\": \"rejected\", \"ground\": \"notProportionate\", \"text\": \"Which share?\"}")
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("history[0].proposedGround", equalTo("notProportionate"));
        act(LEAD, "CO-9", "costs/C1/reply", "{\"text\": \"All of her time.\"}")
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("history.kind", contains("review", "reply"));
        act(Tokens.officer(), "CO-9", "costs/C1/review", "{\"decision\": \"accepted\"}")
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("history.decision", contains("rejected", null, "accepted"))
                .body("history[2].proposed", equalTo("rejected"));
        push(LEAD, "CO-9", "C1", 2, cost("staff", 101, "2015-05-05")).statusCode(201);
        read(Tokens.auditor(), "CO-9/costs/C1")
                .body("status", equalTo("declared"))
                .body("history", hasSize(3))
                .body("history[0].revision", equalTo(1));
        act(Tokens.worker(CPAS_C), "CO-9", "costs/C1/reply", "{\"text\": \"x\"}")
                .statusCode(403);
        act(Tokens.officer(), "CO-9", "costs/NONE/review", "{\"decision\": \"accepted\"}")
                .statusCode(404);
        assertThatThrownBy(() -> number("with changed as (update cost_remark set text = 'x' returning 1)"
                        + " select count(*) from changed"))
                .hasMessageContaining("only grows");
    }

    @Test
    @DisplayName("Costs come before the last signature too; they are reviewed from it on")
    void beforeTheLastSignature() {
        Conventions.push(LEAD, "CO-10", 1, Conventions.city(CPAS_B, 1_000_000)).statusCode(201);
        push(LEAD, "CO-10", "C1", 1, cost("staff", 100, "2015-05-05")).statusCode(201);
        act(Tokens.officer(), "CO-10", "costs/C1/review", "{\"decision\": \"accepted\"}")
                .statusCode(409)
                .body("type", endsWith("invalidTransition"))
                .body("missing", hasSize(7));
        read(LEAD, "CO-10/costs/C1").body("share", nullValue());
        push(LEAD, "CO-10", "C1", 2, with("x", "1").replace("\"x\": [1]", "\"share\": 0.5"))
                .statusCode(201);
        read(LEAD, "CO-10/costs/C1").body("share", equalTo(0.5f));
        push(LEAD, "CO-10", "C1", 3, with("x", "1").replace("\"x\": [1]", "\"share\": 0.12345"))
                .statusCode(400)
                .body("issues[0].name", equalTo("share"));
    }

    @Test
    @DisplayName("A member sees no costs of its cluster, another CPAS no convention")
    void whoSees() {
        cluster("CO-11", 0);
        push(LEAD, "CO-11", "C1", 1, cost("staff", 100, "2015-05-05")).statusCode(201);
        push(Tokens.worker(CPAS_C), "CO-11", "C2", 1, cost("staff", 100, "2015-05-05"))
                .statusCode(403);
        push(Tokens.worker(CPAS_A), "CO-11", "C1", 1, cost("staff", 100, "2015-05-05"))
                .statusCode(404);
        push(Tokens.officer(), "CO-11", "C1", 1, cost("staff", 100, "2015-05-05"))
                .statusCode(403);
        read(Tokens.worker(CPAS_C), "CO-11/costs").statusCode(403);
        read(Tokens.worker(CPAS_A), "CO-11/costs").statusCode(404);
        read(Tokens.minister(), "CO-11/costs").statusCode(403);
    }

    private static String with(String list, String items) {
        return cost("staff", 100, "2015-05-05")
                .replace("\"directLink\"", "\"" + list + "\": [" + items + "], \"directLink\"");
    }

    private static byte[] large(int size) {
        byte[] content = new byte[size];
        System.arraycopy(INVOICE, 0, content, 0, INVOICE.length);
        return content;
    }
}
