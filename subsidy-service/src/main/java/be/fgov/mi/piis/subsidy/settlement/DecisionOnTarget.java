package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import java.util.Optional;

/** SUB-17: where fewer persons count than were promised, the officer decides if the scheme asks for it, and only then. */
final class DecisionOnTarget {
    private DecisionOnTarget() {}

    /** What is wrong with deciding, or with not deciding; empty where it is right. */
    static Optional<Issue> wrong(Settlement.Target target, boolean decided, Euro granted) {
        if (target.asksForDecision() == decided) {
            return Optional.empty();
        }
        return Optional.of(
                decided
                        ? Issue.rejectedInput("underTarget", "There is nothing to decide on the persons counted.")
                        : Issue.requiredInput(
                                "underTarget",
                                target.counted() + " of " + target.promised()
                                        + " promised persons are counted. In proportion the ceiling would be "
                                        + target.inProportion(granted) + " EUR: decide, with a motive."));
    }
}
