package be.fgov.mi.piis.subsidy.convention;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A database of its own, as it was when a draft held the year of all it names and counted their persons. */
@QuarkusTest
@DisplayName("A-26: drafts of before let go of the CPAS they name (V248)")
class DraftsOfBeforeTest extends SubsidyServiceTest {
    private static final String NAME = "drafts_of_before";
    private static final UUID OF_THE_LEAD = new UUID(0, 1);
    private static final UUID OF_THE_NAMED = new UUID(0, 2);
    private static final UUID OF_THREE = new UUID(0, 3);

    @Test
    @DisplayName(
            "no year is held, no person of another is counted, no finding names the draft; the rest stays as it was")
    void letGo() throws SQLException {
        try (EarlierDatabase earlier = EarlierDatabase.at("245", NAME, database)) {
            try (Connection old = earlier.connect();
                    Statement statement = old.createStatement()) {
                convention(statement, "DRAFT", "DRAFT", CPAS_A, CPAS_C);
                convention(statement, "ONE", "UNDER_REVIEW", CPAS_E);
                convention(statement, "TWO", "FULLY_SIGNED", CPAS_F);
                counted(statement, "DRAFT", OF_THE_LEAD, CPAS_A);
                counted(statement, "ONE", OF_THE_LEAD, CPAS_E);
                counted(statement, "DRAFT", OF_THE_NAMED, CPAS_C);
                counted(statement, "TWO", OF_THE_NAMED, CPAS_F);
                counted(statement, "DRAFT", OF_THREE, CPAS_A);
                counted(statement, "ONE", OF_THREE, CPAS_E);
                counted(statement, "TWO", OF_THREE, CPAS_F);
                statement.execute("insert into cross_convention_flag select person_id, 2015,"
                        + " array_agg(convention_number order by convention_number) from counted_person group by 1");
            }
            earlier.migrateTo("248");
            assertThat(earlier.rows(
                            "select convention_number, enterprise_number from convention_member where holds_year"))
                    .containsExactlyInAnyOrder("ONE " + CPAS_E, "TWO " + CPAS_F);
            assertThat(earlier.rows("select convention_number, members::text, draft from counting_scope"))
                    .containsExactlyInAnyOrder(
                            "DRAFT {" + CPAS_A + "} t", "ONE {" + CPAS_E + "} f", "TWO {" + CPAS_F + "} f");
            assertThat(earlier.rows("select convention_number, person_id from counted_person"))
                    .containsExactlyInAnyOrder(
                            "DRAFT " + OF_THE_LEAD,
                            "ONE " + OF_THE_LEAD,
                            "TWO " + OF_THE_NAMED,
                            "DRAFT " + OF_THREE,
                            "ONE " + OF_THREE,
                            "TWO " + OF_THREE);
            assertThat(earlier.rows("""
                                select d.convention_number, d.sequence, d.verdict
                                  from counting_standing s join counting_decision d using (decision_id)
                                 where s.person_id = '%s' order by 1
                                """.formatted(OF_THE_NAMED))).containsExactly("DRAFT 2 withdrawn", "TWO 1 counted");
            assertThat(earlier.rows("select person_id, conventions::text from cross_convention_flag"))
                    .containsExactly(OF_THREE + " {ONE,TWO}");
        }
    }

    private static void convention(Statement statement, String number, String status, String... members)
            throws SQLException {
        statement.execute("insert into convention (number, version, revision, type, year, lead_cpas, granted_cents,"
                + " target_persons, target_trajectories, objectives, iban, period_from, period_until, status, changed_on)"
                + " values ('" + number + "', 1, 1, 'CITY', 2015, '" + members[0] + "', 100, 0, 0, 'x', '" + IBAN
                + "', '2015-01-01', '2015-12-31', '" + status + "', '2015-10-15')");
        for (String member : members) {
            statement.execute("insert into convention_member values ('" + number + "', '" + member
                    + "', 2015, true, '2015-01-01', '2015-12-31')");
        }
        statement.execute("insert into counting_scope (convention_number, year, members, valid_from, valid_until,"
                + " overrun_policy, dropout_policy, alive) values ('" + number + "', 2015, '{"
                + String.join(",", members) + "}', '2015-01-01', '2015-12-31', 'NOT_COUNTED', 'NEVER_COUNTED', true)");
    }

    private static void counted(Statement statement, String number, UUID person, String cpas) throws SQLException {
        UUID contract = UUID.randomUUID();
        UUID decision = UUID.randomUUID();
        statement.execute("insert into contract_fact (contract_id, person_id, enterprise_number, reference, revision,"
                + " version, type, status, beneficiary_status, full_time_student, valid_from, valid_until) values ('"
                + contract + "', '" + person + "', '" + cpas + "', '" + contract + "', 1, 1, 'socialActivation',"
                + " 'active', 'rightToIntegration', false, '2015-02-01', '2016-01-31')");
        statement.execute("insert into counting_decision (decision_id, convention_number, year, person_id, sequence,"
                + " verdict, rule, source, contract_id, contract_version, decided_at) values ('" + decision + "', '"
                + number + "', 2015, '" + person + "', 1, 'counted', 'SUB-17', 'S4:74', '" + contract
                + "', 1, now())");
        statement.execute(
                "insert into counting_evidence (decision_id, position, contract_id, contract_version, overran)"
                        + " values ('" + decision + "', 1, '" + contract + "', 1, false)");
        statement.execute(
                "insert into counting_standing values ('" + number + "', '" + person + "', '" + decision + "')");
        statement.execute(
                "insert into counted_person values ('" + number + "', '" + person + "', 2015, '" + decision + "')");
    }
}
