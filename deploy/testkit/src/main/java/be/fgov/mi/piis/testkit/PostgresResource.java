package be.fgov.mi.piis.testkit;

import be.fgov.mi.piis.local.EmbeddedPostgres;
import be.fgov.mi.piis.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A real PostgreSQL with an empty database for the tests of one module, and tokens that the service under test
 * accepts. Flyway makes the tables, as it does in production.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = EmbeddedPostgres.start(temporaryFolder("postgres").resolve("data"), Ports.free(), false);
        postgres.createDatabase("service");
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl("service"));
        settings.put("quarkus.oidc.public-key", Tokens.publicKeyBase64());
        settings.put("quarkus.oidc.jwks.resolve-early", "true");
        settings.put("quarkus.oidc.auth-server-url", "");
        settings.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        return settings;
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    static Path temporaryFolder(String name) {
        try {
            return Files.createTempDirectory("piis-" + name + "-");
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }
}
