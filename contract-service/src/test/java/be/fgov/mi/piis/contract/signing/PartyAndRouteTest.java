package be.fgov.mi.piis.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.amending.AmendmentResource.AgreementBody;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.signing.SigningResource.SignatureBody;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartyAndRouteTest {
    private static final String HASH = "a".repeat(64);

    private static List<String> refused(Issues issues) {
        return issues.asList().stream().map(Issue::name).toList();
    }

    private static Issues signature(
            Party party, @Nullable String thirdPartyId, SignatureRoute route, @Nullable String scan) {
        Issues issues = new Issues();
        new SignatureBody(party, thirdPartyId, route, HASH, null, "A. Dubois", scan).check(issues);
        return issues;
    }

    private static Issues agreement(
            Party party, @Nullable String thirdPartyId, SignatureRoute route, @Nullable String scan) {
        Issues issues = new Issues();
        new AgreementBody(party, thirdPartyId, true, HASH, route, null, "A. Dubois", scan).check(issues);
        return issues;
    }

    @ParameterizedTest
    @DisplayName("SIG-3: a third party is named and nobody else is")
    @EnumSource(Party.class)
    void aThirdPartyIsNamed(Party party) {
        boolean organisation = party == Party.THIRD_PARTY;
        assertThat(refused(signature(party, null, SignatureRoute.DESK, null)))
                .isEqualTo(organisation ? List.of("thirdPartyId") : List.of());
        assertThat(refused(signature(party, "t1", SignatureRoute.DESK, null)))
                .isEqualTo(organisation ? List.of() : List.of("thirdPartyId"));
    }

    @ParameterizedTest
    @DisplayName("only paper asks for a scan, only a card for a name")
    @EnumSource(SignatureRoute.class)
    void byRoute(SignatureRoute route) {
        Issues issues = new Issues();
        PartyAndRoute.checkScan(route, null, issues);
        PartyAndRoute.checkSigner(route, null, issues);
        assertThat(refused(issues))
                .isEqualTo(
                        switch (route) {
                            case PAPER -> List.of("documentSha256");
                            case EID -> List.of("signer");
                            case DESK, LINK -> List.of();
                        });
        Issues given = new Issues();
        PartyAndRoute.checkScan(route, HASH, given);
        PartyAndRoute.checkSigner(route, "A. Dubois", given);
        assertThat(given.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("a signature and an answer to an annex are refused in the same words")
    void inTheSameWords() {
        for (Party party : Party.values()) {
            for (SignatureRoute route : List.of(SignatureRoute.DESK, SignatureRoute.PAPER, SignatureRoute.EID)) {
                for (String thirdPartyId : new String[] {null, "t1"}) {
                    for (String scan : new String[] {null, HASH}) {
                        assertThat(agreement(party, thirdPartyId, route, scan).asList())
                                .isEqualTo(signature(party, thirdPartyId, route, scan)
                                        .asList());
                    }
                }
            }
        }
    }
}
