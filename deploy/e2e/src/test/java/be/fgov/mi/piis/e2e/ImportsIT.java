package be.fgov.mi.piis.e2e;

import static be.fgov.mi.piis.local.Service.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files with many contracts, on the real processes. */
@Order(3)
@ExtendWith(OnTheWholeSuite.class)
class ImportsIT {
    private static final String CPAS = "0999001416";
    private static final String IMPORTS = "/piisContract/v1/cpas/" + CPAS + "/imports";
    private static final int LINES = Integer.getInteger("piis.e2e.import.lines", 20_000);
    private static final int PERSONS_A_DAY = 8;
    private static final int FIRST_SERIAL = 990;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Suite suite;

    ImportsIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("contract-service killed in the middle of a file: it goes on by itself, each line once (F21)")
    void killedInTheMiddleOfAFile() throws IOException {
        suite.moveClock(LocalDate.of(2016, 1, 15));
        String file = file();
        // given a file that is being worked off
        String path = send(file);
        awaitLines(path, LINES / 4);
        // when the service dies
        suite.kill(CONTRACT);
        long stored =
                suite.databases().number(CONTRACT, "select count(*) from contract where enterprise_number = ?", CPAS);
        assertThat(stored).as("in the middle").isBetween(1L, LINES - 1L);
        assertThat(stored % 500).as("whole chunks").isZero();
        suite.start(CONTRACT);
        // then it goes on by itself and each line is there once
        awaitLines(path, LINES);
        Patience.until("the import is done", Duration.ofSeconds(60), () -> {
            String status = state(path).path("status").asText();
            return status.equals("done") ? Optional.empty() : Optional.of(status);
        });
        assertThat(state(path).path("counts").toString())
                .isEqualTo("{\"total\":" + LINES + ",\"accepted\":" + LINES + ",\"repeated\":0,\"refused\":0}");
        for (String table : new String[] {"contract", "push_receipt"}) {
            assertThat(suite.databases()
                            .number(CONTRACT, "select count(*) from " + table + " where enterprise_number = ?", CPAS))
                    .as(table)
                    .isEqualTo(LINES);
        }
        assertThat(suite.databases().number(CONTRACT, "select count(*) from import_content"))
                .as("the file is deleted")
                .isZero();
        // and the receipt is that of an undisturbed file: the same lines again are all repeated
        String again = send(file);
        awaitLines(again, LINES);
        Patience.until("the receipt", Duration.ofSeconds(60), () -> {
            Answer receipt = ask("GET", again + "/receipt", null, Map.of());
            return receipt.status() == 200 ? Optional.empty() : Optional.of(receipt.body());
        });
        assertThat(state(again).path("counts").path("repeated").asInt()).isEqualTo(LINES);
        assertThat(acceptedSet(again)).isEqualTo(acceptedSet(path));
        suite.awaitQuiet();
    }

    private static String file() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            String ssin = Persons.ssin(
                    LocalDate.of(1910, 1, 1).plusDays(i / PERSONS_A_DAY), 0, FIRST_SERIAL + i % PERSONS_A_DAY);
            lines.append("{\"reference\":\"F-")
                    .append(i)
                    .append("\",\"revision\":1,\"contract\":")
                    .append(Contracts.aSignedContract().of(ssin).json().replace("\n", ""))
                    .append("}\n");
        }
        return lines.toString();
    }

    private String send(String file) {
        return ask("POST", IMPORTS, file, Map.of("Content-Type", "application/x-ndjson"))
                .is(202)
                .text("href");
    }

    private void awaitLines(String path, int lines) {
        Patience.until(lines + " lines", Duration.ofSeconds(300), () -> {
            JsonNode counts = state(path).path("counts");
            int judged =
                    counts.path("accepted").asInt() + counts.path("repeated").asInt();
            return judged >= lines ? Optional.empty() : Optional.of(counts.toString());
        });
    }

    private JsonNode state(String path) {
        return ask("GET", path, null, Map.of()).is(200).json();
    }

    private String acceptedSet(String path) throws IOException {
        String payload = ask("GET", path + "/receipt", null, Map.of()).is(200).text("payload");
        return MAPPER.readTree(Base64.getUrlDecoder().decode(payload))
                .path("acceptedSetHash")
                .asText();
    }

    private Answer ask(String method, String path, @Nullable String body, Map<String, String> headers) {
        return suite.ask(Caseload.VENDOR, method, suite.address(CONTRACT).resolve(path), body, null, headers);
    }
}
