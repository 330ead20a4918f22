package be.fgov.mi.piis.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes is waited for however long it takes; what is wrong goes to the dead letters after some tries. */
class InboxOutageTest {
    @ParameterizedTest(name = "{0} is waited for")
    @ValueSource(strings = {"08006", "53300", "57P01", "57014", "40001", "40P01", "55P03"})
    void what_passes_is_waited_for(String state) {
        assertThat(InboxRunner.isOutage(new IllegalStateException("work", new SQLException("busy", state))))
                .isTrue();
    }

    @Test
    void what_the_pool_says_is_waited_for() {
        assertThat(InboxRunner.isOutage(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(InboxRunner.isOutage(new SQLTransientConnectionException("later", "99999")))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} is not")
    @ValueSource(strings = {"23505", "22001", "42601", "55000", "P0001"})
    void what_is_wrong_is_given_up(String state) {
        assertThat(InboxRunner.isOutage(new IllegalStateException("work", new SQLException("wrong", state))))
                .isFalse();
    }

    @Test
    void what_is_not_of_the_database_is_given_up() {
        assertThat(InboxRunner.isOutage(new IllegalStateException("a fault"))).isFalse();
    }
}
