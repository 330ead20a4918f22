package be.fgov.mi.piis.evaluation.waiting;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_F;

import be.fgov.mi.piis.evaluation.RefusalCases;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class WaitingRefusals implements RefusalCases {
    private static final String LIST = "/piisEvaluation/v1/cpas/" + CPAS_A + "/waitingRecords";

    @Override
    public void addTo(Refusals table) {
        table.on(
                "listWaitingRecords",
                LIST,
                null,
                Pushes::worker,
                Tokens::officer,
                LIST.replace(CPAS_A, CPAS_F),
                new Example("a kind that is none", LIST + "?kind=diary", null, 400, "schemaViolation"),
                new Example("a page that does not exist", LIST + "?page=0", null, 400, "outOfRange"));
    }
}
