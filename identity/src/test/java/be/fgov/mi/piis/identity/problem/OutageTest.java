package be.fgov.mi.piis.identity.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Row 37 of the bad-input table: what passes is 503, so that the sender tries again; what is wrong stays 500. */
class OutageTest {

    @Test
    void anExhaustedPoolIsOverload() {
        // Word for word what the pool says.
        assertThat(ProblemMappers.isOutage(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
    }

    @Test
    void aServerThatGoesAwayIsAnOutage() {
        assertThat(ProblemMappers.isOutage(new SQLException("gone", "57P01"))).isTrue();
        assertThat(ProblemMappers.isOutage(new SQLException("refused", "08001")))
                .isTrue();
        assertThat(ProblemMappers.isOutage(new SQLException("too many", "53300")))
                .isTrue();
        assertThat(ProblemMappers.isOutage(new SQLTransientConnectionException("later")))
                .isTrue();
    }

    @Test
    void whoWaitsForAnotherTransactionTriesAgain() {
        for (String state : List.of("55P03", "57014", "40P01", "40001")) {
            assertThat(ProblemMappers.isOutage(new SQLException("busy", state)))
                    .as(state)
                    .isTrue();
        }
    }

    @Test
    void aWrongStatementIsNot() {
        assertThat(ProblemMappers.isOutage(new SQLException("syntax", "42601"))).isFalse();
        assertThat(ProblemMappers.isOutage(new SQLException("refused", "23505")))
                .isFalse();
        assertThat(ProblemMappers.isOutage(new SQLException("not in this state", "55000")))
                .isFalse();
        assertThat(ProblemMappers.isOutage(new SQLException("something else"))).isFalse();
    }
}
