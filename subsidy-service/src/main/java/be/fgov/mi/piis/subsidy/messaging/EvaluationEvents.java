package be.fgov.mi.piis.subsidy.messaging;

import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.events.inbox.InboxRunner;
import be.fgov.mi.piis.events.inbox.ReceivedEvent;
import be.fgov.mi.piis.subsidy.counting.KeepTrajectory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of trajectories. */
@ApplicationScoped
public class EvaluationEvents {
    private final InboxRunner inbox;
    private final KeepTrajectory keepTrajectory;

    EvaluationEvents(InboxRunner inbox, KeepTrajectory keepTrajectory) {
        this.inbox = inbox;
        this.keepTrajectory = keepTrajectory;
    }

    @Incoming("evaluation-events")
    @RunOnVirtualThread
    public CompletionStage<Void> onBatch(KafkaRecordBatch<String, String> batch) {
        return inbox.runTogether(batch, "counting.evaluation", this::consume);
    }

    private void consume(List<ReceivedEvent> events) {
        keepTrajectory.heard(events.stream()
                .filter(event -> event.type().equals(TrajectoryChanged.TYPE))
                .map(event -> event.as(TrajectoryChanged.class))
                .toList());
    }
}
