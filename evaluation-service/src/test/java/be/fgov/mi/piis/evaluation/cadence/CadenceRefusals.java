package be.fgov.mi.piis.evaluation.cadence;

import be.fgov.mi.piis.evaluation.RefusalCases;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CadenceRefusals implements RefusalCases {
    private static final String WARNINGS = "/piisEvaluation/v1/cpas/" + Contracts.CPAS_A + "/warnings";

    @Override
    public void addTo(Refusals table) {
        table.on(
                        "listWarnings",
                        WARNINGS,
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        WARNINGS.replace(Contracts.CPAS_A, Contracts.CPAS_F),
                        new Example("a kind that is none", WARNINGS + "?kind=late", null, 400, "schemaViolation"),
                        new Example("a worker with a slash", WARNINGS + "?worker=a%2Fb", null, 400, "schemaViolation"),
                        new Example("a page that does not exist", WARNINGS + "?page=0", null, 400, "outOfRange"))
                .on("getTick", "/piisEvaluation/v1/cadence/tick", null, Tokens::officer, Pushes::worker, null);
    }
}
