package be.fgov.mi.piis.contract.sanction;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the empowerment meter says of a person is not here, so that no sanction can be made of it. */
@QuarkusTest
@DisplayName("SUB-23: where sanctions are decided nobody knows a score")
class NoScoresTest extends ServiceTest {
    private static final String WORDS = "score|measure|instrument|empower|answers|rater|baseline|reliab";

    private List<String> columnsLike(String words) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select table_name || '.' || column_name"
                        + " from information_schema.columns where table_schema = current_schema()"
                        + " and table_name || '.' || column_name ~ '(" + words + ")'")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    @Test
    void no_table_has_a_place_for_one() throws SQLException {
        assertThat(columnsLike(WORDS)).isEmpty();
        assertThat(columnsLike("sanction")).as("the tables that were looked at").isNotEmpty();
    }

    @Test
    void no_message_brings_one() {
        List<String> heard = StreamSupport.stream(
                        ConfigProvider.getConfig().getPropertyNames().spliterator(), false)
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\..*\\.topic"))
                .map(name -> ConfigProvider.getConfig().getValue(name, String.class))
                .toList();
        assertThat(heard).isNotEmpty().noneMatch(topic -> topic.startsWith(Topics.EVALUATION));
    }
}
