package be.fgov.mi.piis.contract.finding;

import be.fgov.mi.piis.contract.RefusalCases;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class FindingRefusals implements RefusalCases {
    private static final String FINDINGS = "/piisContract/v1/cpas/0999000129/findings";

    @Override
    public void addTo(Refusals table) {
        table.on(
                "listFindings",
                FINDINGS,
                null,
                () -> Tokens.worker("0999000129"),
                Tokens::officer,
                "/piisContract/v1/cpas/0999000624/findings",
                new Example("a code that is none", FINDINGS + "?code=..", null, 400, "schemaViolation"));
    }
}
