package be.fgov.mi.piis.subsidy.convention;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A database of its own, as it was before the terms of an approval were kept, with rows of that time. */
@QuarkusTest
@DisplayName("SUB-9, SUB-10: what was approved before the terms were kept gets the terms of its day (V210)")
class TermsOfEarlierApprovalsTest extends SubsidyServiceTest {
    private static final String BEFORE = "202";
    private static final String NAME = "terms_of_earlier_approvals";

    @Test
    @DisplayName("as prepared, as the scheme said on that day, as paid before an amendment; none for what binds nobody")
    void filledIn() throws SQLException {
        try (EarlierDatabase earlier = EarlierDatabase.at(BEFORE, NAME, database)) {
            try (Connection old = earlier.connectUnguarded();
                    Statement statement = old.createStatement()) {
                statement.execute("""
                        insert into subsidy_scheme_revision (year, version, content, changed_by, changed_on, changed_at)
                        values (2015, 2, '{"advanceRate": 0.6, "rounding": "down", "reportDueDate": "2016-03-31"}', 'x',
                                '2015-10-01', '2015-10-01T08:00:00Z'),
                               (2015, 3, '{"advanceRate": 0.4, "reportDueDate": "2016-04-30"}', 'x',
                                '2015-11-01', '2015-11-01T08:00:00Z'),
                               (2015, 4, '{"advanceRate": 0.5, "rounding": "halfEven", "reportDueDate": "2016-05-31"}',
                                'x', '2015-12-01', '2015-12-01T08:00:00Z')
                        """);
                convention(statement, "SIGNED", "FULLY_SIGNED", 0, 1, 1_000_000);
                approval(statement, "SIGNED", 0, "2015-10-15");
                prepared(statement, "SIGNED", 0, 1, 1_000_000, 500_000);

                convention(statement, "DOWN", "APPROVED_BY_MINISTER", 0, 1, 1_000_001);
                approval(statement, "DOWN", 0, "2015-10-15");
                convention(statement, "FIRST", "CPAS_SIGNING", 0, 1, 1_000_001);
                approval(statement, "FIRST", 0, "2015-09-15");
                convention(statement, "EVEN-1", "MINISTER_SIGNING", 0, 1, 1_000_001);
                approval(statement, "EVEN-1", 0, "2015-12-05");
                convention(statement, "EVEN-2", "MINISTER_SIGNING", 0, 1, 1_000_003);
                approval(statement, "EVEN-2", 0, "2015-12-05");

                convention(statement, "AMENDED", "MINISTER_SIGNING", 1, 2, 1_200_000);
                approval(statement, "AMENDED", 0, "2015-10-15");
                approval(statement, "AMENDED", 1, "2015-11-10");
                prepared(statement, "AMENDED", 0, 1, 1_000_000, 500_000);
                advancePaid(statement, "AMENDED", 450_000, "2015-11-02");
                advancePaid(statement, "AMENDED", 50_000, "2015-11-12");

                convention(statement, "CUT", "IN_NEGOTIATION", 1, 2, 1_000_000);
                approval(statement, "CUT", 0, "2015-10-15");
                convention(statement, "REFUSED", "REFUSED", 0, 1, 1_000_000);
                approval(statement, "REFUSED", 0, "2015-10-15");
            }
            earlier.migrateTo("210");
            assertThat(earlier.rows("""
                        select concat_ws(' ', convention_number, signing_round || ':', revision, rate, granted_cents,
                                         advance_cents, balance_share_cents, advance_kept, report_due_on, approved_on)
                          from convention_approved_terms
                         order by convention_number collate "C", signing_round
                        """))
                    .containsExactly(
                            "AMENDED 0: 1 0.5000 1000000 500000 500000 f 2016-03-31 2015-10-15",
                            "AMENDED 1: 2 0.4000 1200000 450000 750000 t 2016-04-30 2015-11-10",
                            "DOWN 0: 1 0.6000 1000001 600000 400001 f 2016-03-31 2015-10-15",
                            "EVEN-1 0: 1 0.5000 1000001 500000 500001 f 2016-05-31 2015-12-05",
                            "EVEN-2 0: 1 0.5000 1000003 500002 500001 f 2016-05-31 2015-12-05",
                            "FIRST 0: 1 0.5000 1000001 500001 500000 f 2016-02-29 2015-09-15",
                            "SIGNED 0: 1 0.5000 1000000 500000 500000 f 2016-03-31 2015-10-15");
        }
    }

    private static void convention(
            Statement statement, String number, String status, int round, int revision, long grantedCents)
            throws SQLException {
        statement.execute("insert into convention (number, version, revision, type, year, lead_cpas, granted_cents,"
                + " target_persons, target_trajectories, objectives, iban, period_from, period_until, status, changed_on,"
                + " signing_round) values ('" + number + "', 9, " + revision + ", 'CITY', 2015, '" + CPAS_A + "', "
                + grantedCents + ", 0, 0, 'x', '" + IBAN + "', '2015-01-01', '2015-12-31', '" + status
                + "', '2015-10-15', " + round + ")");
        for (int i = 1; i <= revision; i++) {
            statement.execute("insert into convention_revision (convention_number, revision, content, recorded_by,"
                    + " recorded_on, recorded_at) values ('" + number + "', " + i
                    + ", '{}', 'x', '2015-10-01', '2015-10-01T08:00:00Z')");
        }
    }

    private static void approval(Statement statement, String number, int round, String day) throws SQLException {
        statement.execute("insert into convention_act (convention_number, sequence, act, role, actor, actor_name,"
                + " status_before, status_after, acted_on, acted_at, signing_round) values ('" + number + "', "
                + (round + 1) + ", 'MINISTER_APPROVAL', 'minister', 'm', 'm', 'SUBMITTED_TO_MINISTER',"
                + " 'APPROVED_BY_MINISTER', '" + day + "', '" + day + "T10:00:00Z', " + round + ")");
    }

    private static void prepared(
            Statement statement, String number, int round, int revision, long grantedCents, long advanceCents)
            throws SQLException {
        statement.execute("insert into convention_advance_prepared (convention_number, rate, granted_cents,"
                + " advance_cents, balance_share_cents, prepared_on, prepared_at, signing_round, revision) values ('"
                + number + "', 0.5, " + grantedCents + ", " + advanceCents + ", " + (grantedCents - advanceCents)
                + ", '2015-10-20', '2015-10-20T10:00:00Z', " + round + ", " + revision + ")");
    }

    private static void advancePaid(Statement statement, String number, long cents, String day) throws SQLException {
        statement.execute("with t as (insert into ledger_transaction (transaction_id, kind, convention_number, year,"
                + " budget_line, entries, booked_on, booked_at, booked_by) values (gen_random_uuid(), 'ADVANCE_PAID', '"
                + number + "', 2015, 'x', 2, '" + day + "', '" + day + "T10:00:00Z', 'x') returning transaction_id)"
                + " insert into ledger_entry (transaction_id, account, amount_cents)"
                + " select transaction_id, 'ADVANCE', " + cents + " from t");
    }
}
