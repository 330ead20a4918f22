package be.fgov.mi.piis.events;

import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.contract.ContractChanged.Ending;
import be.fgov.mi.piis.events.contract.ContractChanged.PartySignature;
import be.fgov.mi.piis.events.contract.PersonMerged;
import be.fgov.mi.piis.events.evaluation.EvaluationChanged;
import be.fgov.mi.piis.events.evaluation.EvaluationMissed;
import be.fgov.mi.piis.events.evaluation.ProgressMeasured;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged.Activity;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged.Dropout;
import be.fgov.mi.piis.events.registry.CpasRegistered;
import be.fgov.mi.piis.events.registry.MandateGranted;
import be.fgov.mi.piis.events.subsidy.ConventionChanged;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events whose JSON lies in {@code golden/}, by file name: full ones and ones with every optional part left out. */
final class GoldenEvents {
    private static final UUID CONTRACT = UUID.fromString("3b0f4a52-8f0e-5a4e-9d38-6c1f0d2f7a01");
    private static final UUID PERSON = UUID.fromString("0197b2c4-6f00-7a10-8b20-4d5e6f708192");
    private static final UUID FORMER_PERSON = UUID.fromString("0197b2c4-6f00-7a10-8b20-000000000002");
    private static final UUID TRAJECTORY = UUID.fromString("9c1c9a1e-51b7-5d0a-8a4d-2f5b7c3e1d10");

    private static final UUID EVALUATION = UUID.fromString("5d1c9a1e-51b7-5d0a-8a4d-2f5b7c3e1d11");

    private static final UUID WORKER = UUID.fromString("7f3e9a1e-51b7-8d0a-8a4d-2f5b7c3e1d13");

    private static final UUID MISS = UUID.fromString("6e2d9a1e-51b7-5d0a-8a4d-2f5b7c3e1d12");

    private static final List<TrajectoryChanged.Module> MODULES = List.of(
            new TrajectoryChanged.Module(
                    "collective",
                    LocalDate.of(2015, 2, 1),
                    LocalDate.of(2015, 4, 30),
                    List.of("remobilization", "basicSkills")),
            new TrajectoryChanged.Module(
                    "individual", LocalDate.of(2015, 5, 1), LocalDate.of(2015, 6, 30), List.of("basicSkills")));

    private GoldenEvents() {}

    static Map<String, SuiteEvent> byName() {
        Map<String, SuiteEvent> events = new LinkedHashMap<>();
        events.put("ContractChanged.draft", draft());
        events.put("ContractChanged.ended", ended());
        events.put("PersonMerged.bisToRegister", new PersonMerged(FORMER_PERSON, PERSON, 2));
        events.put("TrajectoryChanged.running", trajectory(1, 1, null, null, null, List.of()));
        events.put(
                "TrajectoryChanged.outcome",
                trajectory(2, 3, LocalDate.of(2015, 6, 30), "strengthenedAutonomy", null, MODULES));
        events.put(
                "TrajectoryChanged.dropout",
                trajectory(2, 2, LocalDate.of(2015, 5, 10), null, new Dropout("residencePermitLost", true), List.of()));
        events.put(
                "EvaluationChanged.inPerson",
                evaluation(
                        2,
                        3,
                        "inPerson",
                        List.of(
                                new EvaluationChanged.Progress("o1", "onTrack"),
                                new EvaluationChanged.Progress("o2", "achieved")),
                        List.of(new EvaluationChanged.Progress("s1", "abandoned")),
                        false,
                        WORKER));
        events.put("EvaluationChanged.byPhone", evaluation(1, 1, "phone", List.of(), List.of(), null, null));
        events.put("EvaluationMissed.ofAQuarter", missed(1, "everyQuarter", 1, LocalDate.of(2015, 7, 3), 1, "missed"));
        events.put("EvaluationMissed.resolved", missed(2, "quotaAYear", 2, LocalDate.of(2018, 1, 15), 0, "resolved"));
        events.put(
                "ProgressMeasured.first",
                progress(
                        1,
                        new ProgressMeasured.Series("empowerment-meter", "worker", LocalDate.of(2015, 2, 1), 1, null)));
        events.put(
                "ProgressMeasured.bothRaters",
                progress(
                        4,
                        new ProgressMeasured.Series(
                                "empowerment-meter",
                                "worker",
                                LocalDate.of(2015, 2, 1),
                                1,
                                newest(1, "improved", "noReliableChange")),
                        new ProgressMeasured.Series(
                                "empowerment-meter",
                                "beneficiary",
                                LocalDate.of(2015, 2, 3),
                                1,
                                newest(2, "worsened", "notComparable"))));
        events.put("ConventionChanged.cluster", cluster());
        events.put(
                "CpasRegistered.existing",
                new CpasRegistered(
                        "0999000129",
                        52011,
                        "CPAS de Charleroi",
                        "OCMW Charleroi",
                        null,
                        LocalDate.of(2002, 10, 1),
                        null,
                        null,
                        "BE68539007547034",
                        1));
        events.put(
                "CpasRegistered.merged",
                new CpasRegistered(
                        "0999000525",
                        63023,
                        "CPAS d’Eupen",
                        "OCMW Eupen",
                        "ÖSHZ Eupen",
                        LocalDate.of(2002, 10, 1),
                        LocalDate.of(2018, 12, 31),
                        "0999000129",
                        "BE32123456789002",
                        2));
        events.put(
                "MandateGranted.vendor",
                new MandateGranted("vendor", List.of("0999000129", "0999000228", "0999000327"), 1));
        return events;
    }

    private static ProgressMeasured progress(long version, ProgressMeasured.Series... series) {
        return new ProgressMeasured(CONTRACT, PERSON, "0999000129", "A-2015-0001", version, List.of(series));
    }

    private static ProgressMeasured.Newest newest(int version, String total, String confidence) {
        return new ProgressMeasured.Newest(
                LocalDate.of(2015, 9, 30),
                version,
                List.of(
                        new ProgressMeasured.Change("total", total),
                        new ProgressMeasured.Change("confidence", confidence)));
    }

    private static EvaluationChanged evaluation(
            int revision,
            long version,
            String mode,
            List<EvaluationChanged.Progress> objectives,
            List<EvaluationChanged.Progress> steps,
            @Nullable Boolean beneficiaryAgrees,
            @Nullable UUID workerId) {
        return new EvaluationChanged(
                EVALUATION,
                CONTRACT,
                PERSON,
                "0999000129",
                "A-2015-0001",
                "E1",
                revision,
                version,
                LocalDate.of(2015, 4, 3),
                mode,
                objectives,
                steps,
                beneficiaryAgrees,
                workerId);
    }

    private static ContractChanged draft() {
        return new ContractChanged(
                CONTRACT,
                PERSON,
                "0999000129",
                "A-2015-0001",
                1,
                1,
                "socialActivation",
                "draft",
                "otherUser",
                false,
                LocalDate.of(2015, 2, 1),
                LocalDate.of(2016, 1, 31),
                List.of(),
                null,
                null,
                null,
                LocalDate.of(2015, 1, 12));
    }

    private static ContractChanged ended() {
        return new ContractChanged(
                CONTRACT,
                PERSON,
                "0999000129",
                "A-2015-0001",
                3,
                4,
                "socialActivation",
                "ended",
                "rightToIntegration",
                false,
                LocalDate.of(2015, 2, 1),
                LocalDate.of(2016, 1, 31),
                List.of(
                        new PartySignature("beneficiary", LocalDate.of(2015, 1, 30)),
                        new PartySignature("president", LocalDate.of(2015, 2, 2)),
                        new PartySignature("secretary", LocalDate.of(2015, 2, 2))),
                LocalDate.of(2015, 2, 2),
                "R2002",
                new Ending(LocalDate.of(2015, 12, 31), "completed"),
                LocalDate.of(2015, 12, 31));
    }

    private static TrajectoryChanged trajectory(
            int revision,
            long version,
            @Nullable LocalDate endedOn,
            @Nullable String outcome,
            @Nullable Dropout dropout,
            List<TrajectoryChanged.Module> modules) {
        return new TrajectoryChanged(
                TRAJECTORY,
                CONTRACT,
                PERSON,
                "0999000129",
                "A-2015-0001",
                "T1",
                revision,
                version,
                LocalDate.of(2015, 2, 1),
                LocalDate.of(2015, 6, 30),
                List.of(new Activity("remobilization", "collective"), new Activity("basicSkills", "individual")),
                endedOn,
                outcome,
                dropout,
                modules.isEmpty() ? null : LocalDate.of(2015, 1, 12),
                modules.isEmpty() ? null : LocalDate.of(2015, 1, 20),
                modules);
    }

    private static ConventionChanged cluster() {
        return new ConventionChanged(
                "2015-CL-1",
                1,
                5,
                "cluster",
                2015,
                "0999000228",
                List.of("0999000228", "0999000327", "0999000426"),
                "favourableAdvice",
                1_000_000,
                500_000,
                LocalDate.of(2015, 10, 13));
    }

    private static EvaluationMissed missed(
            long version, String regime, int contractYear, LocalDate dueOn, int missing, String status) {
        return new EvaluationMissed(
                MISS,
                CONTRACT,
                PERSON,
                "0999000129",
                "A-2015-0001",
                version,
                regime,
                contractYear,
                dueOn,
                missing,
                0,
                status);
    }
}
