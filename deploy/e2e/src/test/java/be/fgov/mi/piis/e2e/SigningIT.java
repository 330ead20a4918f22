package be.fgov.mi.piis.e2e;

import static be.fgov.mi.piis.e2e.Paths.CPAS_B;
import static be.fgov.mi.piis.e2e.Paths.CPAS_C;
import static be.fgov.mi.piis.e2e.Paths.CPAS_D;
import static be.fgov.mi.piis.e2e.Paths.convention;
import static be.fgov.mi.piis.local.Service.SUBSIDY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who signs has just signed in, as the real Keycloak tells it. */
@Order(1)
@ExtendWith(OnTheWholeSuite.class)
class SigningIT {
    private static final String CLUSTER = "E2E-2014-CLUSTER-1";

    /** Five minutes are too long to wait for: the same setting, shorter. */
    private static final Duration AT_MOST = Duration.ofSeconds(8);

    private final Suite suite;

    SigningIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("SUB-10 An old sign-in does not sign, not even with a token of this second; a new sign-in does")
    void signingAsksForAFreshSignIn() throws Exception {
        approved();
        KeycloakSession president = suite.session("president-b");
        suite.stop(SUBSIDY);
        suite.start(SUBSIDY, List.of("-Dsuite.signing.freshness=" + AT_MOST));
        try {
            KeycloakSession.Tokens first = president.signIn();
            Instant tooOld =
                    Instant.ofEpochSecond(first.signedInAt()).plus(AT_MOST).plusSeconds(2);
            Thread.sleep(Duration.between(Instant.now(), tooOld));

            // when the session renews its token, the token is new and the sign-in is not
            KeycloakSession.Tokens renewed = president.renewed(first);
            assertThat(renewed.signedInAt()).isEqualTo(first.signedInAt());
            assertThat(renewed.issuedAt()).isGreaterThan(first.signedInAt() + AT_MOST.toSeconds());
            for (KeycloakSession.Tokens old : List.of(first, renewed)) {
                Answer refused = sign(old).is(403);
                assertThat(refused.text("type")).isEqualTo("urn:problem-type:spp-is:reauthenticationRequired");
                assertThat(refused.json().path("maxAgeSeconds").asLong()).isEqualTo(AT_MOST.toSeconds());
            }
            assertThat(signatures()).isZero();
            assertThat(suite.ask("officer", "GET", address(""), null, null, Map.of())
                            .is(200)
                            .text("status"))
                    .isEqualTo("approvedByMinister");

            // when the president signs in again, in the session that still runs, the signature is taken
            KeycloakSession.Tokens again = president.signInAgain();
            assertThat(again.signedInAt()).isGreaterThan(first.signedInAt() + AT_MOST.toSeconds());
            assertThat(sign(again).is(200).text("status")).isEqualTo("cpasSigning");
            assertThat(signatures()).isEqualTo(1);
        } finally {
            suite.stop(SUBSIDY);
            suite.start(SUBSIDY);
        }
    }

    private void approved() {
        Story story = suite.story("SUB-10 fresh sign-in").on("2014-08-24");
        story.put(
                        "president-b",
                        SUBSIDY,
                        convention(CLUSTER, "/revisions/1"),
                        Paths.clusterConvention(List.of(CPAS_B, CPAS_C, CPAS_D), 1_250_000)
                                .replace("2015", "2014"))
                .is(201);
        story.act("president-b", SUBSIDY, convention(CLUSTER, "/submission"), "{}")
                .is(200);
        story.act("officer", SUBSIDY, convention(CLUSTER, "/advice"), "{\"favourable\":true}")
                .is(200);
        story.act("officer", SUBSIDY, convention(CLUSTER, "/ministerSubmission"), "{}")
                .is(200);
        story.act("minister", SUBSIDY, convention(CLUSTER, "/ministerDecision"), "{\"decision\":\"approved\"}")
                .is(200);
        suite.awaitQuiet();
    }

    private Answer sign(KeycloakSession.Tokens tokens) {
        return suite.ask(
                null, "POST", address("/signatures"), "{}", null, Map.of("Authorization", "Bearer " + tokens.access()));
    }

    private URI address(String below) {
        return suite.address(SUBSIDY).resolve(convention(CLUSTER, below));
    }

    private long signatures() {
        return suite.databases()
                .number(
                        SUBSIDY,
                        "select count(*) from convention_act where convention_number = ? and act like '%\\_SIGNATURE'",
                        CLUSTER);
    }
}
