package be.fgov.mi.piis.evaluation.statistics;

import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
@DisplayName("An edition of the country: 589 CPAS, 100,000 contracts, 300,000 evaluations, 20,000 trajectories")
class StatisticsOfHundredThousandContractsTest {
    private static final Logger LOG = Logger.getLogger(StatisticsOfHundredThousandContractsTest.class);
    private static final String COUNTRY = "/piisEvaluation/v1/statistics/country?year=2003";
    private static final long SECONDS = 30;

    @Inject
    Tables tables;

    @BeforeEach
    void a_country() throws SQLException {
        tables.execute("""
                insert into known_contract (contract_id, enterprise_number, reference, person_id, status, valid_from,
                                            valid_until, version, type, concluded_on)
                select md5('size' || n)::uuid, 'size' || n % 589, 'c' || n, md5('person' || n)::uuid, 'active',
                       date '2003-01-05', date '2003-12-31', 1, 'socialActivation', date '2003-01-05'
                  from generate_series(1, 100000) n
                """);
        tables.execute("""
                insert into evaluation (id, enterprise_number, contract_reference, reference, contract_id, person_id,
                                        revision, version, held_on, mode)
                select md5('size' || n || '-' || e)::uuid, 'size' || n % 589, 'c' || n, 'e' || e,
                       md5('size' || n)::uuid, md5('person' || n)::uuid, 1, 1, date '2003-01-05' + e * (85 + n % 10),
                       'IN_PERSON'
                  from generate_series(1, 100000) n, generate_series(1, 3) e
                """);
        tables.execute("""
                insert into trajectory (id, enterprise_number, contract_reference, trajectory_reference, contract_id,
                                        person_id, revision, version, started_on, planned_until, ended_on, outcome)
                select md5('size' || n)::uuid, 'size' || n % 589, 'c' || n, 't', md5('size' || n)::uuid,
                       md5('person' || n)::uuid, 1, 1, date '2003-02-01', date '2003-12-31',
                       date '2003-03-01' + n % 300,
                       (array['SOCIO_PROFESSIONAL_PATH', 'STRENGTHENED_AUTONOMY', 'VOLUNTEERING', 'EMPLOYMENT'])
                           [1 + (n * n / 7) % 4]
                  from generate_series(1, 20000) n
                """);
        tables.execute("analyze known_contract, evaluation, trajectory");
    }

    @AfterEach
    void is_gone() throws SQLException {
        tables.execute("delete from trajectory where enterprise_number like 'size%'");
        tables.execute("delete from evaluation where enterprise_number like 'size%'");
        tables.execute("delete from known_contract where enterprise_number like 'size%'");
    }

    @Test
    void is_published_in_seconds_and_read_at_once() {
        long start = System.nanoTime();
        Response first = get(Tokens.officer(), COUNTRY);
        long published = millisSince(start);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.jsonPath().getInt("figures.find { it.code == 'evaluationCompliance' }.records"))
                .isEqualTo(100_000);
        assertThat(first.jsonPath().getInt("figures.find { it.code == 'trajectoriesByOutcome' }.records"))
                .isEqualTo(20_000);
        start = System.nanoTime();
        assertThat(get(Tokens.officer(), COUNTRY).statusCode()).isEqualTo(200);
        long read = millisSince(start);
        LOG.infof("the edition of a country of 100,000 contracts: %d ms, read again: %d ms", published, read);
        assertThat(published).isLessThan(SECONDS * 1_000);
        assertThat(read).isLessThan(published);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
