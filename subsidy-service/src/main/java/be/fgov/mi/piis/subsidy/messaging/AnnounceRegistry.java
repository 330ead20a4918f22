package be.fgov.mi.piis.subsidy.messaging;

import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.events.registry.CpasRegistered;
import be.fgov.mi.piis.events.registry.MandateGranted;
import be.fgov.mi.piis.identity.registry.Mandate;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the other services what changed in the registry, in the transaction that changed it. */
@ApplicationScoped
public class AnnounceRegistry {
    private final Outbox outbox;

    AnnounceRegistry(Outbox outbox) {
        this.outbox = outbox;
    }

    public void announce(RegisteredCpas cpas) {
        outbox.publish(CpasRegistered.of(cpas));
    }

    public void announce(Mandate mandate) {
        outbox.publish(MandateGranted.of(mandate));
    }
}
