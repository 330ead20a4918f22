package be.fgov.mi.piis.events.evaluation;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A social-activation trajectory in its newest state; told once its contract is known. What an event from before a
 * property lacks is read as unknown, or as an empty list.
 *
 * @param trajectoryId derived from CPAS, contract reference and trajectory reference
 * @param contractId the contract it is part of
 * @param personId pseudonym of the person, as the contract had it when this was told
 * @param version grows with each revision and each change of its contract's person
 * @param startedOn first day
 * @param plannedUntil last day planned, at most one year less a day after the first (LIF-9)
 * @param activities what is done
 * @param endedOn last day, once ended
 * @param outcome socioProfessionalPath, strengthenedAutonomy, volunteering, employment, when it was completed
 * @param dropout when it was not completed
 * @param socialAssessmentHeldOn day of the social assessment that it begins with (LIF-10), when told
 * @param supportPlanAgreedOn day of the support plan, when told
 * @param modules what it is made of, in the order in which it was told
 */
public record TrajectoryChanged(
        UUID trajectoryId,
        UUID contractId,
        UUID personId,
        String enterpriseNumber,
        String contractReference,
        String trajectoryReference,
        int revision,
        long version,
        LocalDate startedOn,
        LocalDate plannedUntil,
        List<Activity> activities,
        @Nullable LocalDate endedOn,
        @Nullable String outcome,
        @Nullable Dropout dropout,
        @Nullable LocalDate socialAssessmentHeldOn,
        @Nullable LocalDate supportPlanAgreedOn,
        List<Module> modules)
        implements SuiteEvent {

    public static final String TYPE = "be.fgov.mi.piisEvaluation.v1.trajectories.notify.changed";

    /**
     * @param kind code of the activity catalogue
     * @param mode individual, collective
     */
    public record Activity(String kind, String mode) {}

    /**
     * @param reason moved, residencePermitLost, abandoned, other
     * @param explained true when the CPAS gave reasons and circumstances (SUB-19); the words stay where they were written
     */
    public record Dropout(String reason, boolean explained) {}

    /**
     * @param mode individual, collective
     * @param until last day
     * @param activities codes of the activity catalogue
     */
    public record Module(String mode, LocalDate from, LocalDate until, List<String> activities) {}

    public TrajectoryChanged {
        modules = modules == null ? List.of() : modules;
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
