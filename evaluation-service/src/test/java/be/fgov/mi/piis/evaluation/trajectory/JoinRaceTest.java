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
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A push and the arrival of its contract at the same moment: whichever comes first, the trajectory joins once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class JoinRaceTest {
    private static final int ROUNDS = 60;

    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    @Test
    void no_trajectory_is_missed_when_contract_and_trajectory_arrive_together() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < ROUNDS; round++) {
                Contracts contract = aContract("race-" + round);
                CyclicBarrier start = new CyclicBarrier(3);
                List<Future<?>> all = new ArrayList<>();
                for (String reference : List.of("T1", "T2")) {
                    all.add(threads.submit(() -> {
                        start.await();
                        assertThat(Pushes.push(contract.reference(), reference, 1, Pushes.RUNNING)
                                        .statusCode())
                                .isEqualTo(201);
                        return null;
                    }));
                }
                // The pushes need a moment to come through HTTP: the contract is spread over that moment.
                int headStart = round % 20;
                all.add(threads.submit(() -> {
                    start.await();
                    Thread.sleep(headStart);
                    QuarkusTransaction.requiringNew().run(() -> learnOfContract.learn(contract.told()));
                    return null;
                }));
                for (Future<?> each : all) {
                    each.get();
                }
            }
        }

        assertThat(tables.rows("""
                        select contract_reference, trajectory_reference from trajectory
                         where contract_reference like 'race-%' and person_id is null
                        """)).isEmpty();
        assertThat(tables.row("""
                        select count(*) from trajectory t
                         where contract_reference like 'race-%'
                           and exists (select 1 from outbox o where o.payload::json->>'trajectoryId' = t.id::text
                                          and o.version = t.version and o.key = t.person_id::text)
                        """)).isEqualTo(String.valueOf(2 * ROUNDS));
        assertThat(tables.row("""
                        select count(*) from outbox where payload::json->>'contractReference' like 'race-%'
                        """)).as("each is told exactly once").isEqualTo(String.valueOf(2 * ROUNDS));
        assertThat(tables.rows(
                        "select distinct version from trajectory where contract_reference like 'race-%' order by 1"))
                .as("both orders happened")
                .containsExactly("1", "2");
    }
}
