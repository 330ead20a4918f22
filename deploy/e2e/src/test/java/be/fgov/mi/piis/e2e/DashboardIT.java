package be.fgov.mi.piis.e2e;

import static be.fgov.mi.piis.local.Service.SUBSIDY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo conventions as they stood on 13 October 2015. */
@Order(3)
@ExtendWith(OnTheWholeSuite.class)
class DashboardIT {
    private final Suite suite;

    DashboardIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("SC-20 56 conventions: 19 clusters and 37 cities, 48 before the minister and 8 in negotiation")
    void fiftySixConventions() {
        suite.moveClock(java.time.LocalDate.of(2015, 10, 13));
        try (Suite.DemoSubsidy demo = suite.startDemoSubsidy()) {
            Story story = new Story(suite, "SC-20", service -> demo.address());
            // given the demo conventions, when the summary of 2015 is asked for
            JsonNode summary = story.get("officer", SUBSIDY, "/activationSubsidy/v1/conventions/summary?year=2015")
                    .is(200)
                    .json();

            // then its totals are those of the working group, and no advance is payable
            assertThat(summary.path("total").asInt()).isEqualTo(56);
            assertThat(numbers(summary.path("byType"))).isEqualTo(Map.of("cluster", 19, "city", 37));
            assertThat(numbers(summary.path("byStatus")))
                    .isEqualTo(Map.of("submittedToMinister", 48, "inNegotiation", 8));
            assertThat(summary.path("payableAdvances").asInt()).isZero();

            // and the list opens behind each figure
            JsonNode list = story.get("officer", SUBSIDY, "/activationSubsidy/v1/conventions?year=2015&pageSize=100")
                    .is(200)
                    .json();
            assertThat(list.path("total").asInt()).isEqualTo(56);
            long granted = 0;
            for (JsonNode item : list.path("items")) {
                granted += item.path("grantedCents").asLong();
                assertThat(item.path("advancePayable").asBoolean())
                        .as(item.path("number").asText())
                        .isFalse();
            }
            assertThat(granted).isEqualTo(summary.path("grantedCents").asLong());
            for (Map.Entry<String, Integer> figure : Map.of(
                            "type=cluster",
                            19,
                            "type=city",
                            37,
                            "status=submittedToMinister",
                            48,
                            "status=inNegotiation",
                            8)
                    .entrySet()) {
                assertThat(story.get(
                                        "officer",
                                        SUBSIDY,
                                        "/activationSubsidy/v1/conventions?year=2015&" + figure.getKey())
                                .is(200)
                                .json()
                                .path("total")
                                .asInt())
                        .as(figure.getKey())
                        .isEqualTo(figure.getValue());
            }
            String first = list.path("items").path(0).path("number").asText();
            assertThat(story.get("finance-1", SUBSIDY, Paths.convention(first, "/advance"))
                            .is(200)
                            .codes("blockers"))
                    .contains("ministerSignatureMissing");

            // and a cluster of two is refused
            Answer refused = story.put(
                            "officer",
                            SUBSIDY,
                            Paths.convention("E2E-TWO-MEMBERS", "/revisions/1"),
                            Paths.clusterConvention(List.of(Paths.CPAS_B, Paths.CPAS_C), 1_000_000))
                    .is(400);
            assertThat(refused.json().path("issues").path(0).path("name").asText())
                    .isEqualTo("members");

            // and told again, also after a restart on the same data, nothing is new
            awaitScopes(suite);
            Map<String, String> before = suite.databases()
                    .contentOf(Suite.DemoSubsidy.DATABASE, Set.of("access_log", "outbox_cursor", "inbox"));
            story.tellAgainAndFindNothingNew();
            demo.restart();
            story.get("officer", SUBSIDY, "/activationSubsidy/v1/conventions/summary?year=2015")
                    .is(200);
            assertThat(suite.databases()
                            .contentOf(Suite.DemoSubsidy.DATABASE, Set.of("access_log", "outbox_cursor", "inbox")))
                    .isEqualTo(before);
        }
    }

    /** Whom a convention concerns is learnt from its event, a moment after the convention: a minute at most. */
    private static void awaitScopes(Suite suite) {
        for (int look = 0; look < 600; look++) {
            Map<String, String> content =
                    suite.databases().contentOf(Suite.DemoSubsidy.DATABASE, Set.of("access_log", "inbox"));
            if (rows(content, ".convention").equals(rows(content, ".counting_scope"))) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static String rows(Map<String, String> content, String table) {
        return content.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(table))
                .map(entry -> entry.getValue().split(" ")[0])
                .findFirst()
                .orElse("");
    }

    private static Map<String, Integer> numbers(JsonNode figures) {
        Map<String, Integer> numbers = new TreeMap<>();
        figures.properties()
                .forEach(
                        figure -> numbers.put(figure.getKey(), figure.getValue().asInt()));
        return numbers;
    }
}
