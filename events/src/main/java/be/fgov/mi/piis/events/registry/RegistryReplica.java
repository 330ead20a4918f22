package be.fgov.mi.piis.events.registry;

import be.fgov.mi.piis.events.inbox.EventHandler;
import be.fgov.mi.piis.events.inbox.ReceivedEvent;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps this service's copy of the registry; the newest version of each entry wins. */
@ApplicationScoped
public class RegistryReplica implements EventHandler {
    private final CpasRegistry registry;

    RegistryReplica(CpasRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case CpasRegistered.TYPE ->
                registry.apply(event.as(CpasRegistered.class).toRegistered());
            case MandateGranted.TYPE ->
                registry.apply(event.as(MandateGranted.class).toMandate());
            default -> {
                // A newer writer may say more than this reader knows.
            }
        }
    }
}
