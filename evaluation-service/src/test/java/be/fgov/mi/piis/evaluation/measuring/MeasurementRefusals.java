package be.fgov.mi.piis.evaluation.measuring;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_F;

import be.fgov.mi.piis.evaluation.RefusalCases;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class MeasurementRefusals implements RefusalCases {
    @Override
    public void addTo(Refusals table) {
        String measured = Pushes.meter("2015-03-01", "worker", 4);
        Pushes.put(Pushes.vendor(), Pushes.measurement("refusals", "M1") + "/revisions/1", measured);
        String newMeasurement = Pushes.measurement("refusals", "M2") + "/revisions/1";
        table.on(
                        "pushMeasurement",
                        newMeasurement,
                        measured,
                        Pushes::vendor,
                        Tokens::finance,
                        newMeasurement.replace(CPAS_A, CPAS_F),
                        new Example(
                                "measured after the business date",
                                newMeasurement,
                                measured.replace("2015-03-01", "2016-01-01"),
                                400,
                                "outOfRange"),
                        new Example(
                                "an instrument that is not there",
                                newMeasurement,
                                measured.replace("\"version\": 1", "\"version\": 99"),
                                400,
                                "rejectedInput"),
                        new Example(
                                "an answer outside the scale",
                                newMeasurement,
                                measured.replace(": 4,", ": 9,"),
                                400,
                                "outOfRange"),
                        new Example(
                                "an answer to what is not asked",
                                newMeasurement,
                                measured.replace("\"e01\"", "\"e99\""),
                                400,
                                "unknownInput"),
                        new Example(
                                "row 25: a skipped revision",
                                newMeasurement.replace("revisions/1", "revisions/2"),
                                measured,
                                409,
                                "urn:problem-type:spp-is:revisionGap"))
                .on(
                        "getMeasurement",
                        Pushes.measurement("refusals", "M1"),
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        Pushes.measurement("refusals", "M1").replace(CPAS_A, CPAS_F))
                .on(
                        "getProgress",
                        Pushes.ofContract(CPAS_A, "refusals") + "/progress",
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        Pushes.ofContract(CPAS_F, "refusals") + "/progress");
    }
}
