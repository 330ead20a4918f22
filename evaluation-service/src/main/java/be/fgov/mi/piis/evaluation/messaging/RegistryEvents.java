package be.fgov.mi.piis.evaluation.messaging;

import be.fgov.mi.piis.events.inbox.InboxRunner;
import be.fgov.mi.piis.events.registry.RegistryReplica;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of CPAS and mandates. */
@ApplicationScoped
public class RegistryEvents {
    private final InboxRunner inbox;
    private final RegistryReplica replica;

    RegistryEvents(InboxRunner inbox, RegistryReplica replica) {
        this.inbox = inbox;
        this.replica = replica;
    }

    @Incoming("registry-events")
    @RunOnVirtualThread
    public CompletionStage<Void> onBatch(KafkaRecordBatch<String, String> batch) {
        return inbox.run(batch, "registry", replica);
    }
}
