package be.fgov.mi.piis.evaluation.messaging;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.push;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Eventually;
import be.fgov.mi.piis.evaluation.fixture.FromContractService;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.events.Topics;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.contract.PersonMerged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** On the real broker: what contract-service tells lets trajectories join, and what this service tells. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class JoiningTest {
    @Inject
    Tables tables;

    @Inject
    FromContractService contractService;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void a_trajectory_that_came_before_its_contract_joins_by_itself() throws Exception {
        Contracts contract = aContract("joins");
        assertThat(push("joins", "T1", 1, RUNNING).jsonPath().getString("status"))
                .isEqualTo("awaitingContract");
        assertThat(push("joins", "T2", 1, RUNNING).jsonPath().getString("contractId"))
                .isEqualTo(contract.id().toString());
        assertThat(toldVersions("joins")).isEmpty();

        contractService.tells(contract.told());

        Eventually.holds(() -> assertThat(toldVersions("joins")).containsExactly("T1|2", "T2|2"));
        List<TrajectoryChanged> heard =
                hear(Topics.EVALUATION, contract.personId().toString(), 2);
        assertThat(heard).extracting(TrajectoryChanged::personId).containsOnly(contract.personId());
        assertThat(heard).extracting(TrajectoryChanged::contractId).containsOnly(contract.id());
        assertThat(heard).extracting(TrajectoryChanged::trajectoryReference).containsExactlyInAnyOrder("T1", "T2");
    }

    @Test
    void a_record_that_cannot_be_read_any_more_keeps_neither_its_contract_nor_the_others_out() throws Exception {
        Contracts contract = aContract("damaged");
        push("damaged", "T1", 1, RUNNING);
        push("damaged", "T2", 1, RUNNING);
        tables.execute("""
                set session_replication_role = replica;
                update trajectory_revision set content_sealed = '\\x00' where trajectory_id =
                    (select id from trajectory where contract_reference = 'damaged' and trajectory_reference = 'T1');
                set session_replication_role = origin
                """);

        contractService.tells(contract.told());

        Eventually.holds(() -> assertThat(toldVersions("damaged")).containsExactly("T2|2"));
        assertThat(tables.rows("select 1 from known_contract where reference = 'damaged'"))
                .hasSize(1);
        assertThat(tables.rows("select person_id from trajectory where contract_reference = 'damaged'"))
                .containsExactly(
                        contract.personId().toString(), contract.personId().toString());
        push("damaged", "T1", 2, RUNNING);
        assertThat(toldVersions("damaged")).containsExactlyInAnyOrder("T1|3", "T2|2");
    }

    @Test
    void events_that_come_twice_and_in_any_order_change_nothing() {
        UUID bis = UUID.randomUUID();
        UUID registered = UUID.randomUUID();
        Contracts contract = aContract("shuffled").of(bis);
        push("shuffled", "T1", 1, RUNNING);
        List<Runnable> deliveries = new ArrayList<>();
        for (ContractChanged told : List.of(
                contract.told(),
                contract.inVersion(2).told(),
                contract.of(registered).inVersion(3).told(),
                contract.of(registered).inVersion(4).told())) {
            UUID id = UUID.randomUUID();
            deliveries.add(() -> contractService.tells(told, id));
            deliveries.add(() -> contractService.tells(told, id));
        }
        Collections.shuffle(deliveries, new Random(20151231));

        deliveries.forEach(Runnable::run);

        Eventually.holds(() -> assertThat(
                        tables.row("select version, person_id from known_contract where reference = 'shuffled'"))
                .isEqualTo("4|" + registered));
        Eventually.holds(
                () -> assertThat(tables.row("select person_id from trajectory where contract_reference = 'shuffled'"))
                        .isEqualTo(registered.toString()));
        Eventually.holds(this::everythingSentIsConsumed);
        String before = tables.fingerprint();

        deliveries.forEach(Runnable::run);
        contractService.tells(contract.inVersion(2).told());
        Eventually.holds(this::everythingSentIsConsumed);

        assertThat(tables.fingerprint()).isEqualTo(before);
    }

    @Test
    void when_two_persons_turn_out_to_be_one_the_trajectories_move_along() {
        UUID bis = UUID.randomUUID();
        UUID registered = UUID.randomUUID();
        Contracts contract = aContract("merged").of(bis);
        contractService.tells(contract.told());
        Eventually.holds(() -> assertThat(tables.rows("select 1 from known_contract where reference = 'merged'"))
                .hasSize(1));
        push("merged", "T1", 1, RUNNING);

        contractService.tells(new PersonMerged(bis, registered, 1));
        contractService.tells(contract.of(registered).inVersion(2).told());

        Eventually.holds(() -> assertThat(tables.rows("""
                        select key, version from outbox
                         where payload::json->>'contractReference' = 'merged' order by position
                        """)).containsExactly(bis + "|1", registered + "|2"));
    }

    @Test
    void news_of_a_contract_that_leave_its_person_alone_tell_nobody_anything() {
        Contracts contract = aContract("quiet");
        push("quiet", "T1", 1, RUNNING);
        contractService.tells(contract.told());
        contractService.tells(contract.inVersion(2).told());
        contractService.tells(contract.inVersion(3).told());

        Eventually.holds(() -> assertThat(tables.row("select version from known_contract where reference = 'quiet'"))
                .isEqualTo("3"));
        assertThat(toldVersions("quiet")).containsExactly("T1|2");
    }

    @Test
    void what_can_never_be_consumed_goes_to_the_dead_letters_and_the_next_event_goes_on() {
        String key = UUID.randomUUID().toString();
        contractService.send(Topics.CONTRACT, key, ContractChanged.TYPE, UUID.randomUUID(), "{\"contractId\": 7}");
        Contracts contract = aContract("after-poison").of(UUID.fromString(key));
        contractService.tells(contract.told());

        Eventually.holds(() -> assertThat(tables.rows("select 1 from known_contract where reference = 'after-poison'"))
                .hasSize(1));
        List<ConsumerRecord<String, String>> dead = records(Topics.CONTRACT + Topics.DEAD_LETTER_SUFFIX, key, 1);
        assertThat(dead).hasSize(1);
        assertThat(new String(
                        dead.getFirst()
                                .headers()
                                .lastHeader("dead-letter-reason")
                                .value(),
                        StandardCharsets.UTF_8))
                .contains("ContractChanged");
    }

    /** Every record of the contract topic is below the committed offsets of this service. */
    private void everythingSentIsConsumed() {
        try (var admin = org.apache.kafka.clients.admin.Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaConsumer<String, String> consumer = consumer()) {
            var committed = admin.listConsumerGroupOffsets("evaluation-service")
                    .partitionsToOffsetAndMetadata()
                    .get();
            var partitions = consumer.partitionsFor(Topics.CONTRACT).stream()
                    .map(each -> new org.apache.kafka.common.TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.endOffsets(partitions).forEach((partition, end) -> {
                long consumed = committed.get(partition) == null
                        ? 0
                        : committed.get(partition).offset();
                assertThat(consumed).as("%s", partition).isEqualTo(end);
            });
        } catch (java.util.concurrent.ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> toldVersions(String contract) {
        return tables.rows("""
                select payload::json->>'trajectoryReference', version from outbox
                 where payload::json->>'contractReference' = ? order by position
                """, contract);
    }

    private List<TrajectoryChanged> hear(String topic, String key, int count) throws Exception {
        List<TrajectoryChanged> heard = new ArrayList<>();
        for (ConsumerRecord<String, String> record : records(topic, key, count)) {
            assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                    .isEqualTo(TrajectoryChanged.TYPE);
            heard.add(JsonMappers.stored().readValue(record.value(), TrajectoryChanged.class));
        }
        return heard;
    }

    private List<ConsumerRecord<String, String>> records(String topic, String key, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (found.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
