package be.fgov.mi.piis.subsidy.messaging;

import be.fgov.mi.piis.events.inbox.InboxRunner;
import be.fgov.mi.piis.events.inbox.ReceivedEvent;
import be.fgov.mi.piis.events.subsidy.ConventionChanged;
import be.fgov.mi.piis.subsidy.counting.CountConvention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of this service's own conventions, to count their persons after the act is answered. */
@ApplicationScoped
public class SubsidyEvents {
    private final InboxRunner inbox;
    private final CountConvention countConvention;

    SubsidyEvents(InboxRunner inbox, CountConvention countConvention) {
        this.inbox = inbox;
        this.countConvention = countConvention;
    }

    @Incoming("subsidy-events")
    @RunOnVirtualThread
    public CompletionStage<Void> onBatch(KafkaRecordBatch<String, String> batch) {
        return inbox.run(batch, "counting.convention", this::consume);
    }

    private void consume(ReceivedEvent event) {
        if (event.type().equals(ConventionChanged.TYPE)) {
            countConvention.heard(event.as(ConventionChanged.class));
        }
    }
}
