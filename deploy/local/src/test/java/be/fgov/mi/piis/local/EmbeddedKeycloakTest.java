package be.fgov.mi.piis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the realm puts into a token is what the services read from it. */
class EmbeddedKeycloakTest {

    private static final Path REALM = Path.of("../keycloak").toAbsolutePath().normalize();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    static Path folder;

    private static EmbeddedKeycloak keycloak;
    private static DemoTokens tokens;

    @BeforeAll
    static void start() {
        keycloak = EmbeddedKeycloak.start(folder.resolve("keycloak"), Ports.free(), Ports.free(), DemoRealm.of(REALM));
        tokens = new DemoTokens(keycloak.issuer(), REALM.resolve("demo-keys"));
    }

    @AfterAll
    static void stop() throws IOException {
        keycloak.close();
        // Before the test engine does: it warns of every link to the shared distribution.
        Folders.deleteTree(folder.resolve("keycloak"));
    }

    @ParameterizedTest
    @CsvSource({
        "worker-a, cpas-worker, 0999000129",
        "president-a, cpas-president, 0999000129",
        "secretary-a, cpas-secretary, 0999000129",
        "president-b, cpas-president, 0999000228",
        "secretary-b, cpas-secretary, 0999000228",
        "worker-c, cpas-worker, 0999000327",
        "officer, spp-officer,",
        "officer-2, spp-officer,",
        "finance-1, spp-finance,",
        "finance-2, spp-finance,",
        "minister, minister,",
        "auditor, auditor,"
    })
    void aPersonHasOneFunctionAndTheCpasOfTheirOffice(String account, String role, String enterpriseNumber)
            throws IOException {
        JsonNode claims = claims(tokens.accessToken(account));
        assertThat(roles(claims)).containsExactly(role);
        assertThat(claims.path("enterprise_number").asText(null)).isEqualTo(enterpriseNumber);
        assertThat(claims.path("preferred_username").asText()).isEqualTo(account);
        assertThat(claims.path("name").asText()).startsWith("Demo ");
        assertThat(claims.path("azp").asText()).isEqualTo("piis-demo");
        assertThat(audiences(claims)).contains("piis-contract", "piis-evaluation", "piis-subsidy");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({"vendor", "vendor-b", "demo-vendor"})
    void aVendorSpeaksAsItsClientAndTheRealmKnowsNoMandate(String client) throws IOException {
        String token = tokens.accessToken(client);
        JsonNode claims = claims(token);
        assertThat(roles(claims)).containsExactly("cpas-system");
        assertThat(claims.path("azp").asText()).isEqualTo(client);
        assertThat(claims.path("client_id").asText()).isEqualTo(client);
        assertThat(claims.has("enterprise_number")).isFalse();
        assertThat(audiences(claims)).contains("piis-contract", "piis-evaluation", "piis-subsidy");
        assertThat(header(token).path("alg").asText()).isEqualTo("PS256");
    }

    @Test
    void anUnknownAccountGetsOneClearLine() {
        assertThatThrownBy(() -> tokens.accessToken("nobody"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("nobody")
                .hasMessageNotContaining("\n");
    }

    private static JsonNode header(String token) throws IOException {
        return MAPPER.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[0]));
    }

    private static JsonNode claims(String token) throws IOException {
        return MAPPER.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    /** The roles of the suite; Keycloak adds some of its own. */
    private static Set<String> roles(JsonNode claims) {
        Set<String> roles = new TreeSet<>();
        for (JsonNode role : claims.path("realm_access").path("roles")) {
            if (!role.asText().matches("default-roles-piis|offline_access|uma_authorization")) {
                roles.add(role.asText());
            }
        }
        return roles;
    }

    private static Set<String> audiences(JsonNode claims) {
        Set<String> audiences = new TreeSet<>();
        for (Iterator<JsonNode> each = claims.path("aud").elements(); each.hasNext(); ) {
            audiences.add(each.next().asText());
        }
        return audiences;
    }
}
