package be.fgov.mi.piis.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What was sent before is passed over by the index, not row by row: the relay keeps its pace over the years. */
@QuarkusTest
class RelayReadsFromItsCursorTest extends ServiceTest {
    private static final int SENT = 20_000;
    private static final int UNSENT = 3;
    /** Not one of the relay of this service, which runs meanwhile. */
    private static final int LANE = 99;

    @Test
    void reads_only_what_lies_behind_the_cursor() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("""
                        insert into outbox (lane, xid, position, id, topic, key, type, version, payload)
                        select %d, '1', n, gen_random_uuid(), 'piis.none', 'k' || n, 'none', 1, '{}'
                          from generate_series(1, %d) as n
                        """.formatted(LANE, SENT + UNSENT));
                statement.execute(
                        "insert into outbox_cursor (lane, xid, position) values (%d, '1', %d)".formatted(LANE, SENT));
                statement.execute("analyze outbox");
                assertThat(rowsTouched(explained(connection))).isLessThan(100);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static JsonNode explained(Connection connection) throws Exception {
        try (PreparedStatement select =
                connection.prepareStatement("explain (analyze, timing off, format json) " + OutboxRelay.UNSENT)) {
            select.setInt(1, 500);
            select.setArray(2, connection.createArrayOf("int4", new Integer[] {LANE}));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new ObjectMapper().readTree(row.getString(1)).get(0).get("Plan");
            }
        }
    }

    /** Of every step, what it gave on and what it looked at in vain. */
    private static double rowsTouched(JsonNode plan) {
        double rows =
                plan.path("Actual Rows").asDouble() * plan.path("Actual Loops").asDouble()
                        + plan.path("Rows Removed by Filter").asDouble()
                        + plan.path("Rows Removed by Join Filter").asDouble()
                        + plan.path("Rows Removed by Index Recheck").asDouble();
        for (JsonNode below : plan.path("Plans")) {
            rows += rowsTouched(below);
        }
        return rows;
    }
}
