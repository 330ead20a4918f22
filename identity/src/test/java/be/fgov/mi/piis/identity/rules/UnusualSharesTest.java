package be.fgov.mi.piis.identity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.identity.rules.UnusualShares.Thresholds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusualSharesTest {
    private static final Thresholds FROM_TWENTY = new Thresholds(20, 10, 50);

    @ParameterizedTest(name = "{0} things, {1} open: {2} ended and {3} changed")
    @DisplayName("A human is asked when more than a tenth of the open ones end, or more than half of all change")
    @CsvSource({
        "20, 20, 2, 2, false",
        "20, 20, 3, 3, true",
        "20, 10, 1, 1, false",
        "20, 10, 2, 2, true",
        "20, 20, 0, 10, false",
        "20, 20, 0, 11, true",
        "20, 0, 0, 0, false",
        "19, 19, 19, 19, false",
        "100, 100, 11, 51, true",
        // a share of a large CPAS does not run over
        "40000000, 40000000, 4000000, 0, false",
        "40000000, 40000000, 4000001, 0, true",
    })
    void asksFromTheShareOn(int all, int open, int ending, int changed, boolean asked) {
        assertThat(new UnusualShares(all, open, ending, changed).exceed(FROM_TWENTY))
                .isEqualTo(asked);
    }
}
