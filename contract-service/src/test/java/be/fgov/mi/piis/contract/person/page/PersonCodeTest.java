package be.fgov.mi.piis.contract.person.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonCodeTest {
    @Test
    void aCodeIsFiveGroupsOfFourThatReadBack() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            PersonCode code = PersonCode.random(new SecureRandom());
            assertThat(code.readable()).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
            assertThat(PersonCode.read(code.readable())).contains(code);
            assertThat(code.id()).hasSize(6);
            assertThat(code.secret()).hasSize(14);
            assertThat(seen.add(code.readable())).isTrue();
        }
    }

    @Test
    void caseSpacesAndDashesDoNotMatterAndLookAlikesAreTakenForWhatTheyLookLike() {
        PersonCode code = PersonCode.read("7K3M-9QXA-0110-ABCD-EFGH").orElseThrow();
        for (String typed : new String[] {
            "7k3m9qxa0110abcdefgh",
            " 7K3M 9QXA 0110 ABCD EFGH ",
            "7K3M–9QXA–O1LO–ABCD–EFGH",
            "7K3M\u00a09QXA-oIlo-abcd-efgh"
        }) {
            assertThat(PersonCode.read(typed)).as(typed).contains(code);
        }
    }

    @Test
    void anythingElseIsNoCode() {
        for (String typed : new String[] {
            "",
            "7K3M-9QXA-0110-ABCD-EFG",
            "7K3M-9QXA-0110-ABCD-EFGHJ",
            "7K3M-9QXA-0110-ABCD-EFGU",
            "é".repeat(20),
            "-".repeat(81) + "7K3M9QXA0110ABCDEFGH"
        }) {
            assertThat(PersonCode.read(typed)).as(typed).isEmpty();
        }
        assertThat(PersonCode.read("-".repeat(80) + "7K3M9QXA0110ABCDEFGH")).isPresent();
    }

    @Test
    void itsTextFormShowsNoSecretAndItsHashIsNotItself() {
        PersonCode code = PersonCode.read("7K3M-9QXA-0110-ABCD-EFGH").orElseThrow();
        assertThat(code).hasToString("PersonCode[7K3M9Q***]");
        assertThat(code.secretHash()).hasSize(32);
        assertThat(code.secretHash())
                .isNotEqualTo(PersonCode.read("7K3M-9QXA-0110-ABCD-EFGJ")
                        .orElseThrow()
                        .secretHash());
    }
}
