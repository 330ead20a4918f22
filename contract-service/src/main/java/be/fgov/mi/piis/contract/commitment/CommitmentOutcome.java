package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import be.fgov.mi.piis.contract.rules.StepOwner;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What came of a step, as it was told. Told wrongly, it is told again: the latest counts and the history stays. */
@Entity
@Immutable
public class CommitmentOutcome extends PanacheEntityBase {
    /** Contract, step, and count of what was told of it. */
    @Embeddable
    public record Key(UUID contractId, String stepId, int number) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private StepOwner stepOwner;

    private String objectiveId;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private CommitmentStatus.Outcome outcome;

    private LocalDate happenedOn;
    private String recordedFrom;

    protected CommitmentOutcome() {}

    /** @param step the step as it stands when this is told */
    CommitmentOutcome(Key key, Step step, CommitmentStatus.Outcome outcome, LocalDate happenedOn, String recordedFrom) {
        this.key = key;
        this.stepOwner = step.by();
        this.objectiveId = step.objectiveId();
        this.dueOn = step.dueOn();
        this.outcome = outcome;
        this.happenedOn = happenedOn;
        this.recordedFrom = recordedFrom;
    }

    /** Whose step it is, under which objective, until when. */
    record Step(StepOwner by, String objectiveId, LocalDate dueOn) {}

    /** Everything told of a contract, in the order it was told. */
    static List<CommitmentOutcome> ofContract(UUID contractId) {
        return list("key.contractId = ?1 order by key.stepId, key.number", contractId);
    }

    static List<CommitmentOutcome> ofContracts(Collection<UUID> contractIds) {
        return list("key.contractId in ?1 order by key.contractId, key.stepId, key.number", contractIds);
    }

    static int countOf(UUID contractId, String stepId) {
        return Math.toIntExact(count("key.contractId = ?1 and key.stepId = ?2", contractId, stepId));
    }

    UUID contractId() {
        return key.contractId();
    }

    String stepId() {
        return key.stepId();
    }

    Step step() {
        return new Step(stepOwner, objectiveId, dueOn);
    }

    LocalDate happenedOn() {
        return happenedOn;
    }

    CommitmentStatus.Told toTerms() {
        return new CommitmentStatus.Told(outcome, happenedOn, dueOn);
    }
}
