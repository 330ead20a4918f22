package be.fgov.mi.piis.identity.problem;

/** A known refusal. It rolls the transaction back: nothing refused leaves a trace of half a write. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.type(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
