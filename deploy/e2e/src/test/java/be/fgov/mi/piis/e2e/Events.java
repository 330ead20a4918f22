package be.fgov.mi.piis.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of the suite seen from outside: reads them whole, sends records again, moves the offsets of a group. */
final class Events {
    static final String CONTRACT = "piis.contract.v1";
    static final String EVALUATION = "piis.evaluation.v1";
    static final String SUBSIDY = "piis.subsidy.v1";
    static final String REGISTRY = "piis.registry.v1";
    static final List<String> TOPICS = List.of(CONTRACT, EVALUATION, SUBSIDY, REGISTRY);

    private static final long SECONDS = 30;

    private final String bootstrapServers;

    Events(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Every record of these topics from these offsets on; a partition that is not named is read from its start. */
    List<ConsumerRecord<String, String>> records(Collection<String> topics, Map<TopicPartition, Long> from) {
        Map<TopicPartition, Long> ends = ends(topics);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false))) {
            consumer.assign(ends.keySet());
            ends.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            Patience.until("every record is read", Duration.ofSeconds(SECONDS), () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return ends.entrySet().stream()
                        .filter(end -> consumer.position(end.getKey()) < end.getValue())
                        .map(end -> end.getKey() + " is at " + consumer.position(end.getKey()))
                        .findFirst();
            });
        }
        return records;
    }

    /** Sends records as they are: key, payload and headers. Returns when the broker has acknowledged all. */
    void send(List<ProducerRecord<String, String>> records) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all"))) {
            List<Future<RecordMetadata>> acknowledgements =
                    records.stream().map(producer::send).toList();
            producer.flush();
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                acknowledgement.get(SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException failure) {
            throw new AssertionError("the broker does not take the records", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static ProducerRecord<String, String> copyOf(ConsumerRecord<String, String> record) {
        return new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers());
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .orElse("");
    }

    Map<TopicPartition, Long> ends(Collection<String> topics) {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (TopicDescription topic :
                    get(admin.describeTopics(topics).allTopicNames()).values()) {
                topic.partitions()
                        .forEach(partition -> asked.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            }
            return get(admin.listOffsets(asked).all()).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }

    /** What a group has committed, by partition. */
    Map<TopicPartition, Long> committed(String group) {
        try (Admin admin = admin()) {
            Map<TopicPartition, Long> committed = new HashMap<>();
            get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            committed.put(partition, offset.offset());
                        }
                    });
            return committed;
        }
    }

    /** Records that a group has not committed yet, by partition; partitions without any are left out. */
    Map<String, Long> lag(String group, Collection<String> topics) {
        Map<TopicPartition, Long> committed = committed(group);
        Map<String, Long> lag = new TreeMap<>();
        ends(topics).forEach((partition, end) -> {
            long behind = end - committed.getOrDefault(partition, 0L);
            if (behind > 0) {
                lag.put(partition.toString(), behind);
            }
        });
        return lag;
    }

    /** A committed offset follows the work by some seconds. */
    void awaitNoLag(String group, Collection<String> topics) {
        Patience.until("no lag of " + group, Duration.ofSeconds(60), () -> {
            Map<String, Long> lag = lag(group, topics);
            return lag.isEmpty() ? Optional.empty() : Optional.of(lag.toString());
        });
    }

    /** Of a group without members. */
    void resetToStart(String group) {
        move(group, committed(group).keySet().stream().collect(Collectors.toMap(partition -> partition, p -> 0L)));
    }

    /** Of a group without members. */
    void skipToEnd(String group, Collection<String> topics) {
        move(group, ends(topics));
    }

    private void move(String group, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> wanted = offsets.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, offset -> new OffsetAndMetadata(offset.getValue())));
        Patience.until("the group " + group + " has no members", Duration.ofSeconds(60), () -> {
            try (Admin admin = admin()) {
                admin.alterConsumerGroupOffsets(group, wanted).all().get(SECONDS, TimeUnit.SECONDS);
                return Optional.empty();
            } catch (ExecutionException refused) {
                return Optional.of(String.valueOf(refused.getCause()));
            } catch (TimeoutException failure) {
                return Optional.of("no answer");
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        });
    }

    Set<String> ids(Collection<ConsumerRecord<String, String>> records) {
        return records.stream().map(record -> header(record, "ce_id")).collect(Collectors.toSet());
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaException("the broker does not answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
