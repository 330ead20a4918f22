package be.fgov.mi.piis.events.inbox;

/** The work that an event causes, in the transaction of its inbox row. */
@FunctionalInterface
public interface EventHandler {
    /** @throws PoisonEvent when this event can never be consumed */
    void handle(ReceivedEvent event);
}
