package be.fgov.mi.piis.evaluation.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worst day: every contract of the country is looked at, and a third of them has missed something. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class HundredThousandContractsTest {
    private static final Logger LOG = Logger.getLogger(HundredThousandContractsTest.class);
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @Inject
    Cadences cadences;

    @Inject
    DailyTick tick;

    @Inject
    BusinessClock clock;

    @Inject
    Tables tables;

    @Test
    @DisplayName("the tick of 100,000 contracts takes seconds, and the day after is nearly nothing")
    void a_hundred_thousand_contracts() {
        cadences.startAfresh();
        cadences.sql("""
                insert into known_contract (contract_id, enterprise_number, reference, person_id, status, valid_from,
                                            valid_until, version, type, concluded_on)
                select gen_random_uuid(), '0999000129', 'tick-' || i, gen_random_uuid(), 'active',
                       date '2017-01-01' + i % 500, date '2017-12-31' + i % 500, 1, 'social',
                       date '2017-01-01' + i % 500
                  from generate_series(1, 100000) as i;
                insert into evaluation (id, enterprise_number, contract_reference, reference, contract_id, person_id,
                                        revision, version, held_on, mode)
                select gen_random_uuid(), c.enterprise_number, c.reference, 'E' || n, c.contract_id, c.person_id, 1, 1,
                       c.concluded_on + n * 90, 'IN_PERSON'
                  from known_contract c, generate_series(1, 3) as n
                 where n < 3 or right(c.reference, 1) < '5';
                analyze known_contract; analyze evaluation;
                """);
        clock.moveTo(LocalDate.of(2018, 9, 1));

        Duration first = timed();
        clock.moveTo(LocalDate.of(2018, 9, 2));
        Duration next = timed();

        LOG.infof(
                "tick of 100,000 contracts: %d ms, %s missed, %s warned; of the day after: %d ms",
                first.toMillis(),
                tables.row("select count(*) from evaluation_missed"),
                tables.row("select count(*) from evaluation_warning"),
                next.toMillis());
        assertThat(tables.row("select judged || '/' || contracts from cadence_tick where day = '2018-09-01'"))
                .isEqualTo("100000/100000");
        assertThat(Long.parseLong(tables.row("select count(*) from evaluation_missed")))
                .isGreaterThan(20_000);
        assertThat(first).isLessThan(AT_MOST);
        assertThat(next).isLessThan(first);
        cadences.startAfresh();
        clock.moveTo(Cadences.USUAL);
    }

    private Duration timed() {
        long start = System.nanoTime();
        tick.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
