package be.fgov.mi.piis.evaluation.messaging;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.inbox.InboxRunner;
import be.fgov.mi.piis.events.inbox.ReceivedEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of contracts. */
@ApplicationScoped
public class ContractEvents {
    private final InboxRunner inbox;
    private final LearnOfContract learnOfContract;

    ContractEvents(InboxRunner inbox, LearnOfContract learnOfContract) {
        this.inbox = inbox;
        this.learnOfContract = learnOfContract;
    }

    @Incoming("contract-events")
    @RunOnVirtualThread
    public CompletionStage<Void> onBatch(KafkaRecordBatch<String, String> batch) {
        return inbox.run(batch, "evaluation", this::onEvent);
    }

    /** A merge of persons needs nothing here: each contract concerned is told again with its new person. */
    private void onEvent(ReceivedEvent event) {
        if (event.type().equals(ContractChanged.TYPE)) {
            learnOfContract.learn(event.as(ContractChanged.class));
        }
    }
}
