package be.fgov.mi.piis.local;

/** A reason not to start that the person at the keyboard can act upon: shown as one line, without a stack trace. */
public final class LaunchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LaunchFailure(String line) {
        super(line);
    }

    public LaunchFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
