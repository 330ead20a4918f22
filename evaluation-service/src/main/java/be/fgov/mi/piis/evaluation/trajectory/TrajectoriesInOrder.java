package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.rules.ActivityCatalogue;
import be.fgov.mi.piis.evaluation.rules.SinceWhen;
import be.fgov.mi.piis.evaluation.rules.SuccessiveTrajectories;
import be.fgov.mi.piis.evaluation.rules.TrajectoryFacts;
import be.fgov.mi.piis.evaluation.rules.TrajectoryFinding;
import be.fgov.mi.piis.evaluation.rules.TrajectoryFindings;
import be.fgov.mi.piis.evaluation.rules.TrajectoryLastsAtMostOneYear;
import be.fgov.mi.piis.identity.wire.Codes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The trajectories of one contract, one after the other (SUB-18), with what is to be told of each on a day. */
final class TrajectoriesInOrder {
    private final Map<String, One> byReference = new TreeMap<>();

    /** @param facts of the trajectory in its newest state */
    record Known(String reference, String href, TrajectoryFacts facts) {
        static Known of(Trajectory trajectory, ActivityCatalogue catalogue) {
            return new Known(trajectory.reference(), trajectory.href(), trajectory.facts(catalogue));
        }
    }

    /** @param position 1 for the first */
    record One(int position, List<Finding> findings) {}

    TrajectoriesInOrder(String contractReference, Collection<Known> ofOneContract, LocalDate day) {
        Map<String, Known> known = new TreeMap<>();
        ofOneContract.forEach(each -> known.put(each.reference(), each));
        for (SuccessiveTrajectories.Placed placed : SuccessiveTrajectories.inOrder(
                ofOneContract.stream().map(TrajectoriesInOrder::span).toList())) {
            String reference = placed.span().reference();
            byReference.put(
                    reference,
                    new One(
                            placed.position(),
                            findings(contractReference, known.get(reference), placed.overlaps(), day)));
        }
    }

    One of(String reference) {
        return byReference.get(reference);
    }

    Collection<One> all() {
        return byReference.values();
    }

    private static SuccessiveTrajectories.Span span(Known known) {
        TrajectoryFacts facts = known.facts();
        return new SuccessiveTrajectories.Span(
                known.reference(), facts.startedOn(), facts.plannedUntil(), facts.endedOn());
    }

    private static List<Finding> findings(String contractReference, Known known, boolean overlaps, LocalDate day) {
        EnumSet<TrajectoryFinding> codes = EnumSet.noneOf(TrajectoryFinding.class);
        codes.addAll(TrajectoryFindings.on(day, known.facts()));
        if (overlaps) {
            codes.add(TrajectoryFinding.OVERLAPS_AN_EARLIER_ONE);
        }
        List<Finding> findings = new ArrayList<>();
        for (TrajectoryFinding each : codes) {
            findings.add(new Finding(
                    Codes.of(each),
                    contractReference,
                    known.reference(),
                    SinceWhen.of(each, known.facts(), day),
                    dueOn(each, known.facts()),
                    FindingTexts.of(each),
                    known.href()));
        }
        return findings;
    }

    private static @Nullable LocalDate dueOn(TrajectoryFinding finding, TrajectoryFacts facts) {
        return switch (finding) {
            case PAST_ITS_PLAN -> facts.plannedUntil();
            case OVERRUN -> TrajectoryLastsAtMostOneYear.latestEnd(facts.startedOn());
            case ASSESSMENT_MISSING,
                    PLAN_MISSING,
                    PLAN_BEFORE_ASSESSMENT,
                    PREPARED_AFTER_THE_END,
                    MODULE_AFTER_THE_END,
                    PROFESSIONAL_ONLY,
                    DROPOUT_UNEXPLAINED,
                    OVERLAPS_AN_EARLIER_ONE -> null;
        };
    }
}
