package be.fgov.mi.piis.events.inbox;

/** An event that can never be consumed, however often it is tried; it goes to the dead-letter topic with this reason. */
public class PoisonEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong with it, without personal data */
    public PoisonEvent(String reason) {
        super(reason);
    }

    public PoisonEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
