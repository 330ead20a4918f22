package be.fgov.mi.piis.subsidy.messaging;

import static be.fgov.mi.piis.subsidy.counting.Heard.aSignedContract;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.Topics;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.counting.CountingStory;
import be.fgov.mi.piis.subsidy.counting.CountingTables;
import be.fgov.mi.piis.subsidy.counting.CountingTest;
import be.fgov.mi.piis.subsidy.counting.Heard;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Events on the real broker")
class EventsOnTheBrokerTest extends SubsidyServiceTest {
    private static final List<String> HEARD = List.of(Topics.CONTRACT, Topics.EVALUATION, Topics.SUBSIDY);

    @Inject
    CountingTables tables;

    private String city = "";
    private String cluster = "";

    @BeforeEach
    void conventions() throws Exception {
        awaitConsumed();
        tables.empty();
        city = tables.aCityConvention(2015, CPAS_A);
        cluster = tables.aConvention(2015, "CLUSTER", CPAS_B, CPAS_C, CPAS_D);
    }

    @Test
    @DisplayName("twice, shuffled, and from the first one again: the same rows (SC-21, I9, I10)")
    void sameRows() throws Exception {
        List<SuiteEvent> story = new ArrayList<>();
        story.add(CountingTest.changed(city));
        story.add(CountingTest.changed(cluster));
        story.addAll(CountingStory.of(new Random(99), 60, List.of(CPAS_A, CPAS_B, CPAS_C)));

        send(story);
        awaitConsumed();
        Map<String, List<String>> undisturbed = tables.whatStands();
        Map<String, List<String>> everyRow = tables.everyRow();
        assertThat(undisturbed.get("counted")).hasSizeGreaterThan(10);

        List<SuiteEvent> shuffled = new ArrayList<>(story);
        Collections.shuffle(shuffled, new Random(1));
        send(shuffled);
        awaitConsumed();
        assertThat(tables.everyRow()).as("delivered again in disorder").isEqualTo(everyRow);

        tables.execute("delete from inbox");
        send(story);
        awaitConsumed();
        assertThat(tables.everyRow())
                .as("replayed from the first after the inbox was cleaned up")
                .isEqualTo(everyRow);

        tables.empty();
        shuffled.addAll(story);
        Collections.shuffle(shuffled, new Random(2));
        send(shuffled);
        awaitConsumed();
        assertThat(tables.whatStands())
                .as("rebuilt from nothing, in disorder and twice")
                .isEqualTo(undisturbed);
    }

    @Test
    @DisplayName("what can never be consumed goes to the dead letters with its reason, and the next event goes on")
    void poison() throws Exception {
        Heard.Contract contract = aSignedContract(CPAS_A, "R1", UUID.randomUUID());
        send(List.of(CountingTest.changed(city)));
        String key = contract.person().toString();
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(record(Topics.CONTRACT, key, UUID.randomUUID(), ContractChanged.TYPE, "{\"contractId\":"))
                    .get();
            producer.send(new ProducerRecord<>(Topics.CONTRACT, key, "no CloudEvent at all"))
                    .get();
            producer.send(record(Topics.CONTRACT, key, UUID.randomUUID(), "be.fgov.mi.of.tomorrow", "{}"))
                    .get();
        }
        send(List.of(
                contract.event(),
                contract.trajectory("T1", "2015-02-01", "2015-06-30").event()));
        awaitConsumed();

        assertThat(tables.rows("select person_id from counted_person where convention_number = ?", city))
                .containsExactly(key);
        assertThat(deadLetterReasons(Topics.CONTRACT + ".dlq", key))
                .containsExactlyInAnyOrder("the data is not a ContractChanged", "not a CloudEvent: no ce_id");
    }

    private static List<String> deadLetterReasons(String topic, String key) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker()), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> reasons = new ArrayList<>();
            await(() -> {
                for (ConsumerRecord<String, String> letter : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(letter.key())) {
                        reasons.add(new String(
                                letter.headers()
                                        .lastHeader("dead-letter-reason")
                                        .value(),
                                StandardCharsets.UTF_8));
                    }
                }
                return reasons.size() >= 2;
            });
            return reasons;
        }
    }

    private static void send(Collection<SuiteEvent> events) throws Exception {
        try (KafkaProducer<String, String> producer = producer()) {
            for (SuiteEvent event : events) {
                String json = json(event);
                // The same event is delivered under the same id.
                UUID id = NameBasedIds.of(event.eventType(), json);
                producer.send(record(event.topic(), event.key(), id, event.eventType(), json));
            }
        }
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker()), new StringSerializer(), new StringSerializer());
    }

    private static ProducerRecord<String, String> record(String topic, String key, UUID id, String type, String json) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, json);
        Map.of("ce_id", id.toString(), "ce_type", type, "ce_source", "urn:test", "ce_specversion", "1.0")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static String json(SuiteEvent event) throws JsonProcessingException {
        return JsonMappers.stored().writeValueAsString(event);
    }

    /** Until the service has committed the last offset of each partition. */
    private static void awaitConsumed() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker()))) {
            await(() -> {
                try {
                    Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets("subsidy-service")
                            .partitionsToOffsetAndMetadata()
                            .get();
                    Map<TopicPartition, OffsetSpec> asked = HEARD.stream()
                            .flatMap(topic -> java.util.stream.IntStream.range(0, 3)
                                    .mapToObj(partition -> new TopicPartition(topic, partition)))
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
                    return admin.listOffsets(asked).all().get().entrySet().stream()
                            .allMatch(end -> end.getValue().offset() == 0
                                    || (done.get(end.getKey()) != null
                                            && done.get(end.getKey()).offset()
                                                    >= end.getValue().offset()));
                } catch (InterruptedException | java.util.concurrent.ExecutionException notYet) {
                    return false;
                }
            });
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            try {
                Thread.sleep(200);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
