package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other services say, in the words of the scenarios. */
public final class Heard {

    private Heard() {}

    /** A social activation PIIS of 2015, signed by everyone. */
    public static Contract aSignedContract(String cpas, String reference, UUID person) {
        return new Contract(
                cpas,
                reference,
                person,
                1,
                "socialActivation",
                "active",
                "rightToIntegration",
                false,
                LocalDate.of(2015, 2, 1),
                LocalDate.of(2016, 1, 31),
                LocalDate.of(2015, 1, 30));
    }

    public record Contract(
            String cpas,
            String reference,
            UUID person,
            long version,
            String type,
            String status,
            String beneficiary,
            boolean student,
            LocalDate from,
            LocalDate until,
            @Nullable LocalDate concludedOn) {

        public Contract inVersion(long other) {
            return new Contract(
                    cpas, reference, person, other, type, status, beneficiary, student, from, until, concludedOn);
        }

        public Contract of(UUID other) {
            return new Contract(
                    cpas, reference, other, version, type, status, beneficiary, student, from, until, concludedOn);
        }

        public Contract ofType(String other) {
            return new Contract(
                    cpas, reference, person, version, other, status, beneficiary, student, from, until, concludedOn);
        }

        public Contract ofAStudent() {
            return new Contract(
                    cpas, reference, person, version, type, status, beneficiary, true, from, until, concludedOn);
        }

        public Contract ofAnOtherUser() {
            return new Contract(
                    cpas, reference, person, version, type, status, "otherUser", student, from, until, concludedOn);
        }

        public Contract unsigned() {
            return new Contract(
                    cpas, reference, person, version, type, "partiallySigned", beneficiary, student, from, until, null);
        }

        public Contract voided() {
            return new Contract(
                    cpas, reference, person, version, type, "void", beneficiary, student, from, until, concludedOn);
        }

        public UUID id() {
            return NameBasedIds.of("contract", cpas, reference);
        }

        public ContractChanged event() {
            return new ContractChanged(
                    id(),
                    person,
                    cpas,
                    reference,
                    Math.toIntExact(version),
                    version,
                    type,
                    status,
                    beneficiary,
                    student,
                    from,
                    until,
                    List.of(),
                    concludedOn,
                    concludedOn == null ? null : "R2002",
                    null,
                    from);
        }

        public Trajectory trajectory(String trajectoryReference, String from, String until) {
            return new Trajectory(
                    this,
                    trajectoryReference,
                    1,
                    LocalDate.parse(from),
                    LocalDate.parse(until),
                    List.of("remobilization"),
                    null,
                    null,
                    null);
        }
    }

    public record Trajectory(
            Contract contract,
            String reference,
            long version,
            LocalDate startedOn,
            LocalDate plannedUntil,
            List<String> kinds,
            @Nullable LocalDate endedOn,
            @Nullable String outcome,
            TrajectoryChanged.@Nullable Dropout dropout) {

        public Trajectory inVersion(long other) {
            return new Trajectory(
                    contract, reference, other, startedOn, plannedUntil, kinds, endedOn, outcome, dropout);
        }

        public Trajectory doing(String... others) {
            return new Trajectory(
                    contract,
                    reference,
                    version,
                    startedOn,
                    plannedUntil,
                    Arrays.asList(others),
                    endedOn,
                    outcome,
                    dropout);
        }

        public Trajectory endedWith(String day, String with) {
            return new Trajectory(
                    contract, reference, version, startedOn, plannedUntil, kinds, LocalDate.parse(day), with, null);
        }

        public Trajectory droppedOut(String day, String reason, boolean explained) {
            return new Trajectory(
                    contract,
                    reference,
                    version,
                    startedOn,
                    plannedUntil,
                    kinds,
                    LocalDate.parse(day),
                    null,
                    new TrajectoryChanged.Dropout(reason, explained));
        }

        public TrajectoryChanged event() {
            return new TrajectoryChanged(
                    NameBasedIds.of("trajectory", contract.cpas(), contract.reference(), reference),
                    contract.id(),
                    contract.person(),
                    contract.cpas(),
                    contract.reference(),
                    reference,
                    Math.toIntExact(version),
                    version,
                    startedOn,
                    plannedUntil,
                    kinds.stream()
                            .map(kind -> new TrajectoryChanged.Activity(kind, "individual"))
                            .toList(),
                    endedOn,
                    outcome,
                    dropout,
                    null,
                    null,
                    List.of());
        }
    }
}
