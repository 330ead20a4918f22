package be.fgov.mi.piis.evaluation.messaging;

import be.fgov.mi.piis.evaluation.cluster.LearnOfConvention;
import be.fgov.mi.piis.events.inbox.InboxRunner;
import be.fgov.mi.piis.events.inbox.ReceivedEvent;
import be.fgov.mi.piis.events.subsidy.ConventionChanged;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of conventions: which CPAS form a cluster. */
@ApplicationScoped
public class SubsidyEvents {
    private final InboxRunner inbox;
    private final LearnOfConvention learnOfConvention;

    SubsidyEvents(InboxRunner inbox, LearnOfConvention learnOfConvention) {
        this.inbox = inbox;
        this.learnOfConvention = learnOfConvention;
    }

    @Incoming("subsidy-events")
    @RunOnVirtualThread
    public CompletionStage<Void> onBatch(KafkaRecordBatch<String, String> batch) {
        return inbox.run(batch, "cluster", this::onEvent);
    }

    private void onEvent(ReceivedEvent event) {
        if (event.type().equals(ConventionChanged.TYPE)) {
            learnOfConvention.learn(event.as(ConventionChanged.class));
        }
    }
}
