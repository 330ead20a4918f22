package be.fgov.mi.piis.events.inbox;

import java.util.List;

/** The work that events cause together, in the transaction of their inbox rows. */
@FunctionalInterface
public interface BatchHandler {
    /**
     * @param events each for the first time, in the order in which they arrived; possibly none
     * @throws PoisonEvent when one of them can never be consumed; they are then taken one by one
     */
    void handle(List<ReceivedEvent> events);
}
