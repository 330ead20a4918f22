package be.fgov.mi.piis.contract.bulk;

import static be.fgov.mi.piis.contract.bulk.ImportTest.accepted;
import static be.fgov.mi.piis.contract.bulk.ImportTest.bytes;
import static be.fgov.mi.piis.contract.bulk.ImportTest.contract;
import static be.fgov.mi.piis.contract.bulk.ImportTest.finished;
import static be.fgov.mi.piis.contract.bulk.ImportTest.line;
import static be.fgov.mi.piis.contract.bulk.ImportTest.results;
import static be.fgov.mi.piis.contract.bulk.ImportTest.send;
import static be.fgov.mi.piis.contract.bulk.ImportTest.state;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.identity.bulk.BulkItem;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.BulkWorkers;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.push.PushKey;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stops a file of contracts, for a while or for good, and who goes on meanwhile. */
@QuarkusTest
class ImportFaultsTest extends ServiceTest {
    @Inject
    Imports imports;

    @Inject
    ContractItems items;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void aLineThatTheDatabaseRefusesEndsAFileThatIsAllOrNothing() throws Exception {
        List<String> lines = someLines(600);
        String never = newReference();
        lines.add(550, line(never, 1, contract(Someone.next())));
        Map<String, Long> before = written();
        List<JsonNode> results = new ArrayList<>();
        refusing("reference <> '" + never + "'", () -> {
            String id = accepted(send(CPAS_C, "?atomic=all", bytes(lines)));
            JsonNode state = finished(CPAS_C, id);
            assertThat(state.path("status").asText()).isEqualTo("refused");
            assertThat(state.path("percentage").asInt()).isEqualTo(100);
            assertThat(state.path("counts").toString())
                    .isEqualTo("{\"total\":601,\"accepted\":0,\"repeated\":0,\"refused\":1}");
            results.addAll(results(CPAS_C, id));
            String next = accepted(send(CPAS_C, "?atomic=all", bytes(someLines(1))));
            assertThat(finished(CPAS_C, next).path("status").asText())
                    .as("the next file of the CPAS goes on")
                    .isEqualTo("done");
        });
        assertThat(written().get("contract")).isEqualTo(before.get("contract") + 1);
        assertThat(results).hasSize(601);
        assertThat(results.get(550).path("status").asInt()).isEqualTo(500);
        assertThat(results.get(550).path("reference").asText()).isEqualTo(never);
        assertThat(results.get(550).path("code").asText()).isEqualTo("internalServerError");
        assertThat(results.get(550).path("problem").path("instance").asText()).isNotBlank();
        assertThat(results.get(550).toString())
                .as("nothing of what the database says")
                .doesNotContain("ck_test")
                .doesNotContain("violates");
        results.remove(550);
        assertThat(results).allMatch(result -> result.path("code").asText().equals("notStored"));
    }

    @Test
    void aLineThatTheDatabaseRefusesAtTheCommitIsFoundToo() throws Exception {
        String never = newReference();
        try (Connection own = connect();
                Statement statement = own.createStatement()) {
            statement.execute("create function refuse_late() returns trigger language plpgsql as $$ begin"
                    + " raise exception 'never' using errcode = '23514'; end $$");
            statement.execute("create constraint trigger refuse_late after insert on contract deferrable initially"
                    + " deferred for each row when (new.reference = '" + never + "') execute function refuse_late()");
            try {
                for (String atomic : List.of("item", "all")) {
                    List<String> lines = someLines(2);
                    lines.add(1, line(never, 1, contract(Someone.next())));
                    String id = accepted(send(CPAS_C, "?atomic=" + atomic, bytes(lines)));
                    assertThat(finished(CPAS_C, id)
                                    .path("counts")
                                    .path("refused")
                                    .asInt())
                            .as(atomic)
                            .isEqualTo(1);
                    assertThat(results(CPAS_C, id).get(1).path("status").asInt())
                            .as(atomic)
                            .isEqualTo(500);
                }
            } finally {
                statement.execute("drop trigger refuse_late on contract");
                statement.execute("drop function refuse_late()");
            }
        }
    }

    @Test
    void aLineThatTheDatabaseRefusesLeavesTheOthersOfAFileItemByItem() throws Exception {
        List<String> lines = someLines(3);
        String never = newReference();
        lines.add(1, line(never, 1, contract(Someone.next())));
        refusing("reference <> '" + never + "'", () -> {
            String id = accepted(send(CPAS_C, "", bytes(lines)));
            assertThat(finished(CPAS_C, id).path("counts").toString())
                    .isEqualTo("{\"total\":4,\"accepted\":3,\"repeated\":0,\"refused\":1}");
            assertThat(results(CPAS_C, id))
                    .extracting(result -> result.path("status").asInt())
                    .containsExactly(201, 500, 201, 201);
        });
    }

    @Test
    void whoWaitsForAnotherTransactionIsToldToComeBackAndOthersGoOn() throws Exception {
        String reference = newReference();
        String waiting;
        try (Connection other = connect()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                lock.setString(1, PushKey.nameOfAll(CPAS_C, "contract"));
                lock.execute();
            }
            waiting = accepted(send(CPAS_C, "?atomic=all", bytes(someLines(3))));
            String free = accepted(send(CPAS_B, "", bytes(someLines(3))));

            long from = System.nanoTime();
            Response push = asVendor()
                    .body(Contracts.aSignedContract().of(Someone.next()).json())
                    .put(path(CPAS_C, reference, 1));
            assertThat(push.statusCode()).as(push.asString()).isEqualTo(503);
            assertThat(push.<String>path("type")).isEqualTo("urn:problem-type:belgif:serviceUnavailable");
            assertThat(Integer.parseInt(push.header("Retry-After"))).isPositive();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isBetween(8L, 20L);

            assertThat(finished(CPAS_B, free).path("status").asText())
                    .as("another CPAS goes on")
                    .isEqualTo("done");
            JsonNode state = eventually(() -> stateOf(waiting), found -> found.has("retry"));
            assertThat(state.path("status").asText()).isEqualTo("running");
            assertThat(state.path("percentage").asInt()).isEqualTo(50);
            assertThat(state.path("retry").path("faults").asInt()).isPositive();
            assertThat(state.path("retry").path("at").asText()).isNotBlank();
            other.rollback();
        }
        JsonNode done = finished(CPAS_C, waiting);
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.has("retry")).isFalse();
        assertThat(done.path("counts").path("accepted").asInt()).isEqualTo(3);
        asVendor()
                .body(Contracts.aSignedContract().of(Someone.next()).json())
                .put(path(CPAS_C, reference, 1))
                .then()
                .statusCode(201);
    }

    @Test
    void readingIsHalfOfAFileThatIsAllOrNothingAndStoringTheOther() throws Exception {
        List<Integer> seen = new ArrayList<>();
        imports.workers().stop();
        String id;
        try {
            id = accepted(send(CPAS_C, "?atomic=all", bytes(someLines(1_100))));
            Looking looking = new Looking(
                    items, () -> seen.add(stateOf(id).path("percentage").asInt()));
            new BulkWorkers(database, looking, imports.seal(), imports.signer()).workOnce();
        } finally {
            imports.workers().start();
        }
        assertThat(seen).as("before each chunk, three read and three stored").containsExactly(0, 22, 45, 50, 66, 83);
        assertThat(finished(CPAS_C, id).path("percentage").asInt()).isEqualTo(100);
    }

    /** Looks before each chunk. */
    private record Looking(BulkItems real, Runnable look) implements BulkItems {
        @Override
        public String kind() {
            return real.kind();
        }

        @Override
        public String home() {
            return real.home();
        }

        @Override
        public BulkItem read(Delivery delivery, int line, byte[] bytes) {
            return real.read(delivery, line, bytes);
        }

        @Override
        public List<Kind> kinds() {
            return real.kinds();
        }

        @Override
        public Session open(Connection connection, Delivery delivery, List<BulkItem> given, @Nullable Earlier earlier)
                throws SQLException {
            look.run();
            return real.open(connection, delivery, given, earlier);
        }
    }

    private interface Check {
        void run() throws Exception;
    }

    /** A constraint that one line of the file breaks, as a bug of ours would. */
    private void refusing(String condition, Check check) throws Exception {
        try (Connection own = connect();
                Statement statement = own.createStatement()) {
            statement.execute("alter table contract add constraint ck_test check (" + condition + ") not valid");
            try {
                check.run();
            } finally {
                statement.execute("alter table contract drop constraint ck_test");
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static JsonNode stateOf(String id) {
        try {
            return state(CPAS_C, id);
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static <T> T eventually(Supplier<T> read, java.util.function.Predicate<T> expected) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (true) {
            T found = read.get();
            if (expected.test(found)) {
                return found;
            }
            assertThat(System.nanoTime()).as(found.toString()).isLessThan(until);
            Thread.sleep(200);
        }
    }

    private static List<String> someLines(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> line(newReference(), 1, contract(Someone.next())))
                .toList());
    }

    private Map<String, Long> written() {
        Map<String, Long> rows = new TreeMap<>(rowCounts());
        rows.keySet().removeAll(Set.of("import", "import_result", "import_content"));
        return rows;
    }
}
