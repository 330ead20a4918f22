package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.evaluation.rules.ActivityKind;
import be.fgov.mi.piis.evaluation.rules.ActivityMode;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.evaluation.rules.TrajectoryStatus;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.identity.wire.Codes;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory in its newest state, as far as it is coded. It belongs to the contract of that reference of its CPAS,
 * also while that contract is not known yet; it has a person once it is.
 */
@Entity
public class Trajectory extends PanacheEntityBase {
    @Id
    UUID id;

    String enterpriseNumber;
    String contractReference;
    String trajectoryReference;
    UUID contractId;

    @Nullable
    UUID personId;

    int revision;
    long version;
    LocalDate startedOn;
    LocalDate plannedUntil;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "trajectory_activity", joinColumns = @JoinColumn(name = "trajectory_id"))
    @OrderColumn(name = "position")
    List<FollowedActivity> activities = new ArrayList<>();

    @Nullable
    LocalDate endedOn;

    @Enumerated(EnumType.STRING)
    @Nullable
    Outcome outcome;

    @Enumerated(EnumType.STRING)
    @Nullable
    DropoutReason dropoutReason;

    @Nullable
    Boolean dropoutExplained;

    /** An activity as it is stored. */
    @Embeddable
    public record FollowedActivity(
            @Enumerated(EnumType.STRING) ActivityKind kind,
            @Enumerated(EnumType.STRING) ActivityMode mode) {}

    protected Trajectory() {}

    Trajectory(String enterpriseNumber, String contractReference, String trajectoryReference) {
        this.id = idOf(enterpriseNumber, contractReference, trajectoryReference);
        this.enterpriseNumber = enterpriseNumber;
        this.contractReference = contractReference;
        this.trajectoryReference = trajectoryReference;
        this.contractId = KnownContract.idOf(enterpriseNumber, contractReference);
    }

    private static UUID idOf(String enterpriseNumber, String contractReference, String trajectoryReference) {
        return NameBasedIds.of("trajectory", enterpriseNumber, contractReference, trajectoryReference);
    }

    static Optional<Trajectory> of(String enterpriseNumber, String contractReference, String trajectoryReference) {
        return findByIdOptional(idOf(enterpriseNumber, contractReference, trajectoryReference));
    }

    static List<Trajectory> ofContract(String enterpriseNumber, String contractReference) {
        return list(
                "enterpriseNumber = ?1 and contractReference = ?2 order by trajectoryReference",
                enterpriseNumber,
                contractReference);
    }

    void revise(int newRevision, TrajectoryBody terms) {
        revision = newRevision;
        version++;
        startedOn = terms.startedOn();
        plannedUntil = terms.plannedUntil();
        activities.clear();
        terms.activities().forEach(each -> activities.add(new FollowedActivity(each.kind(), each.mode())));
        TrajectoryBody.Ended end = terms.ended();
        TrajectoryBody.Dropout dropout = end == null ? null : end.dropout();
        endedOn = end == null ? null : end.on();
        outcome = end == null ? null : end.outcome();
        dropoutReason = dropout == null ? null : dropout.reason();
        dropoutExplained = dropout == null ? null : dropout.hasExplanation();
    }

    /** The contract became known, or is another person's than was thought. */
    void join(PersonOfContract contract) {
        contractId = contract.contractId();
        personId = contract.personId();
        version++;
    }

    /** The contract was known before the trajectory came. */
    void joinAtOnce(KnownContract contract) {
        contractId = contract.contractId();
        personId = contract.personId();
    }

    boolean isJoined() {
        return personId != null;
    }

    TrajectoryStatus status() {
        return TrajectoryStatus.of(isJoined(), outcome, dropoutReason);
    }

    String href() {
        return TrajectoryResource.href(enterpriseNumber, contractReference) + "/" + trajectoryReference;
    }

    /** {@return what the other services are told; nothing while the contract is awaited} */
    Optional<TrajectoryChanged> toEvent() {
        if (personId == null) {
            return Optional.empty();
        }
        return Optional.of(new TrajectoryChanged(
                id,
                contractId,
                personId,
                enterpriseNumber,
                contractReference,
                trajectoryReference,
                revision,
                version,
                startedOn,
                plannedUntil,
                activities.stream()
                        .map(each -> new TrajectoryChanged.Activity(Codes.of(each.kind()), Codes.of(each.mode())))
                        .toList(),
                endedOn,
                outcome == null ? null : Codes.of(outcome),
                dropoutReason == null
                        ? null
                        : new TrajectoryChanged.Dropout(
                                Codes.of(dropoutReason), Boolean.TRUE.equals(dropoutExplained))));
    }
}
