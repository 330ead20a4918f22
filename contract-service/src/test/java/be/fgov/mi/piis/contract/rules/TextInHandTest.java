package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PRE-7: since when the person has the text as it stands")
class TextInHandTest {
    private static final LocalDate FIRST = LocalDate.of(2017, 3, 1);
    private static final LocalDate CHANGED = LocalDate.of(2017, 3, 6);
    private static final LocalDate TODAY = LocalDate.of(2017, 3, 20);
    private static final TextInHand.Before HANDED_OVER = new TextInHand.Before(FIRST, FIRST);
    private static final TextInHand.Before CHANGED_SINCE = new TextInHand.Before(FIRST, CHANGED);

    @Test
    @DisplayName("a draft is in nobody's hands; the first hand-over counts as it is told")
    void first() {
        assertThat(TextInHand.since(null, TextInHand.Before.NOTHING, true, TODAY))
                .isNull();
        assertThat(TextInHand.since(null, HANDED_OVER, false, TODAY)).isNull();
        assertThat(TextInHand.since(FIRST, TextInHand.Before.NOTHING, false, TODAY))
                .isEqualTo(FIRST);
        assertThat(TextInHand.since(FIRST, TextInHand.Before.NOTHING, true, TODAY))
                .as("changed while it was a draft")
                .isEqualTo(FIRST);
    }

    @Test
    @DisplayName("a change after the hand-over: since the day it is told, or since the new hand-over")
    void changed() {
        assertThat(TextInHand.since(FIRST, HANDED_OVER, true, TODAY)).isEqualTo(TODAY);
        assertThat(TextInHand.since(FIRST.minusDays(1), HANDED_OVER, true, TODAY))
                .isEqualTo(TODAY);
        assertThat(TextInHand.since(FIRST.plusDays(1), HANDED_OVER, true, TODAY))
                .isEqualTo(FIRST.plusDays(1));
    }

    @Test
    @DisplayName(
            "the same text told again keeps its day; a corrected first hand-over moves it, but not behind a change")
    void unchanged() {
        assertThat(TextInHand.since(FIRST, HANDED_OVER, false, TODAY)).isEqualTo(FIRST);
        assertThat(TextInHand.since(FIRST, CHANGED_SINCE, false, TODAY)).isEqualTo(CHANGED);
        assertThat(TextInHand.since(FIRST.minusDays(3), HANDED_OVER, false, TODAY))
                .isEqualTo(FIRST.minusDays(3));
        assertThat(TextInHand.since(FIRST.minusDays(3), CHANGED_SINCE, false, TODAY))
                .isEqualTo(CHANGED);
        assertThat(TextInHand.since(FIRST.plusDays(3), CHANGED_SINCE, false, TODAY))
                .as("handed over anew")
                .isEqualTo(FIRST.plusDays(3));
        assertThat(TextInHand.since(FIRST, new TextInHand.Before(FIRST, null), false, TODAY))
                .as("of before this was kept")
                .isEqualTo(FIRST);
    }
}
