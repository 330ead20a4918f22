package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.rules.EveryPartySigns.Conclusion;
import be.fgov.mi.piis.contract.rules.EveryPartySigns.Signature;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SIG-1..3, A-24, A-25: who must sign")
class EveryPartySignsTest {
    private static final LocalDate UNUSED = LocalDate.of(2015, 1, 1);

    private static Signature by(Party party, String day) {
        return new Signature(party, null, LocalDate.parse(day));
    }

    private static Conclusion judge(Signature... signatures) {
        return EveryPartySigns.judge(List.of(signatures), Set.of(), UNUSED);
    }

    @Test
    @DisplayName("SC-08: under R2002 president and secretary both sign")
    void secretaryIsMissing() {
        Conclusion conclusion = judge(by(Party.BENEFICIARY, "2016-05-02"), by(Party.PRESIDENT, "2016-05-02"));
        assertThat(conclusion.isConcluded()).isFalse();
        assertThat(conclusion.missing()).containsExactly("secretary");
    }

    @Test
    @DisplayName("the last required signature concludes")
    void concluded() {
        Conclusion conclusion = judge(
                by(Party.BENEFICIARY, "2016-05-02"),
                by(Party.PRESIDENT, "2016-05-04"),
                by(Party.SECRETARY, "2016-05-03"));
        assertThat(conclusion.concludedOn()).isEqualTo("2016-05-04");
        assertThat(conclusion.regime()).isEqualTo(Regime.R2002);
    }

    @Test
    @DisplayName("SIG-1: the user signs too")
    void userIsMissing() {
        assertThat(judge(by(Party.PRESIDENT, "2015-05-02"), by(Party.SECRETARY, "2015-05-02"))
                        .missing())
                .containsExactly("beneficiary");
    }

    @Test
    @DisplayName("A-25: one mandated person may sign from 01/11/2016, not on 31/10/2016")
    void singleCpasSignature() {
        Conclusion before = judge(by(Party.BENEFICIARY, "2016-10-31"), by(Party.CPAS, "2016-10-31"));
        assertThat(before.isConcluded()).isFalse();
        assertThat(before.missing()).containsExactly("president", "secretary");
        assertThat(before.withoutEffect()).containsExactly(Party.CPAS);

        Conclusion after = judge(by(Party.BENEFICIARY, "2016-10-31"), by(Party.CPAS, "2016-11-01"));
        assertThat(after.concludedOn()).isEqualTo("2016-11-01");
        assertThat(after.regime()).isEqualTo(Regime.R2016);
    }

    @Test
    @DisplayName("A-25: from 01/11/2016 the president alone is not enough")
    void presidentAloneLater() {
        assertThat(judge(by(Party.BENEFICIARY, "2017-01-02"), by(Party.PRESIDENT, "2017-01-02"))
                        .missing())
                .containsExactly("secretary");
        assertThat(judge(by(Party.BENEFICIARY, "2017-01-02")).missing()).containsExactly("cpas");
    }

    @Test
    @DisplayName("SIG-2: the secretary alone is not enough either, before and after 01/11/2016")
    void secretaryAlone() {
        assertThat(judge(by(Party.BENEFICIARY, "2016-05-02"), by(Party.SECRETARY, "2016-05-02"))
                        .missing())
                .containsExactly("president");
        assertThat(judge(by(Party.BENEFICIARY, "2017-01-02"), by(Party.SECRETARY, "2017-01-02"))
                        .missing())
                .containsExactly("president");
    }

    @Test
    @DisplayName("A-25: the mandated person concludes also when the president has signed besides")
    void mandatedBesidesPresident() {
        Conclusion conclusion = judge(
                by(Party.BENEFICIARY, "2017-01-02"), by(Party.PRESIDENT, "2017-01-05"), by(Party.CPAS, "2017-01-04"));
        assertThat(conclusion.concludedOn()).isEqualTo("2017-01-04");
        assertThat(conclusion.withoutEffect()).isEmpty();
    }

    @Test
    @DisplayName("SIG-2: president and secretary count before a single mandated person does")
    void bothBesidesMandated() {
        Conclusion conclusion = judge(
                by(Party.BENEFICIARY, "2016-01-02"),
                by(Party.PRESIDENT, "2016-01-05"),
                by(Party.SECRETARY, "2016-01-06"),
                by(Party.CPAS, "2016-01-09"));
        assertThat(conclusion.concludedOn()).isEqualTo("2016-01-06");
        assertThat(conclusion.withoutEffect()).isEmpty();
    }

    @Test
    @DisplayName("SIG-3, SC-07: each third organisation signs")
    void thirdParty() {
        List<Signature> signatures = List.of(
                by(Party.BENEFICIARY, "2017-02-01"),
                by(Party.CPAS, "2017-02-01"),
                new Signature(Party.THIRD_PARTY, "t2", LocalDate.parse("2017-02-03")));
        assertThat(EveryPartySigns.judge(signatures, Set.of("t1", "t2"), UNUSED).missing())
                .containsExactly("thirdParty:t1");
        assertThat(EveryPartySigns.judge(signatures, Set.of("t2"), UNUSED).concludedOn())
                .isEqualTo("2017-02-03");
    }

    @Test
    @DisplayName("A-24: a third party that signs in the next regime brings the contract under it")
    void lastSignatureDecidesTheRegime() {
        Conclusion conclusion = EveryPartySigns.judge(
                List.of(
                        by(Party.BENEFICIARY, "2016-10-28"),
                        by(Party.PRESIDENT, "2016-10-28"),
                        by(Party.SECRETARY, "2016-10-28"),
                        new Signature(Party.THIRD_PARTY, "t1", LocalDate.parse("2016-11-02"))),
                Set.of("t1"),
                UNUSED);
        assertThat(conclusion.regime()).isEqualTo(Regime.R2016);
    }

    @Test
    @DisplayName("A-24, A-25: a president who signs after the change of law makes no other single signature enough")
    void aSignatureThatIsNotNeededBringsNoOtherRegime() {
        Conclusion conclusion = judge(
                by(Party.BENEFICIARY, "2016-10-20"), by(Party.CPAS, "2016-10-24"), by(Party.PRESIDENT, "2016-11-02"));
        assertThat(conclusion.concludedOn()).isNull();
        assertThat(conclusion.missing()).containsExactly("secretary");
        assertThat(conclusion.withoutEffect()).containsExactly(Party.CPAS);
        // The day decides, not the month: the conclusion that the mandated person brings about lies on either side.
        assertThat(judge(
                                by(Party.BENEFICIARY, "2016-10-20"),
                                by(Party.CPAS, "2016-10-31"),
                                by(Party.SECRETARY, "2016-11-02"))
                        .missing())
                .containsExactly("president");
        Conclusion later = judge(
                by(Party.BENEFICIARY, "2016-10-20"), by(Party.CPAS, "2016-11-01"), by(Party.PRESIDENT, "2016-10-24"));
        assertThat(later.concludedOn()).isEqualTo("2016-11-01");
        assertThat(later.regime()).isEqualTo(Regime.R2016);
    }

    @Test
    @DisplayName("A-24, A-25: with both officers the contract is concluded by them, under the law of the later one")
    void bothOfficersAtTheBorder() {
        Conclusion conclusion = judge(
                by(Party.BENEFICIARY, "2016-10-20"),
                by(Party.CPAS, "2016-10-24"),
                by(Party.PRESIDENT, "2016-10-25"),
                by(Party.SECRETARY, "2016-11-02"));
        assertThat(conclusion.concludedOn()).isEqualTo("2016-11-02");
        assertThat(conclusion.regime()).isEqualTo(Regime.R2016);
    }

    @Test
    @DisplayName("A-24, A-25: the person or an organisation that signs last decides whether one signature is enough")
    void aLaterRequiredSignatureDoes() {
        Conclusion byThePerson = judge(by(Party.CPAS, "2016-10-24"), by(Party.BENEFICIARY, "2016-11-01"));
        assertThat(byThePerson.concludedOn()).isEqualTo("2016-11-01");
        assertThat(judge(by(Party.CPAS, "2016-10-24"), by(Party.BENEFICIARY, "2016-10-31"))
                        .missing())
                .containsExactly("president", "secretary");
        List<Signature> signatures = List.of(
                by(Party.BENEFICIARY, "2016-10-20"),
                by(Party.CPAS, "2016-10-24"),
                new Signature(Party.THIRD_PARTY, "t1", LocalDate.parse("2016-11-01")));
        assertThat(EveryPartySigns.judge(signatures, Set.of("t1"), UNUSED).concludedOn())
                .isEqualTo("2016-11-01");
        // An organisation that does not take part decides nothing.
        assertThat(EveryPartySigns.judge(signatures, Set.of(), UNUSED).missing())
                .containsExactly("president", "secretary");
    }

    @Test
    @DisplayName("nobody has signed: everybody is missing")
    void nobody() {
        assertThat(judge().missing()).containsExactly("beneficiary", "president", "secretary");
        assertThat(EveryPartySigns.judge(List.of(), Set.of(), LocalDate.of(2017, 1, 1))
                        .missing())
                .containsExactly("beneficiary", "cpas");
    }
}
