package be.fgov.mi.piis.evaluation.law;

import be.fgov.mi.piis.evaluation.RefusalCases;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class LawRefusals implements RefusalCases {
    private static final String PARAMETERS = "/piisEvaluation/v1/lawParameters";
    private static final String VALUE = PARAMETERS + "/evaluationsAYear/values/2099-01-01";
    private static final String GOOD = "{\"value\": \"3\", \"source\": \"S3:101\"}";

    @Override
    public void addTo(Refusals table) {
        table.on("listLawParameters", PARAMETERS, null, Tokens::officer, Tokens::finance, null)
                .on("getLawParameterValue", VALUE, null, Tokens::officer, Tokens::finance, null)
                .on(
                        "replaceLawParameterValue",
                        VALUE,
                        GOOD,
                        Tokens::officer,
                        Tokens::finance,
                        null,
                        new Example("a value of another kind", VALUE, GOOD.replace("\"3\"", "\"five\""), 400, "value"),
                        new Example(
                                "a day that does not exist",
                                PARAMETERS + "/evaluationsAYear/values/2099-02-30",
                                GOOD,
                                400,
                                "validFrom"),
                        new Example(
                                "a parameter that does not exist",
                                PARAMETERS + "/colour/values/2099-01-01",
                                GOOD,
                                404,
                                "resourceNotFound"));
    }
}
