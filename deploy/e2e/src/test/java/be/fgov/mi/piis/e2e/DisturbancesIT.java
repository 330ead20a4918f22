package be.fgov.mi.piis.e2e;

import static be.fgov.mi.piis.local.Service.CONTRACT;
import static be.fgov.mi.piis.local.Service.EVALUATION;
import static be.fgov.mi.piis.local.Service.SUBSIDY;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.local.Service;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Events twice, in disorder, from the start again; processes killed at the two moments that matter; the broker away. The
 * same pushes must end in the same rows as when nothing happens.
 */
@Order(2)
@ExtendWith(OnTheWholeSuite.class)
class DisturbancesIT {
    private static final Set<String> HEARD_BY_SUBSIDY = Set.of(Events.CONTRACT, Events.EVALUATION, Events.SUBSIDY);
    private static final int OUTAGE_SECONDS = Integer.getInteger("piis.e2e.outage.seconds", 60);
    private static final int TRIES = 5;

    /** What the caseload comes to when nothing disturbs it. */
    private static @Nullable Map<String, List<String>> undisturbed;

    private final Suite suite;

    DisturbancesIT(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void everyFactHasHappened() {
        suite.moveClock(java.time.LocalDate.of(2016, 1, 15));
    }

    @Test
    @Order(1)
    @DisplayName("Undisturbed: the picture that the others are compared with")
    void undisturbed() {
        Map<String, List<String>> picture = undisturbedPicture();
        assertThat(picture.get("counted")).containsExactly("BIS, DROPOUT, RUNS, SIGNED-LATER, TWO");
        assertThat(picture.get("persons")).contains("BIS, REGISTER").hasSize(9);
    }

    @Test
    @Order(2)
    @DisplayName("A slow transaction: an event written early and committed late is not skipped (F10)")
    void slowTransactionIsNotSkipped() throws SQLException {
        Progress.step("a slow transaction");
        Caseload cases = new Caseload(suite, "0999000822");
        cases.draftConvention();
        UUID slowEvent = UUID.randomUUID();
        try (Connection slow = suite.databases().connect(CONTRACT)) {
            // given a transaction that has written its event and takes its time
            slow.setAutoCommit(false);
            try (PreparedStatement insert = slow.prepareStatement("""
                    insert into outbox (lane, id, topic, key, type, version, payload)
                    select lane, ?, ?, 'slow', 'be.fgov.mi.piis.e2e.slow', 1, '{}' from outbox_cursor where lane = 0
                    """)) {
                insert.setObject(1, slowEvent);
                insert.setString(2, Events.CONTRACT);
                insert.executeUpdate();
            }
            // when others begin later and commit earlier
            long before = suite.databases().unsent(CONTRACT);
            List<Caseload.Step> contracts = cases.steps().stream()
                    .filter(step -> step.service() == CONTRACT && step.method().equals("PUT"))
                    .toList();
            cases.play(contracts);
            letTimePass(Duration.ofSeconds(2));
            assertThat(suite.databases().unsent(CONTRACT))
                    .as("events of later transactions wait for the slow one")
                    .isEqualTo(before + contracts.size());
            slow.commit();
            cases.play(cases.steps().stream()
                    .filter(step -> !contracts.contains(step))
                    .toList());
        }
        // then it is sent as well, once, and everyone has heard it
        suite.awaitQuiet();
        assertThat(suite.events().records(List.of(Events.CONTRACT), Map.of()).stream()
                        .filter(record -> Events.header(record, "ce_id").equals(slowEvent.toString())))
                .hasSize(1);
        assertThat(suite.databases().heard(SUBSIDY, "counting.contract")).contains(slowEvent.toString());
        equalsTheUndisturbed(cases);
    }

    @Test
    @Order(3)
    @DisplayName("Every event twice and in disorder, from the first time it is heard (F7, F8)")
    void twiceAndInDisorder() {
        Progress.step("every event twice and in disorder");
        Caseload cases = new Caseload(suite, "0999000921");
        cases.draftConvention();
        suite.awaitQuiet();
        // given a subsidy-service that was away while everything happened
        suite.stop(SUBSIDY);
        Map<TopicPartition, Long> before = suite.events().ends(List.of(Events.CONTRACT, Events.EVALUATION));
        cases.play(cases.steps());
        awaitSentByContractAndEvaluation();
        List<ConsumerRecord<String, String>> missed =
                suite.events().records(List.of(Events.CONTRACT, Events.EVALUATION), before);
        // when it gets none of it in order, but each event twice in a random order
        suite.events().skipToEnd("subsidy-service", HEARD_BY_SUBSIDY);
        Disorder disorder = new Disorder();
        suite.events().send(disorder.twice(missed));
        Progress.step(missed.size() + " events, each twice in disorder, seed " + disorder.seed());
        suite.start(SUBSIDY);
        // then it ends where it would have ended
        suite.awaitQuiet();
        noLagAnywhere();
        equalsTheUndisturbed(cases);
    }

    @Test
    @Order(4)
    @DisplayName("contract-service killed between commit and send: the event arrives, in effect once (F1)")
    void killedBetweenCommitAndSend() {
        Progress.step("contract-service killed between commit and send");
        Caseload cases = new Caseload(suite, "0999001020");
        cases.draftConvention();
        List<Caseload.Step> steps = cases.steps();
        int middle = indexOfContract(steps, "SIGNED-LATER");
        cases.play(steps.subList(0, middle));
        suite.awaitQuiet();
        // given a broker that does not answer
        suite.pauseBroker();
        boolean resumed = false;
        try {
            // when a push is committed and accepted, and the service dies before it could send
            cases.play(steps.subList(middle, middle + 1));
            suite.kill(CONTRACT);
            assertThat(suite.databases().unsent(CONTRACT))
                    .as("committed and not sent")
                    .isPositive();
            suite.resumeBroker();
            resumed = true;
        } finally {
            if (!resumed) {
                suite.resumeBroker();
            }
        }
        suite.start(CONTRACT);
        // then the event arrives by itself
        suite.awaitQuiet();
        cases.play(steps.subList(middle + 1, steps.size()));
        suite.awaitQuiet();
        equalsTheUndisturbed(cases);
    }

    @Test
    @Order(5)
    @DisplayName("subsidy-service killed between work and offset: delivered again, nothing doubled (F1)")
    void killedBetweenWorkAndOffset() {
        Progress.step("subsidy-service killed between work and offset");
        Caseload cases = new Caseload(suite, "0999001119");
        cases.draftConvention();
        List<Caseload.Step> steps = cases.steps();
        int next = 0;
        Map<String, Long> behind = Map.of();
        for (int attempt = 1; behind.isEmpty(); attempt++) {
            assertThat(attempt)
                    .as("tries to meet the moment between work and offset")
                    .isLessThanOrEqualTo(TRIES);
            // given work that is done
            cases.play(steps.subList(next, next + 3));
            next += 3;
            suite.awaitQuiet();
            // when the service dies before its offset is committed
            suite.kill(SUBSIDY);
            behind = suite.events().lag("subsidy-service", HEARD_BY_SUBSIDY);
            Progress.step("committed offsets are behind the work: " + behind);
            suite.start(SUBSIDY);
        }
        // then the events are delivered again and change nothing
        noLagAnywhere();
        cases.play(steps.subList(next, steps.size()));
        suite.awaitQuiet();
        equalsTheUndisturbed(cases);
    }

    @Test
    @Order(6)
    @DisplayName("The broker is away for a minute: every push is accepted, and all arrives afterwards (F2)")
    void brokerAway() {
        Progress.step("the broker is away for " + OUTAGE_SECONDS + " s");
        Caseload cases = new Caseload(suite, "0999001218");
        cases.draftConvention();
        suite.awaitQuiet();
        suite.killBroker();
        long killed = System.nanoTime();
        List<Caseload.Step> steps = cases.steps();
        long pause = Duration.ofSeconds(OUTAGE_SECONDS).toMillis() / (steps.size() + 1);
        for (int i = 0; i < steps.size(); i++) {
            cases.play(steps.subList(i, i + 1));
            letTimePass(Duration.ofMillis(pause));
        }
        letTimePass(Duration.ofSeconds(OUTAGE_SECONDS).minusNanos(System.nanoTime() - killed));
        Progress.step(steps.size() + " pushes accepted without a broker; "
                + suite.databases().unsent(CONTRACT) + " events wait in contract-service");
        assertThat(suite.databases().unsent(CONTRACT)).isPositive();

        suite.startBroker();
        long back = System.nanoTime();
        suite.awaitQuiet();
        noLagAnywhere();
        Progress.step(
                "everything has arrived %.1f s after the broker came back".formatted((System.nanoTime() - back) / 1e9));
        equalsTheUndisturbed(cases);
    }

    @Test
    @Order(7)
    @DisplayName("Replay from the first offset changes no row, even when the inbox has forgotten everything (F7, I10)")
    void replayFromTheFirstOffset() {
        Progress.step("replay from the first offset");
        suite.awaitQuiet();
        for (boolean forgetful : List.of(false, true)) {
            suite.stop(SUBSIDY);
            Set<String> without = forgetful ? Set.of("access_log", "inbox") : Set.of("access_log");
            Map<String, String> before = suite.databases().contentOf(SUBSIDY.database(), without);
            suite.events().resetToStart("subsidy-service");
            if (forgetful) {
                suite.databases().execute(SUBSIDY.database(), "delete from inbox");
            }
            long records = suite.events().ends(HEARD_BY_SUBSIDY).values().stream()
                    .mapToLong(end -> end)
                    .sum();
            suite.start(SUBSIDY);
            suite.awaitQuiet();
            suite.events().awaitNoLag("subsidy-service", HEARD_BY_SUBSIDY);
            assertThat(suite.databases().contentOf(SUBSIDY.database(), without))
                    .as("tables of subsidy-service after the replay")
                    .isEqualTo(before);
            Progress.step(records + " records heard again" + (forgetful ? " as if for the first time" : "")
                    + ", no row changed");
        }
    }

    @Test
    @Order(8)
    @DisplayName("A poison message goes to the dead letters with its reason, and the next events go on (F6)")
    void poisonMessage() {
        Progress.step("a poison message");
        Caseload cases = new Caseload(suite, "0999001317");
        cases.draftConvention();
        List<Caseload.Step> steps = cases.steps();
        cases.play(steps.subList(0, 1));
        suite.awaitQuiet();
        // given, on the partition of a person, a message that nobody can read and one that is no event at all
        String person = suite.databases()
                .rows(SUBSIDY, "select person_id::text from contract_fact where enterprise_number = ?", cases.cpas())
                .getFirst();
        String poison = UUID.randomUUID().toString();
        ProducerRecord<String, String> unreadable =
                new ProducerRecord<>(Events.CONTRACT, person, "{\"contractId\": not json");
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", poison,
                        "ce_source", "urn:spp-is:e2e",
                        "ce_type", "be.fgov.mi.piisContract.v1.contracts.notify.changed")
                .forEach((name, value) -> unreadable.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        String noEvent = "no event " + poison;
        suite.events().send(List.of(unreadable, new ProducerRecord<>(Events.CONTRACT, person, noEvent)));
        // when the next events come on the same partition
        cases.play(steps.subList(1, steps.size()));
        // then these are consumed
        suite.awaitQuiet();
        equalsTheUndisturbed(cases);
        noLagAnywhere();
        // and both messages lie with their reason in the dead letters, from each of the two services that read them
        Patience.until("dead letters", Duration.ofSeconds(30), () -> {
            List<ConsumerRecord<String, String>> letters = deadLetters(poison);
            return letters.size() >= 4 ? Optional.empty() : Optional.of(letters.size() + " of 4 letters");
        });
        assertThat(deadLetters(poison)).hasSize(4).allSatisfy(letter -> {
            assertThat(Events.header(letter, "dead-letter-reason")).isNotBlank();
            assertThat(Events.header(letter, "dead-letter-topic")).isEqualTo(Events.CONTRACT);
        });
        Progress.step("dead letters say: "
                + deadLetters(poison).stream()
                        .map(letter -> Events.header(letter, "dead-letter-reason"))
                        .distinct()
                        .toList());
    }

    private List<ConsumerRecord<String, String>> deadLetters(String poison) {
        return suite.events().records(List.of(Events.CONTRACT + ".dlq"), Map.of()).stream()
                .filter(letter -> letter.value().endsWith(poison)
                        || Events.header(letter, "ce_id").equals(poison))
                .toList();
    }

    private Map<String, List<String>> undisturbedPicture() {
        Map<String, List<String>> picture = undisturbed;
        if (picture == null) {
            Progress.step("undisturbed");
            Caseload cases = new Caseload(suite, "0999000723");
            cases.draftConvention();
            cases.play(cases.steps());
            suite.awaitQuiet();
            picture = cases.picture();
            undisturbed = picture;
        }
        return picture;
    }

    private void equalsTheUndisturbed(Caseload cases) {
        Map<String, List<String>> expected = undisturbedPicture();
        Map<String, List<String>> found = cases.picture();
        expected.forEach((part, rows) -> assertThat(found.get(part)).as(part).isEqualTo(rows));
        assertThat(suite.databases().number(EVALUATION, "select count(*) from trajectory where person_id is null"))
                .as("trajectories that still await their contract")
                .isZero();
        Progress.step("the same to the row: " + found.getOrDefault("count", List.of()));
    }

    private void awaitSentByContractAndEvaluation() {
        Patience.until("sent", Duration.ofSeconds(60), () -> {
            Set<String> missing = suite.databases().said(CONTRACT, Events.CONTRACT);
            missing.removeAll(suite.databases().heard(EVALUATION, "evaluation"));
            return missing.isEmpty()
                            && suite.databases().unsent(CONTRACT) == 0
                            && suite.databases().unsent(EVALUATION) == 0
                    ? Optional.empty()
                    : Optional.of(missing.size() + " contract events not heard by evaluation-service");
        });
    }

    private void noLagAnywhere() {
        suite.events().awaitNoLag("subsidy-service", HEARD_BY_SUBSIDY);
        suite.events().awaitNoLag("evaluation-service", Set.of(Events.CONTRACT, Events.REGISTRY));
        suite.events().awaitNoLag("contract-service", Set.of(Events.REGISTRY));
    }

    private static int indexOfContract(List<Caseload.Step> steps, String reference) {
        for (int i = 0; i < steps.size(); i++) {
            Service service = steps.get(i).service();
            if (service == CONTRACT && steps.get(i).path().contains("/contracts/" + reference + "/")) {
                return i;
            }
        }
        throw new IllegalArgumentException(reference);
    }

    /** How long something lasts is part of these tests; nothing waits for a result this way. */
    private static void letTimePass(Duration duration) {
        try {
            Thread.sleep(Math.max(0, duration.toMillis()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
