package be.fgov.mi.piis.evaluation.trajectory;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.BadDeliveries;
import be.fgov.mi.piis.testkit.BadDeliveries.BadLine;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rows 10 to 19, 23, 25 and 31 to 33 of the bad-input table, on files of trajectories. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class BadDeliveriesTest {
    @Inject
    Tables tables;

    /** Trajectories of a contract that has not arrived. */
    private static final class TrajectoryLines implements BadDeliveries.Sample {
        private static String line(String reference, int revision, String trajectory) {
            return "{\"contractReference\":\"BULK\",\"trajectoryReference\":\"%s\",\"revision\":%d,\"trajectory\":%s}"
                    .formatted(
                            reference,
                            revision,
                            trajectory.replaceAll("\\s*\\n\\s*", " ").strip());
        }

        @Override
        public String line(String reference, int revision) {
            return line(reference, revision, Pushes.RUNNING);
        }

        @Override
        public String otherContent(String reference, int revision) {
            return line(reference, revision, Pushes.RUNNING.replace("collective", "individual"));
        }

        @Override
        public List<BadLine> refused(String reference) {
            String good = line(reference, 1);
            return List.of(
                    new BadLine(
                            "row 23: the plan ends before it starts",
                            good.replace("2015-06-30", "2015-01-31"),
                            400,
                            "invalidPeriod"),
                    new BadLine(
                            "row 23: a plan of more than a year",
                            good.replace("2015-06-30", "2016-02-01"),
                            400,
                            "invalidPeriod"),
                    new BadLine(
                            "an end after the business date",
                            line(
                                    reference,
                                    1,
                                    Pushes.ended(
                                            "2015-02-01",
                                            "2015-06-30",
                                            "{\"on\":\"2016-01-01\",\"outcome\":\"employment\"}")),
                            400,
                            "outOfRange"));
        }
    }

    @TestFactory
    Stream<DynamicTest> every_bad_file_and_every_bad_line_has_its_answer() {
        return new BadDeliveries(
                        "/piisEvaluation/v1/cpas/" + CPAS_A + "/imports",
                        Pushes::vendor,
                        new TrajectoryLines(),
                        this::writtenRows)
                .table();
    }

    private Map<String, Long> writtenRows() {
        Map<String, Long> rows = new TreeMap<>(tables.writtenRowCounts());
        for (String table : List.of("import", "import_content", "import_result")) {
            rows.put(table, Long.parseLong(tables.row("select count(*) from " + table)));
        }
        return rows;
    }
}
