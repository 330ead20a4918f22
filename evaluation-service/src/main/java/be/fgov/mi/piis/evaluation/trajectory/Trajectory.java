package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.record.RecordOfContract;
import be.fgov.mi.piis.evaluation.rules.ActivityCatalogue;
import be.fgov.mi.piis.evaluation.rules.ActivityMode;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.evaluation.rules.TrajectoryFacts;
import be.fgov.mi.piis.evaluation.rules.TrajectoryStatus;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trajectory in its newest state, as far as it is coded: the words are in its revisions. */
@Entity
@AttributeOverride(name = "reference", column = @Column(name = "trajectory_reference"))
public class Trajectory extends RecordOfContract {
    /** How receipts, locks and seals name a trajectory. */
    public static final String KIND = "trajectory";

    LocalDate startedOn;
    LocalDate plannedUntil;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "trajectory_activity", joinColumns = @JoinColumn(name = "trajectory_id"))
    @OrderColumn(name = "position")
    List<FollowedActivity> activities = new ArrayList<>();

    @Nullable
    LocalDate assessedOn;

    @Nullable
    LocalDate supportPlanOn;

    @Nullable
    LocalDate modulesUntil;

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
            String kind, @Enumerated(EnumType.STRING) ActivityMode mode) {}

    protected Trajectory() {}

    Trajectory(String enterpriseNumber, String contractReference, String reference) {
        super(KIND, enterpriseNumber, contractReference, reference);
    }

    static UUID idOf(String enterpriseNumber, String contractReference, String reference) {
        return idOf(KIND, enterpriseNumber, contractReference, reference);
    }

    static Optional<Trajectory> of(String enterpriseNumber, String contractReference, String reference) {
        return findByIdOptional(idOf(enterpriseNumber, contractReference, reference));
    }

    static List<Trajectory> ofContract(String enterpriseNumber, String contractReference) {
        return list(
                "enterpriseNumber = ?1 and contractReference = ?2 order by reference",
                enterpriseNumber,
                contractReference);
    }

    void revise(int newRevision, TrajectoryBody terms) {
        revised(newRevision);
        startedOn = terms.startedOn();
        plannedUntil = terms.plannedUntil();
        activities.clear();
        terms.activities().forEach(each -> activities.add(new FollowedActivity(each.kind(), each.mode())));
        assessedOn = terms.socialAssessment() == null
                ? null
                : terms.socialAssessment().heldOn();
        supportPlanOn = terms.supportPlan() == null ? null : terms.supportPlan().agreedOn();
        modulesUntil = terms.modulesUntil();
        TrajectoryBody.Ended end = terms.ended();
        TrajectoryBody.Dropout dropout = end == null ? null : end.dropout();
        endedOn = end == null ? null : end.on();
        outcome = end == null ? null : end.outcome();
        dropoutReason = dropout == null ? null : dropout.reason();
        dropoutExplained = dropout == null ? null : dropout.hasExplanation();
    }

    TrajectoryFacts facts(ActivityCatalogue catalogue) {
        return new TrajectoryFacts(
                startedOn,
                plannedUntil,
                assessedOn,
                supportPlanOn,
                modulesUntil,
                catalogue.isSocial(
                        activities.stream().map(FollowedActivity::kind).toList(), startedOn),
                endedOn,
                outcome,
                dropoutReason,
                Boolean.TRUE.equals(dropoutExplained));
    }

    TrajectoryStatus status() {
        return TrajectoryStatus.of(isJoined(), outcome, dropoutReason);
    }

    String href() {
        return TrajectoryResource.href(enterpriseNumber, contractReference) + "/" + reference;
    }

    /**
     * What the other services are told.
     *
     * @param terms of the newest revision
     * @return nothing while the contract is awaited
     */
    Optional<TrajectoryChanged> toEvent(TrajectoryBody terms) {
        if (personId == null) {
            return Optional.empty();
        }
        return Optional.of(new TrajectoryChanged(
                id,
                contractId,
                personId,
                enterpriseNumber,
                contractReference,
                reference,
                revision,
                version,
                startedOn,
                plannedUntil,
                activities.stream()
                        .map(each -> new TrajectoryChanged.Activity(each.kind(), Codes.of(each.mode())))
                        .toList(),
                endedOn,
                outcome == null ? null : Codes.of(outcome),
                dropoutReason == null
                        ? null
                        : new TrajectoryChanged.Dropout(Codes.of(dropoutReason), Boolean.TRUE.equals(dropoutExplained)),
                assessedOn,
                supportPlanOn,
                terms.allModules().stream()
                        .map(module -> new TrajectoryChanged.Module(
                                Codes.of(module.mode()), module.from(), module.until(), module.activities()))
                        .toList()));
    }
}
