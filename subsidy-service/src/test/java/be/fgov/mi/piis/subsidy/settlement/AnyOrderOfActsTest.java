package be.fgov.mi.piis.subsidy.settlement;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.FINANCE_2;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.book;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.rebuiltTheSame;
import static be.fgov.mi.piis.subsidy.payment.PaidByTheBank.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Officers, the CPAS, finance and the bank do what comes to their minds, in an order that nobody would choose. Each act
 * is done or refused; after each one what the bank moved, as this test saw it, is what the ledger says is with the CPAS,
 * less what lies aside until a person books it. What the CPAS pays back the bank tells in two statements.
 */
@QuarkusTest
@DisplayName("Reliability I5: cents are conserved under any order of acts, refused ones included")
class AnyOrderOfActsTest extends SettlingTest {
    private static final Tokens LEAD = Tokens.worker(CPAS_B);
    private static final String BATCHES = "/activationSubsidy/v1/paymentBatches/";
    private static final int ACTS = 90;
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 11, 2);
    private static final Set<Integer> DONE_OR_REFUSED = Set.of(200, 201, 400, 404, 409);

    private enum Act {
        PREPARE,
        RELEASE,
        EXECUTE,
        REJECT,
        SEND_BACK,
        PAY_BACK,
        BOOK_ASIDE,
        REPORT,
        RETURN_REPORT,
        REVIEW_COST,
        PROPOSE,
        APPROVE,
        PROPOSE_CORRECTION,
        APPROVE_CORRECTION,
        CARRY_OVER,
        AMEND,
        WITHDRAW_AMENDMENT,
        DAYS_GO_BY
    }

    /** Where a convention would go by itself; every third act is any other one. */
    private static final List<Act> USUAL = List.of(
            Act.PREPARE,
            Act.RELEASE,
            Act.EXECUTE,
            Act.REPORT,
            Act.REVIEW_COST,
            Act.REVIEW_COST,
            Act.PROPOSE,
            Act.APPROVE,
            Act.PAY_BACK,
            Act.PAY_BACK,
            Act.BOOK_ASIDE,
            Act.PROPOSE_CORRECTION,
            Act.APPROVE_CORRECTION);

    /** Where the bank sends back what a settlement reckons with, and finance books it after the correction. */
    private static final List<Act> RETURNED = List.of(
            Act.PREPARE,
            Act.RELEASE,
            Act.EXECUTE,
            Act.REPORT,
            Act.REVIEW_COST,
            Act.REVIEW_COST,
            Act.PROPOSE,
            Act.APPROVE,
            Act.SEND_BACK,
            Act.PAY_BACK,
            Act.PROPOSE_CORRECTION,
            Act.APPROVE_CORRECTION,
            Act.BOOK_ASIDE);

    /** Over all seeds. */
    private static final Map<Act, Integer> DONE = new EnumMap<>(Act.class);

    /** Lines that were set aside and booked later, by why they waited. */
    private static final Map<String, Integer> BOOKED = new TreeMap<>();

    /** A payment as the bank has it. */
    private static final class AtTheBank {
        private final String batch;
        private final String reference;
        private final long cents;
        private boolean released;
        private boolean executed;
        private boolean over;

        AtTheBank(String batch, String reference, long cents) {
            this.batch = batch;
            this.reference = reference;
            this.cents = cents;
        }
    }

    private final List<AtTheBank> payments = new ArrayList<>();
    private String number = "";
    private @Nullable String claim;
    private long withTheCpas;
    private int statements;
    private LocalDate today = FIRST_DAY;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void cents_are_conserved(long seed) {
        Random random = new Random(seed);
        number = "ANY-" + seed;
        signedCluster();
        push(LEAD, number, "C1", 1, cost("staff", 300_000 + random.nextInt(500_000), "2015-09-30"))
                .statusCode(201);
        push(LEAD, number, "C2", 1, cost("operating", 1 + random.nextInt(99_999), "2015-03-12"))
                .statusCode(201);
        List<Act> usual = seed % 2 == 0 ? RETURNED : USUAL;
        List<String> story = new ArrayList<>();
        for (int i = 0; i < ACTS; i++) {
            Act act = random.nextInt(3) > 0
                    ? usual.get(i % usual.size())
                    : Act.values()[random.nextInt(Act.values().length)];
            int status = tried(act, random);
            story.add(act + " " + status);
            assertThat(DONE_OR_REFUSED).as("%s", story).contains(status);
            if (status < 300) {
                DONE.merge(act, 1, Integer::sum);
            }
            long booked = number("select coalesce(sum(amount_cents), 0) from ledger_entry join ledger_transaction"
                    + " using (transaction_id) where convention_number = '" + number
                    + "' and account in ('ADVANCE', 'BALANCE', 'RECEIVABLE')");
            long aside = number("select coalesce(sum(amount_cents), 0) from bank_line_set_aside left join"
                    + " bank_line_booking b using (line_id, amount_cents) where b.line_id is null"
                    + " and convention_number = '" + number + "'");
            assertThat(booked - aside).as("with the CPAS after %s", story).isEqualTo(withTheCpas);
            assertThat(booked).as("never more than was granted: %s", story).isBetween(0L, 1_000_000L);
        }
        rebuiltTheSame();
    }

    @AfterAll
    static void each_act_was_done_and_not_only_refused() {
        assertThat(DONE).containsOnlyKeys(Act.values());
        assertThat(BOOKED).containsKeys("settlementStands", "recoveryOverpaid");
    }

    private void signedCluster() {
        clock.moveTo(FIRST_DAY);
        signed(
                number,
                CPAS_B,
                Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D))
                        .replace("\"persons\": 20", "\"persons\": 0"));
    }

    private int tried(Act act, Random random) {
        return switch (act) {
            case PREPARE -> prepare();
            case RELEASE -> release(random);
            case EXECUTE -> execute(random);
            case REJECT -> reject(random);
            case SEND_BACK -> sendBack(random);
            case PAY_BACK -> payBack(random);
            case BOOK_ASIDE -> bookAside(random);
            case REPORT -> status(report(number, CPAS_B));
            case RETURN_REPORT -> status(act(Tokens.officer(), number, "report/return", "{\"comment\": \"Again.\"}"));
            case REVIEW_COST ->
                status(act(
                        Tokens.officer(),
                        number,
                        "costs/C" + (1 + random.nextInt(2)) + "/review",
                        random.nextInt(4) > 0
                                ? "{\"decision\": \"accepted\"}"
                                : "{\"decision\": \"rejected\", \"ground\": \"noDirectLink\"}"));
            case PROPOSE -> status(act(Tokens.officer(), number, "settlement"));
            case APPROVE -> approve();
            case PROPOSE_CORRECTION ->
                status(act(Tokens.officer(), number, "settlement/correction", "{\"motive\": \"Read twice.\"}"));
            case APPROVE_CORRECTION -> status(act(OFFICER_2, number, "settlement/correction/approval"));
            case CARRY_OVER -> status(act(Tokens.officer(), number, "carryOver", "{\"text\": \"Late.\"}"));
            case AMEND -> status(act(LEAD, number, "amendment", "{\"text\": \"Two groups more.\"}"));
            case WITHDRAW_AMENDMENT ->
                status(act(Tokens.officer(), number, "amendmentWithdrawal", "{\"text\": \"Not now.\"}"));
            case DAYS_GO_BY -> {
                today = today.plusDays(random.nextInt(12));
                clock.moveTo(today);
                yield 200;
            }
        };
    }

    private int prepare() {
        ExtractableResponse<Response> answer = RestAssured.given()
                .header("Authorization", Tokens.finance().bearer())
                .contentType(ContentType.JSON)
                .body("{\"conventions\": [\"" + number + "\"]}")
                .post("/activationSubsidy/v1/paymentBatches")
                .then()
                .extract();
        if (answer.statusCode() == 201) {
            payments.add(new AtTheBank(
                    answer.path("id"),
                    answer.path("payments[0].endToEndId"),
                    ((Number) answer.path("payments[0].amountCents")).longValue()));
        }
        return answer.statusCode();
    }

    private @Nullable AtTheBank any(Random random) {
        return payments.isEmpty() ? null : payments.get(random.nextInt(payments.size()));
    }

    private int release(Random random) {
        AtTheBank payment = any(random);
        if (payment == null) {
            return 404;
        }
        int status = RestAssured.given()
                .header("Authorization", FINANCE_2.bearer())
                .contentType(ContentType.JSON)
                .post(BATCHES + payment.batch + "/release")
                .statusCode();
        payment.released |= status == 200;
        return status;
    }

    private int execute(Random random) {
        AtTheBank payment = any(random);
        if (payment == null) {
            return 404;
        }
        int status = told(payment, "executed");
        if (status == 200 && !payment.executed) {
            assertThat(payment.released)
                    .as("nothing is executed that was not released")
                    .isTrue();
            payment.executed = true;
            withTheCpas += payment.cents;
        }
        return status;
    }

    private int reject(Random random) {
        AtTheBank payment = any(random);
        return payment == null || payment.executed ? 404 : ended(payment, told(payment, "rejected"));
    }

    private int sendBack(Random random) {
        AtTheBank payment = any(random);
        return payment == null || !payment.executed ? 404 : ended(payment, told(payment, "rejected"));
    }

    private int ended(AtTheBank payment, int status) {
        if (status == 200 && !payment.over) {
            payment.over = true;
            withTheCpas -= payment.executed ? payment.cents : 0;
        }
        return status;
    }

    private int told(AtTheBank payment, String result) {
        return status(statement(payment.batch, nextStatement(), today.toString(), """
                        { "endToEndId": "%s", "amountCents": %d, "result": "%s", "reason": "AC04" }
                        """.formatted(
                        payment.reference, payment.cents, result)));
    }

    private int payBack(Random random) {
        if (claim == null || payments.isEmpty()) {
            return 404;
        }
        long cents = 1 + random.nextInt(200_000);
        String line = """
                { "structuredCommunication": "%s", "amountCents": %d, "result": "received", "bankReference": "%s-B%d" }
                """.formatted(claim, cents, number, statements);
        String batch = payments.getFirst().batch;
        int status = status(statement(batch, nextStatement(), today.toString(), line));
        if (status == 200) {
            withTheCpas -= cents;
            statement(batch, nextStatement(), today.toString(), line)
                    .statusCode(200)
                    .body("alreadyTaken", equalTo(1));
        }
        return status;
    }

    /** What came in for nothing that is claimed goes back to the payer, wholly or in part, or is tried as it is. */
    private int bookAside(Random random) {
        List<Map<String, Object>> open = RestAssured.given()
                .header("Authorization", Tokens.finance().bearer())
                .get("/activationSubsidy/v1/setAsideLines?status=open&pageSize=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.convention == '" + number + "' }");
        if (open.isEmpty()) {
            return 404;
        }
        Map<String, Object> line = open.get(random.nextInt(open.size()));
        long cents = ((Number) line.get("amountCents")).longValue();
        long back = line.get("result").equals("received") ? cents / (1 + random.nextInt(3)) : 0;
        int status = status(book(line.get("id").toString(), "{\"sentBackCents\": " + back + "}"));
        if (status == 200) {
            withTheCpas += back;
            BOOKED.merge(line.get("reason").toString(), 1, Integer::sum);
        }
        return status;
    }

    private int approve() {
        ExtractableResponse<Response> answer =
                act(OFFICER_2, number, "settlement/approval").extract();
        if (answer.statusCode() == 200 && ((Number) answer.path("recoveryCents")).longValue() > 0) {
            claim = read(LEAD, number + "/settlement").extract().path("structuredCommunication");
        }
        return answer.statusCode();
    }

    private String nextStatement() {
        return number + "-S" + ++statements;
    }

    private static int status(ValidatableResponse answer) {
        return answer.extract().statusCode();
    }
}
