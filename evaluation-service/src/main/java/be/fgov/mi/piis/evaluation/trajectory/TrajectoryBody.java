package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.rules.ActivityCatalogue;
import be.fgov.mi.piis.evaluation.rules.ActivityMode;
import be.fgov.mi.piis.evaluation.rules.DropoutIsExplained;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.ModulesRunWithinTheTrajectory;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.evaluation.rules.TrajectoryLastsAtMostOneYear;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory, whole, as a CPAS pushes it.
 *
 * @param startedOn first day
 * @param plannedUntil last day planned, at most one year less a day after the first (LIF-9)
 * @param activities what is done, at least one
 * @param ended absent while it runs
 * @param socialAssessment absent while it is not known, which is a finding from the first day on (LIF-10)
 * @param supportPlan idem
 * @param modules in any order; what counts is said by the activities
 */
@Schema(name = "Trajectory", description = "A social-activation trajectory: the whole state, at each revision.")
public record TrajectoryBody(
        @Schema(description = "First day.") LocalDate startedOn,

        @Schema(description = "Last day planned; at most one year less a day after the first.")
        LocalDate plannedUntil,

        @Schema(description = "What is done, individually or in a group.") @Size(min = 1, max = 50)
        List<Activity> activities,

        @Schema(description = "How it ended; absent while it runs.") @Nullable
        Ended ended,

        @Schema(description = "What the trajectory begins with.") @Nullable
        SocialAssessment socialAssessment,

        @Schema(description = "What was agreed after the assessment.") @Nullable
        SupportPlan supportPlan,

        @Schema(description = "The parts of the trajectory in time, individual or collective.")
        @Nullable
        @Size(min = 0, max = 50)
        List<Module> modules)
        implements WireBody {

    private static final String KIND = "[a-z][A-Za-z0-9]{0,63}";

    @Schema(name = "TrajectoryActivity", description = "An activity of the catalogue and how it is followed.")
    public record Activity(
            @Schema(description = "A code of the catalogue, see /activityKinds.") @Pattern(regexp = KIND)
            String kind,

            ActivityMode mode) {}

    /**
     * The needs analysis that a trajectory begins with.
     *
     * @param heldOn the day it was held
     */
    @Schema(name = "TrajectoryAssessment", description = "The social assessment: a day, needs and strengths in words.")
    public record SocialAssessment(
            @Schema(description = "The day it was held, not after the business date.")
            LocalDate heldOn,

            @Schema(description = "In the words of the CPAS. No health data.") @Nullable @Size(min = 0, max = 50)
            List<String> needs,

            @Nullable @Size(min = 0, max = 50) List<String> strengths) {}

    /**
     * What the person and the CPAS agreed to do.
     *
     * @param agreedOn the day it was agreed
     * @param objectives ids of objectives of the contract that it works on
     * @param text the plan in the words of the CPAS
     */
    @Schema(name = "SupportPlan", description = "The support plan: a day, objectives of the contract, words.")
    public record SupportPlan(
            @Schema(description = "The day it was agreed, not after the business date.")
            LocalDate agreedOn,

            @Schema(description = "Ids of objectives of the contract, each once.") @Nullable @Size(min = 0, max = 100)
            List<String> objectives,

            @Schema(description = "In the words of the CPAS. No health data.") @Nullable @Size(min = 0, max = 4000)
            String text) {}

    /**
     * A part of the trajectory in time.
     *
     * @param from first day, not before that of the trajectory
     * @param until last day planned
     * @param activities kinds of it, each of which stands in the trajectory's activities with the same mode
     * @param text what is done, in the words of the CPAS
     */
    @Schema(name = "TrajectoryModule", description = "A part of the trajectory in time, individual or collective.")
    public record Module(
            ActivityMode mode,
            LocalDate from,
            LocalDate until,

            @Schema(description = "Kinds that the trajectory's activities have with this mode.")
            @Size(min = 1, max = 20)
            List<String> activities,

            @Nullable @Size(min = 0, max = 2000) String text) {}

    /**
     * The real end.
     *
     * @param on last day in fact
     * @param outcome when it was completed
     * @param dropout when it was not; exactly one of the two
     */
    @Schema(name = "TrajectoryEnd", description = "The real end: with an outcome, or as a dropout.")
    public record Ended(
            @Schema(description = "Last day in fact.") LocalDate on,
            @Nullable Outcome outcome,
            @Nullable Dropout dropout) {}

    /**
     * Left before the end.
     *
     * @param explanation the words of the CPAS; absent or blank, the dropout is unexplained and does not count (SUB-19)
     */
    @Schema(
            name = "TrajectoryDropout",
            description = "Left before the end. Unexplained until the explanation is given.")
    public record Dropout(
            DropoutReason reason,

            @Schema(description = "Reasons and circumstances, in the words of the CPAS. No health data.")
            @Size(min = 0, max = 4000)
            @Nullable
            String explanation) {

        boolean hasExplanation() {
            return DropoutIsExplained.by(explanation);
        }
    }

    /** What concerns several fields. Whether an end lies in the future is asked by the use case, which knows the day. */
    @Override
    public void check(Issues issues) {
        if (plannedUntil.isBefore(startedOn)) {
            issues.add(Issue.invalidPeriod("plannedUntil", "The plan ends before the trajectory starts."));
        } else if (!TrajectoryLastsAtMostOneYear.allowsPlan(startedOn, plannedUntil)) {
            issues.add(Issue.invalidPeriod(
                    "plannedUntil",
                    "A trajectory lasts at most one year: started on " + startedOn + " it may be planned until max "
                            + TrajectoryLastsAtMostOneYear.latestEnd(startedOn) + "."));
        }
        if (ended != null) {
            check(ended, issues);
        }
        if (supportPlan != null) {
            check(supportPlan.objectives(), issues);
        }
        for (int i = 0; i < modules.size(); i++) {
            check(modules.get(i), "modules[" + i + "].", issues);
        }
    }

    private static void check(List<String> objectives, Issues issues) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < objectives.size(); i++) {
            String where = "supportPlan.objectives[" + i + "]";
            if (PathValues.isSsin(objectives.get(i))) {
                issues.add(Issue.rejectedInput(where, PathValues.NO_SSIN));
            } else if (!PathValues.isReference(objectives.get(i))) {
                issues.add(Issue.schemaViolation(where, "1 to 64 of A-Z a-z 0-9 . _ - are expected."));
            } else if (!ids.add(objectives.get(i))) {
                issues.add(Issue.rejectedInput(where, "It stands in the list already."));
            }
        }
    }

    private void check(Module module, String where, Issues issues) {
        if (!ModulesRunWithinTheTrajectory.allowsBegin(startedOn, module.from())) {
            issues.add(Issue.invalidPeriod(where + "from", "The module begins before the trajectory starts."));
        }
        if (module.until().isBefore(module.from())) {
            issues.add(Issue.invalidPeriod(where + "until", "The module ends before it begins."));
        }
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < module.activities().size(); i++) {
            String kind = module.activities().get(i);
            if (!kinds.add(kind)) {
                issues.add(Issue.rejectedInput(where + "activities[" + i + "]", "It stands in the list already."));
            } else if (!activities.contains(new Activity(kind, module.mode()))) {
                issues.add(Issue.invalidInput(
                        where + "activities[" + i + "]",
                        "Name it in the activities of the trajectory too, with the mode of the module: they say what"
                                + " counts."));
            }
        }
    }

    /** Each kind is in the catalogue on the first day of what it stands in: of the trajectory, or of the module. */
    void refuseKindsOutside(ActivityCatalogue catalogue, Issues issues) {
        for (int i = 0; i < activities.size(); i++) {
            refuseKind(catalogue, activities.get(i).kind(), startedOn, "activities[" + i + "].kind", issues);
        }
        for (int i = 0; i < modules.size(); i++) {
            Module module = modules.get(i);
            for (int j = 0; j < module.activities().size(); j++) {
                refuseKind(
                        catalogue,
                        module.activities().get(j),
                        module.from(),
                        "modules[" + i + "].activities[" + j + "]",
                        issues);
            }
        }
    }

    private static void refuseKind(
            ActivityCatalogue catalogue, String kind, LocalDate day, String where, Issues issues) {
        if (!catalogue.knows(kind)) {
            issues.add(Issue.referencedResourceNotFound(
                    where, "The catalogue of activities has no such kind: see /piisEvaluation/v1/activityKinds."));
        } else if (catalogue.natureOn(kind, day).isEmpty()) {
            issues.add(Issue.outOfRange(where, "The catalogue does not have this kind on " + day + ", its first day."));
        }
    }

    /** {@return the kinds of its activities} */
    List<String> kinds() {
        return activities.stream().map(Activity::kind).toList();
    }

    /** Facts carry their own dates; one that lies after the business date has not happened yet. */
    void refuseFactsAfter(LocalDate today, Issues issues) {
        if (ended != null && ended.on().isAfter(today)) {
            issues.add(Issue.outOfRange(
                    "ended.on", "A trajectory ends on " + today + ", the business date, at the latest."));
        }
        if (socialAssessment != null && socialAssessment.heldOn().isAfter(today)) {
            issues.add(Issue.outOfRange(
                    "socialAssessment.heldOn",
                    "An assessment was held on " + today + ", the business date, at the latest."));
        }
        if (supportPlan != null && supportPlan.agreedOn().isAfter(today)) {
            issues.add(Issue.outOfRange(
                    "supportPlan.agreedOn", "A plan was agreed on " + today + ", the business date, at the latest."));
        }
    }

    /** {@return the modules, of a revision from before there were any none} */
    List<Module> allModules() {
        return modules == null ? List.of() : modules;
    }

    /** {@return the last day of the last module; nothing without modules} */
    @Nullable
    LocalDate modulesUntil() {
        return modules.stream()
                .map(Module::until)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private void check(Ended end, Issues issues) {
        if (end.on().isBefore(startedOn)) {
            issues.add(Issue.invalidPeriod("ended.on", "The trajectory ends before it starts."));
        }
        if (end.outcome() == null && end.dropout() == null) {
            issues.add(Issue.requiredInput("ended.outcome", "An outcome or a dropout is required."));
        }
        if (end.outcome() != null && end.dropout() != null) {
            issues.add(Issue.rejectedInput("ended.dropout", "An outcome and a dropout exclude each other."));
        }
    }
}
