package be.fgov.mi.piis.evaluation.activity;

import be.fgov.mi.piis.evaluation.RefusalCases;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ActivityRefusals implements RefusalCases {
    private static final String KINDS = "/piisEvaluation/v1/activityKinds";

    @Override
    public void addTo(Refusals table) {
        table.on(
                "listActivityKinds",
                KINDS,
                null,
                Tokens::auditor,
                Tokens::finance,
                null,
                new Example("a day that does not exist", KINDS + "?on=2015-02-30", null, 400, "on"));
    }
}
