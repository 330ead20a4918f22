package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SUB-13, SUB-20: what the rules say of a cost before a human decides")
class CostProposalTest {
    private static final SubsidyScheme SCHEME = Schemes.OF_2015;
    private static final LocalDate SEPTEMBER = LocalDate.of(2015, 9, 30);

    @Test
    @DisplayName("SC-24: a cost of the year with both texts is proposed for acceptance")
    void accepted() {
        assertThat(proposal(CostKind.STAFF, SEPTEMBER, "Half-time coach.", "Half of the wage.", false))
                .isEqualTo(new CostProposal(CostDecision.ACCEPTED, null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2014-12-31,OUTSIDE_PERIOD",
        "2015-01-01,",
        "2015-03-12,",
        "2015-12-31,",
        "2016-01-01,OUTSIDE_PERIOD",
        "2016-01-05,OUTSIDE_PERIOD"
    })
    @DisplayName("SUB-20: the whole year counts, also before the activity began, and not a day more")
    void everyBoundaryDay(LocalDate day, @Nullable CostGround ground) {
        assertThat(proposal(CostKind.OPERATING, day, "link", "share", false).ground())
                .isEqualTo(ground);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    @DisplayName("SUB-20: a text that says nothing proves nothing")
    void blankTexts(String blank) {
        assertThat(proposal(CostKind.STAFF, SEPTEMBER, blank, "share", false).ground())
                .isEqualTo(CostGround.NO_DIRECT_LINK);
        assertThat(proposal(CostKind.STAFF, SEPTEMBER, "link", blank, false).ground())
                .isEqualTo(CostGround.NOT_PROPORTIONATE);
    }

    @Test
    @DisplayName("SUB-20: an absent text is a blank one")
    void absentTexts() {
        assertThat(proposal(CostKind.STAFF, SEPTEMBER, null, "share", false).ground())
                .isEqualTo(CostGround.NO_DIRECT_LINK);
        assertThat(proposal(CostKind.STAFF, SEPTEMBER, "link", null, false).ground())
                .isEqualTo(CostGround.NOT_PROPORTIONATE);
    }

    @Test
    @DisplayName("SUB-13: a kind that the scheme does not finance")
    void kindsOfTheScheme() {
        CostProposal.Facts cost = new CostProposal.Facts(CostKind.OPERATING, SEPTEMBER, "link", "share", false);
        assertThat(CostProposal.of(cost, SCHEME.period(), Set.of(CostKind.STAFF))
                        .ground())
                .isEqualTo(CostGround.NOT_ELIGIBLE_KIND);
        assertThat(CostProposal.of(cost, SCHEME.period(), Set.of(CostKind.OPERATING))
                        .ground())
                .isNull();
    }

    @Test
    @DisplayName("rules.md 2.2: the same proof with the same amount was financed before")
    void financedBefore() {
        assertThat(proposal(CostKind.STAFF, SEPTEMBER, "link", "share", true).ground())
                .isEqualTo(CostGround.ALREADY_FINANCED);
    }

    @Test
    @DisplayName("The first ground in the order of the checks is told")
    void order() {
        assertThat(proposal(CostKind.STAFF, LocalDate.of(2016, 1, 5), "", "", true)
                        .ground())
                .isEqualTo(CostGround.OUTSIDE_PERIOD);
        assertThat(proposal(CostKind.STAFF, SEPTEMBER, "", "", true).ground()).isEqualTo(CostGround.NO_DIRECT_LINK);
        assertThat(proposal(CostKind.STAFF, SEPTEMBER, "link", "", true).ground())
                .isEqualTo(CostGround.NOT_PROPORTIONATE);
    }

    @Test
    @DisplayName("A rejection has a ground and an acceptance has none")
    void groundsBelongToRejections() {
        assertThatThrownBy(() -> new CostProposal(CostDecision.REJECTED, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CostProposal(CostDecision.ACCEPTED, CostGround.OTHER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(CostGround.class)
    @DisplayName("Every ground names the rule it rests on")
    void groundsNameTheirRule(CostGround ground) {
        assertThat(ground.rule()).matches("SUB-(13|20)|rules.md 2.2");
    }

    private static CostProposal proposal(
            CostKind kind,
            LocalDate day,
            @Nullable String directLink,
            @Nullable String proportionality,
            boolean financedBefore) {
        return CostProposal.of(
                new CostProposal.Facts(kind, day, directLink, proportionality, financedBefore),
                SCHEME.period(),
                SCHEME.eligibleCostKinds());
    }
}
