package be.fgov.mi.piis.events.evaluation;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation of a contract in its newest state; told once its contract is known. What was said stays where it was
 * written. What an event from before a property lacks is read as unknown, or as an empty list.
 *
 * @param evaluationId derived from CPAS, contract reference and evaluation reference
 * @param contractId the contract that was evaluated
 * @param personId pseudonym of the person, as the contract had it when this was told
 * @param version grows with each revision and each change of its contract's person
 * @param heldOn day of the talk
 * @param mode inPerson, phone, video, written
 * @param objectives how far each objective was seen to be
 * @param steps how far each step was seen to be
 * @param beneficiaryAgrees whether the person agreed; absent when not asked
 * @param workerId pseudonym of who held it, the same for the same worker of the CPAS that told it, also where that goes on with
 *     a contract of one that it took over; absent when not told
 */
public record EvaluationChanged(
        UUID evaluationId,
        UUID contractId,
        UUID personId,
        String enterpriseNumber,
        String contractReference,
        String evaluationReference,
        int revision,
        long version,
        LocalDate heldOn,
        String mode,
        List<Progress> objectives,
        List<Progress> steps,
        @Nullable Boolean beneficiaryAgrees,
        @Nullable UUID workerId)
        implements SuiteEvent {

    public static final String TYPE = "be.fgov.mi.piisEvaluation.v1.evaluations.notify.changed";

    /**
     * @param id of the objective or the step in the contract
     * @param progress notStarted, started, onTrack, achieved, abandoned
     */
    public record Progress(String id, String progress) {}

    public EvaluationChanged {
        steps = steps == null ? List.of() : steps;
    }

    @Override
    public String eventType() {
        return TYPE;
    }

    @Override
    public String topic() {
        return Topics.EVALUATION;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
