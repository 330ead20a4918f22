package be.fgov.mi.piis.contract;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** The service on a real database and a real broker, with the CPAS of the scenarios. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
public abstract class ServiceTest {
    protected static final String CPAS_A = "0999000129";
    protected static final String CPAS_B = "0999000228";
    /** Takes the files of many contracts, so that the others keep few. */
    protected static final String CPAS_C = "0999000327";

    protected static final String CPAS_F = "0999000624";
    protected static final String P01 = "98051299658";
    protected static final String P02 = "90070299511";
    protected static final String P04 = "75010599351";
    protected static final String P06_BIS = "88450999723";
    protected static final String P09 = "94022899160";

    @Inject
    CpasRegistry registry;

    @Inject
    protected AgroalDataSource database;

    @BeforeEach
    void theRegistryKnowsTheCpasOfTheScenarios() {
        int nis = 62_063;
        for (String number : new String[] {CPAS_A, CPAS_B, CPAS_C, CPAS_F}) {
            registry.apply(new RegisteredCpas(
                    number,
                    nis++,
                    "CPAS " + number,
                    "OCMW " + number,
                    null,
                    LocalDate.of(1977, 1, 1),
                    null,
                    null,
                    "BE68539007547034",
                    1));
        }
        registry.apply(new Mandate("vendor", Set.of(CPAS_A, CPAS_B, CPAS_C), 1));
        registry.apply(new Mandate("vendor-b", Set.of(CPAS_F), 1));
    }

    protected static RequestSpecification as(Tokens tokens) {
        return RestAssured.given().header("Authorization", tokens.bearer()).contentType(ContentType.JSON);
    }

    protected static RequestSpecification asVendor() {
        return as(Tokens.vendor("vendor"));
    }

    protected static String path(String cpas, String reference, int revision) {
        return "/piisContract/v1/cpas/" + cpas + "/contracts/" + reference + "/revisions/" + revision;
    }

    protected static String newReference() {
        return "R-" + UUID.randomUUID();
    }

    /** Rows of every table, to show that a refusal left nothing and a repetition added nothing. */
    protected Map<String, Long> rowCounts() {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(countOfEveryTable(statement))) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
            return counts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every table of this service, partitions under their parent, without those that live by themselves; in one go. */
    private static String countOfEveryTable(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select string_agg(format('select %L, count(*) from %I', c.relname, c.relname), ' union all ')
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                   and c.relname not in ('flyway_schema_history', 'inbox', 'outbox_cursor', 'registry_cpas',
                                         'registry_mandate')
                """)) {
            row.next();
            return row.getString(1);
        }
    }

    protected String text(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
