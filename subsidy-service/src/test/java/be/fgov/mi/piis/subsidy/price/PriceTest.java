package be.fgov.mi.piis.subsidy.price;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.counting.CountConvention;
import be.fgov.mi.piis.subsidy.counting.CountingTables;
import be.fgov.mi.piis.subsidy.counting.CountingTest;
import be.fgov.mi.piis.subsidy.counting.Heard;
import be.fgov.mi.piis.subsidy.counting.KeepContract;
import be.fgov.mi.piis.subsidy.counting.KeepTrajectory;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Price per trajectory (SUB-24)")
class PriceTest extends SubsidyServiceTest {
    @Inject
    CountingTables tables;

    @Inject
    KeepContract keepContract;

    @Inject
    KeepTrajectory keepTrajectory;

    @Inject
    CountConvention countConvention;

    private String twelve = "";
    private String three = "";
    private String ten = "";
    private String none = "";

    /** Each granted 10,000.00 EUR, the amount of a cluster. */
    @BeforeEach
    void conventionsWithTrajectories() {
        tables.empty();
        twelve = aConvention(CPAS_A, 12);
        three = aConvention(CPAS_B, 3);
        ten = aConvention(CPAS_C, 10);
        none = aConvention(CPAS_D, 0);
    }

    @Test
    @DisplayName("SC-24: 833.33 is flagged, 3,333.33 is flagged, 1,000.00 is not")
    void flags() {
        get(Tokens.officer(), "conventions/" + twelve + "/price")
                .statusCode(200)
                .body("amountCents", equalTo(1_000_000))
                .body("basis", equalTo("granted"))
                .body("trajectories", equalTo(12))
                .body("priceCents", equalTo(83_333))
                .body("flag", equalTo("belowObserved"))
                .body("observed.lowestCents", equalTo(100_000))
                .body("observed.highestCents", equalTo(300_000))
                .body("observed.source", equalTo("S4:56"));
        get(Tokens.finance(), "conventions/" + three + "/price")
                .body("priceCents", equalTo(333_333))
                .body("flag", equalTo("aboveObserved"));
        get(Tokens.auditor(), "conventions/" + ten + "/price")
                .body("priceCents", equalTo(100_000))
                .body("flag", nullValue());
        get(Tokens.worker(CPAS_D), "conventions/" + none + "/price")
                .statusCode(200)
                .body("trajectories", equalTo(0))
                .body("priceCents", nullValue())
                .body("flag", nullValue());
    }

    @Test
    @DisplayName("the list of the year has every convention the reader sees, and the flagged ones on demand")
    void ofTheYear() {
        get(Tokens.officer(), "schemes/2015/prices")
                .statusCode(200)
                .body("items", hasSize(4))
                .body("total", equalTo(4))
                .body("flagged", equalTo(2));
        get(Tokens.officer(), "schemes/2015/prices?flagged=true")
                .body("items", hasSize(2))
                .body("items.find { it.convention == '" + twelve + "' }.priceCents", equalTo(83_333))
                .body("items.find { it.convention == '" + three + "' }.priceCents", equalTo(333_333));
        get(Tokens.worker(CPAS_A), "schemes/2015/prices").body("items.convention", contains(twelve));
        get(Tokens.officer(), "schemes/2014/prices").statusCode(200).body("items", hasSize(0));
        get(Tokens.officer(), "schemes/2099/prices").statusCode(404);
        get(Tokens.minister(), "schemes/2015/prices").statusCode(403);
        get(Tokens.worker(CPAS_A), "conventions/" + three + "/price").statusCode(404);
    }

    @Test
    @DisplayName("the observation is a dated row: another one of a later year leaves the years before it alone")
    void datedObservation() {
        tables.execute("insert into price_observation values (2016, 50000, 80000, 'another observation')");
        try {
            get(Tokens.officer(), "conventions/" + twelve + "/price").body("flag", equalTo("belowObserved"));
            tables.execute("update price_observation set from_year = 2015 where from_year = 2016");
            get(Tokens.officer(), "conventions/" + twelve + "/price")
                    .body("flag", equalTo("aboveObserved"))
                    .body("observed.source", equalTo("another observation"));
        } finally {
            tables.execute("delete from price_observation where source = 'another observation'");
        }
    }

    @Test
    @DisplayName("once it is settled, what was accepted is divided; a proposal that nobody approved is not")
    void settled() {
        tables.execute(SETTLED.formatted("", twelve));
        get(Tokens.officer(), "conventions/" + twelve + "/price").body("basis", equalTo("granted"));
        tables.execute(SETTLED.formatted(APPROVED, three));
        try {
            get(Tokens.officer(), "conventions/" + three + "/price")
                    .body("basis", equalTo("accepted"))
                    .body("amountCents", equalTo(710_000))
                    .body("priceCents", equalTo(236_667))
                    .body("flag", nullValue());
        } finally {
            tables.execute("do $$ begin set local session_replication_role = replica; delete from settlement_approval;"
                    + " delete from settlement; end $$");
        }
    }

    private static final String APPROVED = """
            insert into settlement_approval (convention_number, settlement_id, proposed_by, approved_by, approver_name,
                                             approved_on, approved_at)
            values (number, id, 'officer', 'officer-2', 'officer-2', '2016-03-02', now());
            """;

    /** The rows alone, as their own test makes them in earnest. */
    private static final String SETTLED = """
            do $$ declare number text := '%2$s'; id uuid := gen_random_uuid(); begin
            set local session_replication_role = replica;
            insert into settlement (settlement_id, convention_number, sequence, granted_cents, declared_cents,
                                    accepted_cents, advance_cents, balance_cents, recovery_cents, unclaimed_cents,
                                    structured_communication, steps, target_persons, counted_persons,
                                    under_target_policy, proposed_by, proposer_name, proposed_on, proposed_at)
            values (id, number, 1, 1000000, 710000, 710000, 500000, 210000, 0, 0, '000000000097', '[]', 3, 3, 'FLAG',
                    'officer', 'officer', '2016-03-01', now());
            %1$s end $$
            """;

    private String aConvention(String cpas, int trajectories) {
        String convention = tables.aCityConvention(2015, cpas);
        QuarkusTransaction.requiringNew().run(() -> {
            countConvention.heard(CountingTest.changed(convention));
            for (int i = 1; i <= trajectories; i++) {
                Heard.Contract contract = Heard.aSignedContract(cpas, "R" + i, UUID.randomUUID());
                keepContract.heard(contract.event());
                keepTrajectory.heard(
                        contract.trajectory("T1", "2015-02-01", "2015-06-30").event());
            }
        });
        return convention;
    }

    private static ValidatableResponse get(Tokens reader, String path) {
        return as(reader).get("/activationSubsidy/v1/" + path).then();
    }
}
