package be.fgov.mi.piis.subsidy.payment;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaymentsAtOnceTest extends SubsidyServiceTest {
    private static final String BATCHES = "/activationSubsidy/v1/paymentBatches";
    private static final int CLICKS = 64;

    @Test
    @DisplayName("SUB-9, I7: 64 clicks at once prepare once, release once and pay once")
    void sixtyFourClicks() throws Exception {
        approved("PO-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        act(Tokens.president(CPAS_A), "PO-A", "signatures").statusCode(200);
        act(Tokens.secretary(CPAS_A), "PO-A", "signatures").statusCode(200);
        act(Tokens.minister(), "PO-A", "signatures").statusCode(200);

        List<Response> prepared = atOnce(n -> as(Tokens.of("finance-" + n % 4).role("spp-finance"))
                .body("{\"conventions\": [\"PO-A\"], \"declaredTotalCents\": 8830763}")
                .post(BATCHES));
        // Who waited too long for a connection is told to try again: nothing was stored for it.
        assertThat(prepared).extracting(Response::statusCode).isSubsetOf(200, 201, 503);
        assertThat(prepared).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        Set<String> ids = prepared.stream()
                .filter(answer -> answer.statusCode() < 300)
                .map(answer -> answer.<String>path("id"))
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
        String id = ids.iterator().next();
        assertThat(number("select count(*) from payment")).isEqualTo(1);

        List<Response> released = atOnce(n ->
                as(Tokens.of("finance-" + (10 + n % 4)).role("spp-finance")).post(BATCHES + "/" + id + "/release"));
        assertThat(released)
                .extracting(Response::statusCode)
                .isSubsetOf(200, 409, 503)
                .contains(200);
        assertThat(released.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .map(answer -> answer.<String>path("releasedBy"))
                        .distinct())
                .hasSize(1);
        assertThat(number("select count(*) from ledger_transaction where kind = 'ADVANCE_RELEASED'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from payment_file")).isEqualTo(1);

        String statement = """
                { "statementId": "PO-S", "bookedOn": "2015-10-13",
                  "lines": [ { "endToEndId": "%s", "amountCents": 8830763, "result": "executed" } ] }
                """.formatted(EndToEndId.of("PO-A", PaymentKind.ADVANCE, 1));
        List<Response> answered =
                atOnce(n -> as(Tokens.finance()).body(statement).post(BATCHES + "/" + id + "/statement"));
        assertThat(answered)
                .extracting(Response::statusCode)
                .isSubsetOf(200, 503)
                .contains(200);
        assertThat(number("select count(*) from ledger_transaction where kind = 'ADVANCE_PAID'"))
                .isEqualTo(1);
        assertThat(number("select sum(amount_cents) from ledger_entry where account = 'ADVANCE'"))
                .isEqualTo(8_830_763);
        assertThat(number("select count(*) from convention_act where act = 'ADVANCE_PAYMENT'"))
                .isEqualTo(1);
    }

    private static List<Response> atOnce(IntFunction<Response> click) throws Exception {
        CountDownLatch ready = new CountDownLatch(CLICKS);
        try (ExecutorService threads = Executors.newFixedThreadPool(CLICKS)) {
            List<Future<Response>> clicks = new ArrayList<>();
            for (int n = 0; n < CLICKS; n++) {
                int mine = n;
                clicks.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return click.apply(mine);
                }));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : clicks) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
