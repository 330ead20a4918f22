package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("which field of a contract concerns whom")
class AgreementPartTest {
    private static final Signatory ASBL = Signatory.thirdParty("t1");
    private static final Signatory SCHOOL = Signatory.thirdParty("t2");
    private static final Set<String> BOTH = Set.of("beneficiary", "cpas");
    private static final Set<String> ALL = Set.of("beneficiary", "cpas", "thirdParty:t1", "thirdParty:t2");

    private static Set<String> concerned(AgreementPart part, String about, boolean thirdPartiesHaveStep) {
        Set<String> names = new TreeSet<>();
        for (Signatory signatory : new Signatory[] {Signatory.BENEFICIARY, Signatory.CPAS, ASBL, SCHOOL}) {
            if (part.concerns(signatory, about, thirdPartiesHaveStep)) {
                names.add(signatory.name());
            }
        }
        return names;
    }

    @TestFactory
    Stream<DynamicTest> everyPartHasItsLine() {
        Map<AgreementPart, Set<String>> table = Map.ofEntries(
                Map.entry(AgreementPart.TYPE, BOTH),
                Map.entry(AgreementPart.PERIOD, ALL),
                Map.entry(AgreementPart.OBJECTIVE, BOTH),
                Map.entry(AgreementPart.STEP_OF_BENEFICIARY, BOTH),
                Map.entry(AgreementPart.STEP_OF_CPAS, BOTH),
                Map.entry(AgreementPart.STEP_OF_THIRD_PARTY, ALL),
                Map.entry(AgreementPart.THIRD_PARTY, BOTH),
                Map.entry(AgreementPart.COMMUNITY_SERVICE, BOTH),
                Map.entry(AgreementPart.LANGUAGE, Set.of("beneficiary")),
                Map.entry(AgreementPart.SUPPORT_PERSON, Set.of()),
                Map.entry(AgreementPart.SOCIAL_ASSESSMENT, Set.of()),
                Map.entry(AgreementPart.ADMINISTRATIVE_FACTS, Set.of()));
        return Stream.of(AgreementPart.values())
                .map(part -> DynamicTest.dynamicTest(
                        part.name(),
                        () -> assertThat(concerned(part, "", false)).isEqualTo(table.get(part))));
    }

    @Test
    @DisplayName("SIG-3: an organisation is concerned by its own line only")
    void anOrganisationIsConcernedByItsOwnLineOnly() {
        assertThat(concerned(AgreementPart.THIRD_PARTY, "t1", false))
                .containsExactlyInAnyOrder("beneficiary", "cpas", "thirdParty:t1");
    }

    @Test
    void anObjectiveConcernsOrganisationsOnceTheyHaveAStepUnderIt() {
        assertThat(concerned(AgreementPart.OBJECTIVE, "", true)).isEqualTo(ALL);
        assertThat(concerned(AgreementPart.STEP_OF_CPAS, "", true)).isEqualTo(BOTH);
    }

    @Test
    void presidentSecretaryAndMandatedPersonSignForOneSide() {
        for (Party party : new Party[] {Party.PRESIDENT, Party.SECRETARY, Party.CPAS}) {
            assertThat(Signatory.of(party, null)).isEqualTo(Signatory.CPAS);
        }
        assertThat(Signatory.of(Party.BENEFICIARY, null)).isEqualTo(Signatory.BENEFICIARY);
        assertThat(Signatory.of(Party.THIRD_PARTY, "t1")).isEqualTo(ASBL);
        assertThat(Signatory.of(Party.THIRD_PARTY, null).thirdPartyId()).isEmpty();
    }

    @Test
    void everyRouteLeavesItsEvidence() {
        assertThat(EvidenceLevel.of(SignatureRoute.EID, SignIn.OWN_WITH_EID)).isEqualTo(EvidenceLevel.QUALIFIED);
        assertThat(EvidenceLevel.of(SignatureRoute.EID, SignIn.OWN)).isEqualTo(EvidenceLevel.SIGNED_IN);
        assertThat(EvidenceLevel.of(SignatureRoute.EID)).isEqualTo(EvidenceLevel.TOLD);
        assertThat(EvidenceLevel.of(SignatureRoute.LINK)).isEqualTo(EvidenceLevel.PERSONAL_CODE);
        assertThat(EvidenceLevel.of(SignatureRoute.DESK)).isEqualTo(EvidenceLevel.WITNESSED);
        assertThat(EvidenceLevel.of(SignatureRoute.PAPER)).isEqualTo(EvidenceLevel.SCANNED);
    }
}
