package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.problem.Issue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures that a sender expects of a batch, checked where they are given. */
final class DeclaredFigures {
    private DeclaredFigures() {}

    /** What is wrong with them; empty where they agree or are not given. */
    static List<Issue> wrong(
            @Nullable Integer declaredCount, @Nullable Long declaredTotalCents, int count, long totalCents) {
        List<Issue> issues = new ArrayList<>();
        if (declaredCount != null && declaredCount != count) {
            issues.add(Issue.invalidInput("declaredCount", "The batch holds " + count + " payments."));
        }
        if (declaredTotalCents != null && declaredTotalCents != totalCents) {
            issues.add(Issue.invalidInput("declaredTotalCents", "The payments add up to " + totalCents + " cents."));
        }
        return issues;
    }
}
