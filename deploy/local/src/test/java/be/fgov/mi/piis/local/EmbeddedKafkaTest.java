package be.fgov.mi.piis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    @TempDir
    Path folder;

    @Test
    void aRecordIsStillThereAfterARestart() throws Exception {
        Path data = folder.resolve("kafka");
        try (EmbeddedKafka broker = EmbeddedKafka.start(data, Ports.free())) {
            broker.createTopics(Map.of("piis.contract.v1", 3, "piis.contract.v1.dlq", 1));
            broker.createTopics(Map.of("piis.contract.v1", 3));
            try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>("piis.contract.v1", 2, "k", "v"))
                        .get();
            }
        }
        try (EmbeddedKafka broker = EmbeddedKafka.start(data, Ports.free());
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("piis.contract.v1", 2);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> values = consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
                    .map(ConsumerRecord::value)
                    .toList();
            assertThat(values).containsExactly("v");
        }
    }

    @Test
    void aFolderThatIsNoLogIsRefusedInOneSentence() throws Exception {
        Path log = Files.createDirectories(folder.resolve("kafka/log"));
        Files.writeString(log.resolve("something"), "else");
        assertThatThrownBy(() -> EmbeddedKafka.check(folder.resolve("kafka")))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("\n");
    }
}
