package be.fgov.mi.piis.subsidy.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.SettlementStep;
import be.fgov.mi.piis.subsidy.rules.SettlementStep.Kind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The words of a settlement")
class SettlementPhraseTest {
    @ParameterizedTest
    @EnumSource(ReaderLanguage.class)
    @DisplayName("every line and every ground has its own words in each language, with its numbers in them")
    void ownWords(ReaderLanguage language) {
        Set<String> told = new HashSet<>();
        for (Kind kind : Kind.values()) {
            String text = words(kind, kind == Kind.REJECTED ? CostGround.OTHER : null, language);
            assertThat(text).isNotBlank().doesNotContain("{");
            assertThat(told.add(text)).as(text).isTrue();
            switch (kind) {
                case DECLARED, REJECTED, ELIGIBLE, NOT_REVIEWED ->
                    assertThat(text).contains("7");
                case UNDER_TARGET, PRO_RATA -> assertThat(text).containsPattern("31.*42");
                default -> assertThat(text).doesNotContainPattern("[0-9]");
            }
        }
        Set<String> grounds = new HashSet<>();
        for (CostGround ground : CostGround.values()) {
            grounds.add(words(Kind.REJECTED, ground, language));
        }
        assertThat(grounds).hasSameSizeAs(CostGround.values()).noneMatch(text -> text.contains(":  "));
    }

    @Test
    @DisplayName("each reader gets the own language, also with an apostrophe")
    void languages() {
        assertThat(words(Kind.ADVANCE, null, ReaderLanguage.FR)).isEqualTo("Moins l’avance");
        assertThat(words(Kind.ADVANCE, null, ReaderLanguage.NL)).isEqualTo("Min het voorschot");
        assertThat(words(Kind.ADVANCE, null, ReaderLanguage.DE)).isEqualTo("Abzüglich des Vorschusses");
        assertThat(words(Kind.ADVANCE, null, ReaderLanguage.EN)).isEqualTo("Less the advance");
        assertThat(SettlementPhrase.MOTIVE.in(ReaderLanguage.EN, "the winter's flu"))
                .isEqualTo("Decision on the number of persons, motive: the winter's flu");
    }

    @Test
    @DisplayName("a rejection without a ground is nothing to tell")
    void withoutGround() {
        assertThatThrownBy(() -> words(Kind.REJECTED, null, ReaderLanguage.EN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String words(Kind kind, @Nullable CostGround ground, ReaderLanguage language) {
        return SettlementPhrase.of(new SettlementStep(kind, ground, 7, Euro.ZERO), 42, 31, language);
    }
}
