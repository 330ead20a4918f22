package be.fgov.mi.piis.subsidy;

import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.Mandate;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

/** The service on a real database and a real broker, with the CPAS of the scenarios and no convention. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
public abstract class SubsidyServiceTest {
    protected static final String CPAS_A = "0999000129";
    protected static final String CPAS_B = "0999000228";
    protected static final String CPAS_C = "0999000327";
    protected static final String CPAS_D = "0999000426";
    protected static final String CPAS_E = "0999000525";
    protected static final String CPAS_F = "0999000624";
    protected static final String IBAN = "BE68539007547034";

    private static final List<String> CONVENTION_TABLES = List.of(
            "convention_import",
            "contract_fact",
            "trajectory_fact",
            "act_receipt",
            "bank_line_dismissal",
            "bank_line_booking",
            "bank_line_set_aside",
            "bank_statement_line",
            "bank_statement",
            "payment_file",
            "payment",
            "payment_batch",
            "settlement_correction_approval",
            "settlement_correction",
            "settlement_approval",
            "settlement",
            "recovery_reference",
            "control_conclusion",
            "control_answer",
            "control_finding",
            "control_sample",
            "control",
            "report_extension",
            "convention_report",
            "cost_remark",
            "cost_revision",
            "cost_proof",
            "cost_trajectory",
            "cost",
            "cost_document",
            "ledger_entry",
            "ledger_transaction",
            "convention_advance_prepared",
            "convention_signed_document",
            "convention_approved_terms",
            "convention_act",
            "convention_revision",
            "convention_member",
            "convention",
            "push_receipt");

    @Inject
    protected CpasRegistry registry;

    @Inject
    protected AgroalDataSource database;

    @Inject
    protected BusinessClock clock;

    @BeforeEach
    void theRegistryIsKnownAndThereIsNoConvention() {
        int nis = 57_081;
        for (String number : List.of(CPAS_A, CPAS_B, CPAS_C, CPAS_D, CPAS_E, CPAS_F)) {
            registry.apply(new RegisteredCpas(
                    number,
                    nis++,
                    "CPAS " + number,
                    "OCMW " + number,
                    null,
                    LocalDate.of(1977, 1, 1),
                    null,
                    null,
                    IBAN,
                    1));
        }
        registry.apply(new Mandate("vendor", Set.of(CPAS_A, CPAS_B, CPAS_C, CPAS_D, CPAS_E), 1));
        registry.apply(new Mandate("vendor-b", Set.of(CPAS_F), 1));
        clock.moveTo(LocalDate.of(2015, 10, 13));
        forgetConventions();
    }

    /** The tables only grow, also for a test; as a superuser it passes the triggers by. */
    private void forgetConventions() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String table : CONVENTION_TABLES) {
                statement.execute("delete from " + table);
            }
            statement.execute("set session_replication_role = origin");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    protected static RequestSpecification as(Tokens tokens) {
        return RestAssured.given().header("Authorization", tokens.bearer()).contentType(ContentType.JSON);
    }

    /** Rows of every table an act writes, to show that a refusal left nothing and a repetition added nothing. */
    protected Map<String, Long> rowCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : List.of(
                "convention_import",
                "convention",
                "convention_member",
                "convention_revision",
                "convention_act",
                "convention_advance_prepared",
                "convention_approved_terms",
                "convention_signed_document",
                "signing_mandate",
                "signing_mandate_end",
                "ledger_transaction",
                "ledger_entry",
                "payment_batch",
                "payment",
                "payment_file",
                "bank_statement",
                "bank_statement_line",
                "bank_line_set_aside",
                "bank_line_booking",
                "bank_line_dismissal",
                "act_receipt",
                "push_receipt",
                "outbox",
                "registry_cpas",
                "registry_mandate",
                "cross_convention_settlement",
                "merger_conflict_settlement",
                "subsidy_scheme_revision")) {
            counts.put(table, number("select count(*) from " + table));
        }
        return counts;
    }

    protected long number(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    protected String text(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
