package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts of the scenarios, short enough to read in a test. */
final class CountingFacts {

    static final String CPAS_A = "0999000129";
    static final String CPAS_C = "0999000327";
    static final ActivityCatalogue ACTIVITIES = new ActivityCatalogue(List.of(
            new ActivityCatalogue.Entry("remobilization", true, LocalDate.of(2014, 1, 1), null, "S4:125"),
            new ActivityCatalogue.Entry("jobSearchWorkshop", false, LocalDate.of(2014, 1, 1), null, "S4:137")));
    static final CountingTerms CONVENTION_2015 = terms(2015, OverrunPolicy.FINDING);

    private CountingFacts() {}

    static CountingTerms terms(int year, OverrunPolicy overruns) {
        return new CountingTerms(
                new ConventionPeriod(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                Map.of(),
                List.of(),
                overruns,
                DropoutPolicy.COUNTED_WHEN_EXPLAINED,
                ACTIVITIES);
    }

    static UUID id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static Contract aSignedContract(String reference) {
        return new Contract(reference, CPAS_A, 1, "socialActivation", "active", false, LocalDate.of(2015, 1, 30));
    }

    record Contract(
            String reference,
            String cpas,
            long version,
            String type,
            String status,
            boolean student,
            @Nullable LocalDate concludedOn) {

        Contract at(String other) {
            return new Contract(reference, other, version, type, status, student, concludedOn);
        }

        Contract inVersion(long other) {
            return new Contract(reference, cpas, other, type, status, student, concludedOn);
        }

        Contract ofType(String other) {
            return new Contract(reference, cpas, version, other, status, student, concludedOn);
        }

        Contract withStatus(String other) {
            return new Contract(reference, cpas, version, type, other, student, concludedOn);
        }

        Contract ofAStudent() {
            return new Contract(reference, cpas, version, type, status, true, concludedOn);
        }

        Contract unsigned() {
            return new Contract(reference, cpas, version, type, "partiallySigned", student, null);
        }

        ContractFact fact() {
            return new ContractFact(
                    id(cpas + reference),
                    cpas,
                    reference,
                    version,
                    type,
                    status,
                    student,
                    LocalDate.of(2015, 2, 1),
                    LocalDate.of(2016, 1, 31),
                    concludedOn,
                    null);
        }
    }

    static Trajectory aTrajectory(String reference, String from, String until) {
        return new Trajectory(
                reference,
                CPAS_A,
                "R1",
                1,
                LocalDate.parse(from),
                LocalDate.parse(until),
                List.of("remobilization"),
                null,
                null,
                null);
    }

    record Trajectory(
            String reference,
            String cpas,
            String contract,
            long version,
            LocalDate startedOn,
            LocalDate plannedUntil,
            List<String> kinds,
            @Nullable LocalDate endedOn,
            @Nullable String outcome,
            TrajectoryFact.@Nullable Dropout dropout) {

        Trajectory under(ContractFact of) {
            return new Trajectory(
                    reference,
                    of.enterpriseNumber(),
                    of.reference(),
                    version,
                    startedOn,
                    plannedUntil,
                    kinds,
                    endedOn,
                    outcome,
                    dropout);
        }

        Trajectory inVersion(long other) {
            return new Trajectory(
                    reference, cpas, contract, other, startedOn, plannedUntil, kinds, endedOn, outcome, dropout);
        }

        Trajectory doing(String... others) {
            return new Trajectory(
                    reference,
                    cpas,
                    contract,
                    version,
                    startedOn,
                    plannedUntil,
                    List.of(others),
                    endedOn,
                    outcome,
                    dropout);
        }

        Trajectory endedWith(String day, String with) {
            return new Trajectory(
                    reference,
                    cpas,
                    contract,
                    version,
                    startedOn,
                    plannedUntil,
                    kinds,
                    LocalDate.parse(day),
                    with,
                    null);
        }

        Trajectory droppedOut(String day, String reason, boolean explained) {
            return new Trajectory(
                    reference,
                    cpas,
                    contract,
                    version,
                    startedOn,
                    plannedUntil,
                    kinds,
                    LocalDate.parse(day),
                    null,
                    new TrajectoryFact.Dropout(reason, explained));
        }

        TrajectoryFact fact() {
            return new TrajectoryFact(
                    id(cpas + contract + reference),
                    cpas,
                    contract,
                    reference,
                    version,
                    startedOn,
                    plannedUntil,
                    kinds,
                    endedOn,
                    outcome,
                    dropout);
        }
    }
}
