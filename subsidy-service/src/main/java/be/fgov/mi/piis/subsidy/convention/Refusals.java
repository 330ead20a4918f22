package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import java.util.Map;

/** The refusals of the procedure in the form of the wire. */
public final class Refusals {
    private Refusals() {}

    /** 409 with the revision to read first: nobody acts on a text that was replaced while it was read. */
    static ProblemException replaced(Convention convention) {
        return Problems.conflict(
                "conventionReplaced",
                "Another revision stands than the one that was read: look at it before acting.",
                Map.of("revision", convention.revision()));
    }

    /** 409 with where the convention stands and what is missing for the act (row 25). */
    public static ProblemException invalidTransition(Convention convention, Outcome.Refused refused) {
        return Problems.conflict(
                "invalidTransition",
                refused.detail(),
                Map.of(
                        "conventionStatus",
                        Codes.of(convention.status()),
                        "missing",
                        refused.missing().stream().map(Codes::of).toList()));
    }
}
