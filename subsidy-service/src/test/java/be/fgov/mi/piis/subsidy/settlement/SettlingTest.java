package be.fgov.mi.piis.subsidy.settlement;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A convention that everybody has signed and whose advance is paid, with the acts that lead to its settlement. */
public abstract class SettlingTest extends SubsidyServiceTest {
    protected static final Tokens OFFICER_2 = Tokens.of("officer-2").role("spp-officer");

    /** A proof has no charset. */
    protected static final RestAssuredConfig WITHOUT_ADDED_CHARSET = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @Inject
    Ledger ledger;

    /** The cluster of SC-24: 10,000.00 granted, 5,000.00 advanced. */
    protected void cluster(String number, int promisedPersons) {
        advanced(
                number,
                CPAS_B,
                Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D))
                        .replace("\"persons\": 20", "\"persons\": " + promisedPersons),
                500_000);
    }

    protected void advanced(String number, String lead, String body, long advanceCents) {
        signed(number, lead, body);
        ActContext bank = new ActContext(
                new Caller("bank", "bank", "bank", Set.of(), null, null), LocalDate.of(2015, 11, 20), Instant.now());
        QuarkusTransaction.requiringNew().run(() -> {
            ledger.book(Bookings.advanceReleased(number, Euro.ofCents(advanceCents), "1"), bank);
            ledger.book(Bookings.advancePaid(number, Euro.ofCents(advanceCents), "1"), bank);
        });
        assertThat(number("with paid as (update convention set status = 'ADVANCE_PAID' where number = '" + number
                        + "' returning 1) select count(*) from paid"))
                .isEqualTo(1);
    }

    protected void signed(String number, String lead, String body) {
        approved(number, lead, body);
        allSign(number, lead);
    }

    protected static void allSign(String number, String lead) {
        act(Tokens.president(lead), number, "signatures").statusCode(200);
        act(Tokens.secretary(lead), number, "signatures").statusCode(200);
        act(Tokens.minister(), number, "signatures").statusCode(200);
    }

    protected static String cost(String kind, long cents, String day) {
        return """
                { "kind": "%s", "amountCents": %d, "incurredOn": "%s", "description": "Coach of the group",
                  "directLink": "Accompanies the trajectories.", "proportionality": "Half of the time." }
                """.formatted(kind, cents, day);
    }

    protected static ValidatableResponse push(Tokens who, String number, String cost, int revision, String body) {
        return RestAssured.given()
                .header("Authorization", who.bearer())
                .contentType(ContentType.JSON)
                .body(body)
                .put(Conventions.PATH + number + "/costs/" + cost + "/revisions/" + revision)
                .then();
    }

    protected static ValidatableResponse upload(Tokens who, String number, String document, byte[] content) {
        return RestAssured.given()
                .config(WITHOUT_ADDED_CHARSET)
                .header("Authorization", who.bearer())
                .contentType("application/octet-stream")
                .body(content)
                .put(Conventions.PATH + number + "/documents/" + document)
                .then();
    }

    protected static void accept(String number, String cost) {
        act(Tokens.officer(), number, "costs/" + cost + "/review", "{\"decision\": \"accepted\"}")
                .statusCode(200);
    }

    protected static void reject(String number, String cost, String ground) {
        act(
                        Tokens.officer(),
                        number,
                        "costs/" + cost + "/review",
                        "{\"decision\": \"rejected\", \"ground\": \"" + ground + "\"}")
                .statusCode(200);
    }

    protected static ValidatableResponse report(String number, String lead) {
        return act(
                Tokens.worker(lead),
                number,
                "report",
                "{\"activity\": \"Twelve persons met each week.\", \"financial\": \"A coach and her room.\"}");
    }

    /** The four costs of SC-24, sent on a day after the last of them. */
    protected void costsOfSc24(String number, Tokens lead) {
        push(lead, number, "C1", 1, cost("staff", 620_000, "2015-09-30")).statusCode(201);
        push(lead, number, "C2", 1, cost("operating", 90_000, "2015-03-12")).statusCode(201);
        push(lead, number, "C3", 1, cost("operating", 40_000, "2016-01-05")).statusCode(201);
        push(lead, number, "C4", 1, cost("staff", 50_000, "2015-10-01").replace("Half of the time.", ""))
                .statusCode(201);
    }
}
