package be.fgov.mi.piis.subsidy.messaging;

import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.contract.PersonMerged;
import be.fgov.mi.piis.events.inbox.InboxRunner;
import be.fgov.mi.piis.events.inbox.ReceivedEvent;
import be.fgov.mi.piis.subsidy.counting.KeepContract;
import be.fgov.mi.piis.subsidy.counting.MergePersons;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of contracts, and of persons who turn out to be one. */
@ApplicationScoped
public class ContractEvents {
    private final InboxRunner inbox;
    private final KeepContract keepContract;
    private final MergePersons mergePersons;

    ContractEvents(InboxRunner inbox, KeepContract keepContract, MergePersons mergePersons) {
        this.inbox = inbox;
        this.keepContract = keepContract;
        this.mergePersons = mergePersons;
    }

    @Incoming("contract-events")
    @RunOnVirtualThread
    public CompletionStage<Void> onBatch(KafkaRecordBatch<String, String> batch) {
        return inbox.runTogether(batch, "counting.contract", this::consume);
    }

    /** A newer writer may say more than the count needs: other types are passed over. */
    private void consume(List<ReceivedEvent> events) {
        List<ContractChanged> contracts = new ArrayList<>();
        for (ReceivedEvent event : events) {
            if (event.type().equals(ContractChanged.TYPE)) {
                contracts.add(event.as(ContractChanged.class));
            } else if (event.type().equals(PersonMerged.TYPE)) {
                mergePersons.heard(event.as(PersonMerged.class));
            }
        }
        keepContract.heard(contracts);
    }
}
