package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.rules.ActivityCatalogue.Entry;
import be.fgov.mi.piis.evaluation.rules.ActivityCatalogue.Nature;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SUB-25, SUB-26: what is social activation and what is professional")
class ActivityCatalogueTest {
    private static final LocalDate FIRST = LocalDate.of(2002, 10, 1);
    private static final LocalDate LAST_AS_SOCIAL = LocalDate.of(2016, 12, 31);

    private static final ActivityCatalogue CATALOGUE = new ActivityCatalogue(List.of(
            new Entry("volunteering", Nature.SOCIAL, FIRST, null),
            new Entry("tradeTraining", Nature.PROFESSIONAL, FIRST, null),
            new Entry("gardening", Nature.SOCIAL, FIRST, LAST_AS_SOCIAL),
            new Entry("gardening", Nature.PROFESSIONAL, LAST_AS_SOCIAL.plusDays(1), null)));

    @Test
    void a_kind_is_there_from_its_first_to_its_last_day() {
        assertThat(CATALOGUE.natureOn("volunteering", FIRST.minusDays(1))).isEmpty();
        assertThat(CATALOGUE.natureOn("volunteering", FIRST)).contains(Nature.SOCIAL);
        assertThat(CATALOGUE.natureOn("volunteering", LocalDate.of(2099, 1, 1))).contains(Nature.SOCIAL);
        assertThat(CATALOGUE.knows("surfing")).isFalse();
        assertThat(CATALOGUE.natureOn("surfing", FIRST)).isEmpty();
    }

    @Test
    void what_it_is_follows_the_date() {
        assertThat(CATALOGUE.natureOn("gardening", LAST_AS_SOCIAL)).contains(Nature.SOCIAL);
        assertThat(CATALOGUE.natureOn("gardening", LAST_AS_SOCIAL.plusDays(1))).contains(Nature.PROFESSIONAL);
        assertThat(CATALOGUE.isSocial(List.of("gardening"), LAST_AS_SOCIAL)).isTrue();
        assertThat(CATALOGUE.isSocial(List.of("gardening"), LAST_AS_SOCIAL.plusDays(1)))
                .isFalse();
    }

    @Test
    void one_social_activity_is_enough() {
        assertThat(CATALOGUE.isSocial(List.of("tradeTraining", "volunteering"), FIRST))
                .isTrue();
        assertThat(CATALOGUE.isSocial(List.of("tradeTraining"), FIRST)).isFalse();
        assertThat(CATALOGUE.isSocial(List.of(), FIRST)).isFalse();
    }
}
