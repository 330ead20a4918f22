package be.fgov.mi.piis.identity.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects every wrong field of a request, so that the sender can repair all of them at once. */
public final class Issues {
    /** A hostile body must not make a large answer. */
    private static final int MOST = 50;

    private final List<Issue> found = new ArrayList<>();

    public void add(Issue issue) {
        if (found.size() < MOST) {
            found.add(issue);
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Issue> asList() {
        return List.copyOf(found);
    }

    /** @throws ProblemException 400 badRequest when anything was found */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw Problems.badRequest(found);
        }
    }
}
