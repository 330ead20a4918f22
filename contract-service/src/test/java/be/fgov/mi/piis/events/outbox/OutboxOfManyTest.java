package be.fgov.mi.piis.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many events at once reach the outbox as they were said, in their order, or not at all. */
@QuarkusTest
class OutboxOfManyTest {
    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    /** @param said anything that a text can hold */
    record Told(String topic, String key, long version, String said) implements SuiteEvent {
        @Override
        public String eventType() {
            return "test";
        }
    }

    private final String topic = "of-many-" + UUID.randomUUID();

    private List<SuiteEvent> eventsOf(String... texts) {
        List<SuiteEvent> events = new ArrayList<>();
        for (String text : texts) {
            events.add(new Told(topic, text, events.size() + 1, text));
        }
        return events;
    }

    private List<String[]> written() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select key, payload from outbox where topic = ? order by position")) {
            select.setString(1, topic);
            List<String[]> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new String[] {row.getString(1), row.getString(2)});
                }
            }
            return rows;
        }
    }

    @Test
    void what_was_said_arrives_letter_by_letter_in_its_order() throws Exception {
        String[] texts = {
            "plain",
            "a\ttab",
            "a\nline",
            "a\rreturn",
            "a\\slash",
            "\\N",
            "\\.",
            "\\\\",
            "\"quoted\", {curled}",
            "",
            "Liège, Geraardsbergen, Sankt Vith: é ü ß €",
            "\uD83D\uDE42",
            "'; drop table outbox; --"
        };
        List<SuiteEvent> events = eventsOf(texts);

        QuarkusTransaction.requiringNew().run(() -> outbox.publishAll(Outbox.prepare(events)));

        List<String[]> rows = written();
        assertThat(rows).extracting(row -> row[0]).containsExactly(texts);
        for (int i = 0; i < texts.length; i++) {
            assertThat(rows.get(i)[1]).isEqualTo(JsonMappers.stored().writeValueAsString(events.get(i)));
        }
    }

    @Test
    void a_transaction_that_is_taken_back_says_nothing() throws Exception {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publishAll(Outbox.prepare(eventsOf("never")));
                    throw new IllegalStateException("afterwards");
                }))
                .hasMessageContaining("afterwards");

        assertThat(written()).isEmpty();
    }

    @Test
    void nothing_is_said_outside_an_act() {
        Outbox.Prepared rows = Outbox.prepare(eventsOf("alone"));

        assertThatThrownBy(() -> outbox.publishAll(rows)).isInstanceOf(IllegalStateException.class);
    }
}
