package be.fgov.mi.piis.subsidy.messaging;

import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.events.subsidy.ConventionChanged;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.convention.Convention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Tells the other services what became of a convention, in the transaction that changed it. */
@ApplicationScoped
public class AnnounceConvention {
    private final Outbox outbox;

    AnnounceConvention(Outbox outbox) {
        this.outbox = outbox;
    }

    public void announce(Convention convention, long advanceCents, LocalDate on) {
        outbox.publish(new ConventionChanged(
                convention.number(),
                convention.revision(),
                convention.version(),
                Codes.of(convention.type()),
                convention.year(),
                convention.leadCpas(),
                List.copyOf(convention.memberNumbers()),
                Codes.of(convention.status()),
                convention.granted().cents(),
                advanceCents,
                on));
    }
}
