package be.fgov.mi.piis.evaluation.trajectory;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A push and the arrival of its contract at the same moment: whichever comes first, the trajectory joins once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class JoinRaceTest {
    private static final int ROUNDS = 40;

    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    @Test
    void a_push_waits_for_a_contract_that_is_just_arriving() throws Exception {
        Contracts contract = aContract("arriving");
        CountDownLatch learned = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> arrival =
                    threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                        learnOfContract.learn(contract.told());
                        learned.countDown();
                        await(mayCommit);
                    }));
            await(learned);
            Future<Response> push = threads.submit(() -> Pushes.push("arriving", "T1", 1, Pushes.RUNNING));
            Thread.sleep(300);
            assertThat(push.isDone())
                    .as("the push has not looked for its contract yet")
                    .isFalse();

            mayCommit.countDown();

            arrival.get();
            assertThat(push.get().jsonPath().getString("status")).isEqualTo("running");
        }
    }

    @Test
    void no_trajectory_is_missed_when_contract_and_trajectory_arrive_together() throws Exception {
        Pushes.push("race-warm-up", "T1", 1, Pushes.RUNNING);
        long pushMillis = 20;
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < ROUNDS; round++) {
                Contracts contract = aContract("race-" + round);
                CyclicBarrier start = new CyclicBarrier(3);
                List<Future<?>> pushes = new ArrayList<>();
                long began = System.nanoTime();
                for (String reference : List.of("T1", "T2")) {
                    pushes.add(threads.submit(() -> {
                        start.await();
                        assertThat(Pushes.push(contract.reference(), reference, 1, Pushes.RUNNING)
                                        .statusCode())
                                .isEqualTo(201);
                        return null;
                    }));
                }
                // The contract arrives at another moment of the pushes' way each time, at last just after it.
                long headStart = pushMillis * (round % 8) / 5;
                Future<?> arrival = threads.submit(() -> {
                    start.await();
                    Thread.sleep(headStart);
                    QuarkusTransaction.requiringNew().run(() -> learnOfContract.learn(contract.told()));
                    return null;
                });
                for (Future<?> each : pushes) {
                    each.get();
                }
                pushMillis = Math.clamp(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), 5, 400);
                arrival.get();
            }
        }

        assertThat(tables.rows("""
                        select contract_reference, trajectory_reference from trajectory
                         where contract_reference ~ '^race-[0-9]' and person_id is null
                        """)).isEmpty();
        assertThat(tables.row("""
                        select count(*) from trajectory t
                         where contract_reference ~ '^race-[0-9]'
                           and exists (select 1 from outbox o where o.payload::json->>'trajectoryId' = t.id::text
                                          and o.version = t.version and o.key = t.person_id::text)
                        """)).isEqualTo(String.valueOf(2 * ROUNDS));
        assertThat(tables.row("""
                        select count(*) from outbox where payload::json->>'contractReference' ~ '^race-[0-9]'
                        """)).as("each is told exactly once").isEqualTo(String.valueOf(2 * ROUNDS));
        assertThat(tables.rows(
                        "select distinct version from trajectory where contract_reference ~ '^race-[0-9]' order by 1"))
                .as("both orders happened")
                .containsExactly("1", "2");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
