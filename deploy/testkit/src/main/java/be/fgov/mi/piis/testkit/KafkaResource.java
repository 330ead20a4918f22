package be.fgov.mi.piis.testkit;

import be.fgov.mi.piis.local.EmbeddedKafka;
import be.fgov.mi.piis.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real broker with the topics of the suite, and the relay of the service under test switched on. */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {
    private static final List<String> TOPICS =
            List.of("piis.contract.v1", "piis.evaluation.v1", "piis.subsidy.v1", "piis.registry.v1");

    private EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        kafka = EmbeddedKafka.start(PostgresResource.temporaryFolder("kafka").resolve("data"), Ports.free());
        Map<String, Integer> partitions = new HashMap<>();
        for (String topic : TOPICS) {
            partitions.put(topic, 3);
            partitions.put(topic + ".dlq", 1);
        }
        kafka.createTopics(partitions);
        return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers(), "suite.outbox.relay", "true");
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
