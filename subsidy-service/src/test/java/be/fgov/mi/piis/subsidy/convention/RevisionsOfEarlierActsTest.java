package be.fgov.mi.piis.subsidy.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A database of its own, as it was before an act kept its revision, with rows of that time. */
@QuarkusTest
@DisplayName("SUB-12, A-28: an act of before revisions were kept gets the one that stood then (V245, V250)")
class RevisionsOfEarlierActsTest extends SubsidyServiceTest {
    private static final String BEFORE = "242";
    private static final String NAME = "revisions_of_earlier_acts";

    @Test
    @DisplayName("the last that had come; none before the first, nor where an amendment was given up")
    void filledIn() throws SQLException {
        try (EarlierDatabase earlier = EarlierDatabase.at(BEFORE, NAME, database)) {
            try (Connection old = earlier.connectUnguarded();
                    Statement statement = old.createStatement()) {
                revision(statement, "NEGOTIATED", 1, 1);
                act(statement, "NEGOTIATED", 1, "SUBMISSION", 0, 2);
                revision(statement, "NEGOTIATED", 2, 3);
                act(statement, "NEGOTIATED", 2, "FAVOURABLE_ADVICE", 0, 4);

                act(statement, "UNKNOWN", 1, "SUBMISSION", 0, 1);
                revision(statement, "UNKNOWN", 1, 2);

                revision(statement, "WITHDRAWN", 1, 1);
                act(statement, "WITHDRAWN", 1, "MINISTER_SIGNATURE", 0, 2);
                signed(statement, "WITHDRAWN", 0, 1);
                act(statement, "WITHDRAWN", 2, "AMENDMENT", 1, 3);
                revision(statement, "WITHDRAWN", 2, 4);
                act(statement, "WITHDRAWN", 3, "FAVOURABLE_ADVICE", 1, 5);
                act(statement, "WITHDRAWN", 4, "AMENDMENT_WITHDRAWAL", 1, 6);
                act(statement, "WITHDRAWN", 5, "ADVANCE_KEPT", 0, 6);
                act(statement, "WITHDRAWN", 6, "AMENDMENT", 2, 7);
                revision(statement, "WITHDRAWN", 3, 8);
                act(statement, "WITHDRAWN", 7, "FAVOURABLE_ADVICE", 2, 9);
                act(statement, "WITHDRAWN", 8, "MINISTER_SIGNATURE", 2, 10);
                signed(statement, "WITHDRAWN", 2, 3);
                act(statement, "WITHDRAWN", 9, "AMENDMENT", 3, 11);
                revision(statement, "WITHDRAWN", 4, 12);
                act(statement, "WITHDRAWN", 10, "AMENDMENT_REFUSAL", 3, 13);
                act(statement, "WITHDRAWN", 11, "REPORT", 2, 14);
            }
            earlier.migrateTo("250");
            try (Connection filled = earlier.connect();
                    Statement statement = filled.createStatement()) {
                assertThat(earlier.rows("""
                        select convention_number || ' ' || sequence || ': ' || coalesce(revision::text, 'none')
                          from convention_act order by convention_number, sequence
                        """))
                        .containsExactly(
                                "NEGOTIATED 1: 1",
                                "NEGOTIATED 2: 2",
                                "UNKNOWN 1: none",
                                "WITHDRAWN 1: 1",
                                "WITHDRAWN 2: 1",
                                "WITHDRAWN 3: 2",
                                "WITHDRAWN 4: 2",
                                "WITHDRAWN 5: none",
                                "WITHDRAWN 6: none",
                                "WITHDRAWN 7: 3",
                                "WITHDRAWN 8: 3",
                                "WITHDRAWN 9: 3",
                                "WITHDRAWN 10: 4",
                                "WITHDRAWN 11: none");
                assertThatThrownBy(() -> statement.execute("update convention_act set revision = 1"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    private static void revision(Statement statement, String number, int revision, int day) throws SQLException {
        statement.execute("insert into convention_revision (convention_number, revision, content, recorded_by,"
                + " recorded_on, recorded_at) values ('" + number + "', " + revision + ", '{}', 'x', '" + on(day)
                + "', '" + at(day) + "')");
    }

    private static void act(Statement statement, String number, int sequence, String act, int round, int day)
            throws SQLException {
        statement.execute("insert into convention_act (convention_number, sequence, act, role, actor, actor_name,"
                + " status_before, status_after, comment, acted_on, acted_at, signing_round) values ('" + number + "', "
                + sequence + ", '" + act + "', 'x', 'x', 'x', 'x', 'x', 'x', '" + on(day) + "', '" + at(day) + "', "
                + round + ")");
    }

    private static void signed(Statement statement, String number, int round, int revision) throws SQLException {
        statement.execute("insert into convention_advance_prepared (convention_number, rate, granted_cents,"
                + " advance_cents, balance_share_cents, prepared_on, prepared_at, signing_round, revision) values ('"
                + number + "', 0.5, 100, 50, 50, '2015-10-20', '2015-10-20T10:00:00Z', " + round + ", " + revision
                + ")");
    }

    private static String on(int day) {
        return "2015-10-%02d".formatted(day);
    }

    private static String at(int day) {
        return on(day) + "T10:00:00Z";
    }
}
