package be.fgov.mi.piis.subsidy.convention;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static be.fgov.mi.piis.subsidy.convention.Conventions.cluster;
import static be.fgov.mi.piis.subsidy.convention.Conventions.push;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConcurrentActsTest extends SubsidyServiceTest {

    @Test
    @DisplayName("Everyone signs at once, several times: each signature is there once and the advance is prepared once")
    void signaturesAtOnce() throws Exception {
        approved("CT-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));

        List<Integer> answers = atOnce(
                8,
                n -> () -> act(n % 2 == 0 ? Tokens.president(CPAS_A) : Tokens.secretary(CPAS_A), "CT-A", "signatures")
                        .extract()
                        .statusCode());
        assertThat(answers)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSizeBetween(1, 2);
        // The secretaries may all have been before the president; then one of them signs now.
        act(Tokens.secretary(CPAS_A), "CT-A", "signatures");
        assertThat(number("select count(*) from convention_act where act like '%SIGNATURE'"))
                .isEqualTo(2);

        answers = atOnce(
                6,
                n -> () ->
                        act(Tokens.minister(), "CT-A", "signatures").extract().statusCode());
        assertThat(answers)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(1);
        assertThat(number("select count(*) from convention_act where act like '%SIGNATURE'"))
                .isEqualTo(3);
        assertThat(number("select count(*) from convention_advance")).isEqualTo(1);
    }

    @Test
    @DisplayName("A-26: of several drafts that claim the same CPAS and are submitted at once, one is")
    void sameCpasAtOnce() throws Exception {
        List<String> leads = List.of(CPAS_A, CPAS_B, CPAS_E, CPAS_F);
        for (int n = 0; n < leads.size(); n++) {
            String lead = leads.get(n);
            push(Tokens.worker(lead), "CL-" + n, 1, cluster(lead, List.of(lead, CPAS_C, CPAS_D)))
                    .statusCode(201);
        }
        List<Integer> answers = atOnce(
                leads.size(),
                n -> () -> act(Tokens.worker(leads.get(n)), "CL-" + n, "submission")
                        .extract()
                        .statusCode());
        assertThat(answers)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(1);
        assertThat(number("select count(*) from convention where status = 'UNDER_REVIEW'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from convention_act where act = 'SUBMISSION'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from convention_member where holds_year"))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("A-26: of several drafts that a lead pushes at once, one is stored")
    void draftsAtOnce() throws Exception {
        assertThat(atOnce(
                        6,
                        n -> () -> push(Tokens.worker(CPAS_A), "CD-" + n, 1, Conventions.city(CPAS_A, 5_000))
                                .extract()
                                .statusCode()))
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(1);
        assertThat(number("select count(*) from convention where status = 'DRAFT'"))
                .isEqualTo(1);
    }

    private interface Attempt {
        Callable<Integer> number(int n);
    }

    private static List<Integer> atOnce(int times, Attempt attempt) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int n = 0; n < times; n++) {
                futures.add(threads.submit(attempt.number(n)));
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
