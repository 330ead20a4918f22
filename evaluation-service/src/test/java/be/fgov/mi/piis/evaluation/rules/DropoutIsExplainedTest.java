package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SUB-19, A-13: a dropout counts if the CPAS explains it")
class DropoutIsExplainedTest {
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\t\n", "\u00a0", "\u2003", "\u200b \u200b"})
    void nothing_visible_explains_nothing(String explanation) {
        assertThat(DropoutIsExplained.by(explanation)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Déménagement à Liège le 3 mai.", "  verhuisd ", "رحيل", "1"})
    void words_explain(String explanation) {
        assertThat(DropoutIsExplained.by(explanation)).isTrue();
    }
}
