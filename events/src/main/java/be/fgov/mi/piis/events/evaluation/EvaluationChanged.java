package be.fgov.mi.piis.events.evaluation;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An evaluation of a contract in its newest state; told once its contract is known. What was said stays where it was
 * written.
 *
 * @param evaluationId derived from CPAS, contract reference and evaluation reference
 * @param contractId the contract that was evaluated
 * @param personId pseudonym of the person, as the contract had it when this was told
 * @param version grows with each revision and each change of its contract's person
 * @param heldOn day of the talk
 * @param mode inPerson, phone, video, written
 * @param objectives how far each objective was seen to be
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
        List<Progress> objectives)
        implements SuiteEvent {

    public static final String TYPE = "be.fgov.mi.piisEvaluation.v1.evaluations.notify.changed";

    /**
     * @param id of the objective in the contract
     * @param progress notStarted, started, onTrack, achieved, abandoned
     */
    public record Progress(String id, String progress) {}

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
