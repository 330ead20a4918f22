package be.fgov.mi.piis.contract.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.testkit.BadDeliveries;
import be.fgov.mi.piis.testkit.BadDeliveries.BadLine;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rows 10 to 19, 22 to 25 and 31 to 33 of the bad-input table, on files of contracts. */
@QuarkusTest
class BadDeliveriesTest extends ServiceTest {
    private static final String IMPORTS = "/piisContract/v1/cpas/" + CPAS_B + "/imports";

    /** A contract of another person for each reference. */
    private static final class ContractLines implements BadDeliveries.Sample {
        private final Map<String, String> persons = new ConcurrentHashMap<>();

        private Contracts contract(String reference) {
            return Contracts.aSignedContract().of(persons.computeIfAbsent(reference, any -> Someone.next()));
        }

        private static String line(String reference, int revision, String contract) {
            return "{\"reference\":\"%s\",\"revision\":%d,\"contract\":%s}"
                    .formatted(
                            reference,
                            revision,
                            contract.replaceAll("\\s*\\n\\s*", " ").strip());
        }

        @Override
        public String line(String reference, int revision) {
            return line(reference, revision, contract(reference).json());
        }

        @Override
        public String otherContent(String reference, int revision) {
            return line(
                    reference, revision, contract(reference).type("training").json());
        }

        @Override
        public List<BadLine> refused(String reference) {
            String good = line(reference, 1);
            String number = persons.get(reference);
            char last = number.charAt(10);
            String wrong = number.substring(0, 10) + (last == '0' ? '1' : '0');
            return List.of(
                    new BadLine(
                            "a reference that an address cannot name",
                            good.replace("\"reference\":\"" + reference + "\"", "\"reference\":\"..\""),
                            400,
                            "rejectedInput"),
                    new BadLine("row 22: check digits", good.replace(number, wrong), 400, "invalidStructure"),
                    new BadLine(
                            "row 22: born later than today",
                            good.replace(number, "49123199094"),
                            400,
                            "invalidStructure"),
                    new BadLine(
                            "row 23: ends before it starts",
                            good.replace("\"until\": \"2016-01-31\"", "\"until\": \"2015-01-31\""),
                            400,
                            "invalidPeriod"),
                    new BadLine(
                            "row 24: a step of no objective",
                            good.replace("\"objectiveId\": \"o1\"", "\"objectiveId\": \"o9\""),
                            400,
                            "referencedResourceNotFound"),
                    new BadLine(
                            "row 44: a day that does not exist",
                            good.replace("2015-03-31", "2015-02-30"),
                            400,
                            "schemaViolation"),
                    new BadLine(
                            "a fact of tomorrow or later", good.replace("2015-02-02", "2099-02-02"), 400, "outOfRange"),
                    new BadLine("one signs for both", good.replace("A. Dubois", "J. Peeters"), 409, "sameSigner"),
                    new BadLine(
                            "the person still reflects",
                            good.replace("\"2015-01-30\"", "\"2015-01-22\""),
                            409,
                            "reflectionPeriodRunning"));
        }
    }

    private Map<String, Long> writtenRows() {
        Map<String, Long> rows = rowCounts();
        rows.remove("access_log");
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> everyBadFileAndEveryBadLineHasItsAnswer() {
        return new BadDeliveries(IMPORTS, () -> Tokens.vendor("vendor"), new ContractLines(), this::writtenRows)
                .table();
    }

    @Test
    @DisplayName("row 18: a file over 256 MiB as sent, without a length that gives it away")
    void aFileOverTheLimitIsNotTaken() throws Exception {
        Map<String, Long> before = writtenRows();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + IMPORTS))
                            .header("Authorization", Tokens.vendor("vendor").bearer())
                            .header("Content-Type", "application/x-ndjson")
                            .POST(BodyPublishers.ofInputStream(() -> new EmptyLines(257L * 1024 * 1024)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("payloadTooLarge").contains("\"limit\":" + 256 * 1024 * 1024);
        }
        assertThat(writtenRows()).as("nothing of the file is kept").isEqualTo(before);
    }

    /** Lines of 60,000 spaces. */
    private static final class EmptyLines extends InputStream {
        private static final int LINE = 60_000;
        private long left;
        private long written;

        EmptyLines(long bytes) {
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int made = (int) Math.min(length, left);
            for (int i = 0; i < made; i++) {
                target[offset + i] = (byte) (++written % LINE == 0 ? '\n' : ' ');
            }
            left -= made;
            return made;
        }
    }
}
