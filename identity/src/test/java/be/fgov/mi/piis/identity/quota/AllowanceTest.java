package be.fgov.mi.piis.identity.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceTest {
    private static final long SECOND = 1_000_000_000L;
    /** So soon before the end of the numbers that every test passes it. */
    private static final long START = nearTheEnd();

    private static long nearTheEnd() {
        return Long.MAX_VALUE - 5 * SECOND;
    }

    private static int takenAtOnce(Allowance allowance, long now) {
        int taken = 0;
        while (allowance.take(now)) {
            taken++;
        }
        return taken;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60, 6_000, 600_000})
    void a_minutes_worth_can_be_used_at_once_and_not_one_more(int aMinute) {
        // 60 seconds do not always part into equal whole nanoseconds; the rest never makes one more.
        assertThat(takenAtOnce(new Allowance(aMinute, START), START)).isEqualTo(aMinute);
    }

    @Test
    void it_comes_back_evenly_across_the_end_of_the_clocks_numbers() {
        Allowance allowance = new Allowance(60, START);
        takenAtOnce(allowance, START);

        assertThat(allowance.nanosUntilNext(START)).isEqualTo(SECOND);
        assertThat(allowance.take(START + SECOND - 1)).isFalse();
        assertThat(allowance.take(START + SECOND)).isTrue();
        assertThat(allowance.take(START + SECOND)).isFalse();
        assertThat(takenAtOnce(allowance, START + 11 * SECOND)).isEqualTo(10);
    }

    @Test
    void what_is_not_used_is_not_saved_up_beyond_a_minute() {
        Allowance allowance = new Allowance(60, START);

        assertThat(takenAtOnce(allowance, START + 3_600 * SECOND)).isEqualTo(60);
    }

    @Test
    void a_refusal_costs_nothing() {
        Allowance allowance = new Allowance(60, START);
        takenAtOnce(allowance, START);
        for (int i = 0; i < 1_000; i++) {
            allowance.take(START);
        }

        assertThat(allowance.nanosUntilNext(START)).isEqualTo(SECOND);
    }

    @Test
    void asking_how_long_uses_nothing() {
        Allowance allowance = new Allowance(1, START);

        assertThat(allowance.nanosUntilNext(START)).isZero();
        assertThat(allowance.take(START)).isTrue();
        assertThat(allowance.nanosUntilNext(START)).isEqualTo(60 * SECOND);
    }

    @Test
    void nobody_is_allowed_nothing() {
        assertThatThrownBy(() -> new Allowance(0, START)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_caller_leaves_the_others_theirs() {
        Allowances allowances = new Allowances(2, 10);

        assertThat(allowances.take("a", START)).isTrue();
        assertThat(allowances.take("a", START)).isTrue();
        assertThat(allowances.take("a", START)).isFalse();
        assertThat(allowances.nanosUntilNext("a", START)).isPositive();
        assertThat(allowances.nanosUntilNext("b", START)).isZero();
        assertThat(allowances.take("b", START)).isTrue();
    }

    @Test
    void of_many_callers_those_are_remembered_who_came_last() {
        Allowances allowances = new Allowances(1, 100);
        allowances.take("regular", START);
        for (int i = 0; i < 10_000; i++) {
            allowances.take("address " + i, START);
            assertThat(allowances.take("regular", START)).isFalse();
        }

        assertThat(allowances.remembered()).isEqualTo(100);
        assertThat(allowances.take("address 0", START)).as("forgotten").isTrue();
        assertThat(allowances.nanosUntilNext("never seen", START)).isZero();
        assertThat(allowances.remembered()).isEqualTo(100);
    }
}
