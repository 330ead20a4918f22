package be.fgov.mi.piis.evaluation.instrument;

import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;

import be.fgov.mi.piis.evaluation.RefusalCases;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class InstrumentRefusals implements RefusalCases {
    private static final String METER = "/piisEvaluation/v1/instruments/empowerment-meter/versions/1";
    private static final String BRIDGE = """
            {"source": "A study.",
             "lines": [{"scale": "total", "slope": 1.02, "intercept": 0.1, "standardError": 0.05}]}""";

    @Override
    public void addTo(Refusals table) {
        String meter = get(worker(), METER).asString();
        String fifth = METER.replace("versions/1", "versions/5");
        Pushes.put(Tokens.officer(), fifth, meter.replace("\"version\":1", "\"version\":5"));
        String bridges = fifth + "/bridges";
        Pushes.put(Tokens.officer(), bridges + "/1/revisions/1", BRIDGE);
        table.on("listInstruments", "/piisEvaluation/v1/instruments", null, Pushes::worker, Tokens::finance, null)
                .on("getInstrument", METER, null, Pushes::worker, Tokens::finance, null)
                .on(
                        "enterInstrument",
                        METER.replace("versions/1", "versions/2"),
                        meter.replace("\"version\":1", "\"version\":2"),
                        Tokens::officer,
                        Pushes::worker,
                        null,
                        new Example(
                                "another version than the address says",
                                METER.replace("versions/1", "versions/3"),
                                meter,
                                400,
                                "rejectedInput"))
                .on("listBridges", bridges, null, Pushes::worker, Tokens::finance, null)
                .on("getBridgeRevision", bridges + "/1/revisions/1", null, Pushes::worker, Tokens::finance, null)
                .on(
                        "enterBridge",
                        bridges + "/1/revisions/2",
                        BRIDGE,
                        Tokens::officer,
                        Pushes::worker,
                        null,
                        new Example(
                                "a slope that turns better into worse",
                                bridges + "/1/revisions/2",
                                BRIDGE.replace("1.02", "0"),
                                400,
                                "outOfRange"),
                        new Example(
                                "a scale that is not in both",
                                bridges + "/1/revisions/2",
                                BRIDGE.replace("total", "totals"),
                                400,
                                "invalidInput"),
                        new Example(
                                "a version that is not there",
                                bridges.replace("versions/5", "versions/6") + "/1/revisions/1",
                                BRIDGE,
                                404,
                                "resourceNotFound"),
                        new Example(
                                "row 25: a skipped revision",
                                bridges + "/1/revisions/3",
                                BRIDGE,
                                409,
                                "urn:problem-type:spp-is:revisionGap"),
                        new Example(
                                "row 25: other content",
                                bridges + "/1/revisions/1",
                                BRIDGE.replace("A study", "Another"),
                                409,
                                "urn:problem-type:spp-is:revisionConflict"));
    }
}
