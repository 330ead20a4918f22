package be.fgov.mi.piis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    @Test
    void aDurableServerHasEveryAcknowledgedCommitAfterAKill() throws Exception {
        Path data = folder.resolve("postgres");
        EmbeddedPostgres first = EmbeddedPostgres.start(data, Ports.free(), true);
        first.createDatabase("contract");
        first.createDatabase("contract");
        try (Connection connection = first.connect("contract");
                Statement statement = connection.createStatement()) {
            assertThat(single(statement, "show fsync")).isEqualTo("on");
            assertThat(single(statement, "show synchronous_commit")).isEqualTo("on");
            assertThat(single(statement, "show full_page_writes")).isEqualTo("on");
            statement.execute("create table kept (n int)");
            statement.execute("insert into kept values (42)");
        }
        first.kill();

        try (EmbeddedPostgres second = EmbeddedPostgres.start(data, Ports.free(), true);
                Connection connection = second.connect("contract");
                Statement statement = connection.createStatement()) {
            assertThat(single(statement, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerForFeatureTestsDoesNotWaitForTheDisk() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("postgres"), Ports.free(), false);
                Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            assertThat(single(statement, "show fsync")).isEqualTo("off");
            assertThat(single(statement, "show server_version")).startsWith("18.");
        }
    }

    @Test
    void aClosedServerIsGone() {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("postgres"), Ports.free(), false);
        server.close();
        assertThat(server.child().isAlive()).isFalse();
        assertThatThrownBy(() -> server.connect("postgres")).isInstanceOf(SQLException.class);
    }

    @Test
    void aFolderThatIsNoClusterIsRefusedInOneSentence() throws Exception {
        Path data = Files.createDirectory(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "18\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, Ports.free(), true))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aClusterOfAnotherVersionIsRefused() throws Exception {
        Path data = folder.resolve("postgres");
        Files.createDirectories(data.resolve("global"));
        Files.createDirectories(data.resolve("pg_wal"));
        Files.writeString(data.resolve("global/pg_control"), "");
        Files.writeString(data.resolve("PG_VERSION"), "15\n");
        assertThatThrownBy(() -> EmbeddedPostgres.check(data))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("PostgreSQL 15");
    }

    private static String single(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
