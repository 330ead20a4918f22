package be.fgov.mi.piis.subsidy.counting;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.Payees;
import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole years from a seed: persons, trajectories, money and mergers of CPAS in any order. Whenever CPAS merge, every
 * cent and every counted person stands after it where it stood before.
 */
@QuarkusTest
@DisplayName("SUB-18, A-26: a merger of CPAS in the middle of a year keeps every euro and every person exactly once")
class MergersLoseNothingTest extends SubsidyServiceTest {
    private static final int ACTS = 60;
    private static final LocalDate LEAVES_ON = LocalDate.of(2015, 4, 15);

    @Inject
    CountingTables tables;

    @Inject
    KeepContract keepContract;

    @Inject
    KeepTrajectory keepTrajectory;

    @Inject
    CountConvention countConvention;

    @Inject
    StaleDecisions staleDecisions;

    @Inject
    Ledger ledger;

    @Inject
    Payees payees;

    @Inject
    CpasRegistry cpasRegistry;

    private final List<String> cpas = new ArrayList<>();
    private final Map<String, Deque<Booking>> lives = new TreeMap<>();
    private final Map<UUID, List<Heard.Contract>> contracts = new HashMap<>();

    /** A city, a cluster of four that one leaves, another city, and three CPAS without a convention. */
    @BeforeEach
    void aWorld() {
        tables.empty();
        for (int i = 0; i < 9; i++) {
            String number = CountingTables.aCpas();
            cpas.add(number);
            cpasRegistry.apply(new RegisteredCpas(
                    number, 63_001, number, number, null, LocalDate.of(1977, 1, 1), null, null, IBAN, 1));
        }
        String cluster = tables.aConvention(2015, "CLUSTER", cpas.get(1), cpas.get(2), cpas.get(3));
        for (String number : List.of(
                tables.aCityConvention(2015, cpas.get(0)), cluster, tables.aCityConvention(2015, cpas.get(4)))) {
            lives.put(number, new ArrayDeque<>(life(number)));
            if (number.equals(cluster)) {
                tables.addMember(number, 2015, cpas.get(8), LocalDate.of(2015, 1, 1), LEAVES_ON);
            }
            QuarkusTransaction.requiringNew().run(() -> countConvention.heard(CountingTest.changed(number)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyYear(long seed) {
        Random random = new Random(seed);
        LocalDate today = LocalDate.of(2015, 2, 2);
        int mergers = 0;
        for (int act = 0; act < ACTS; act++) {
            clock.moveTo(today);
            switch (random.nextInt(5)) {
                case 0 -> money(random, today);
                case 1 -> mergers += merge(random, today) ? 1 : 0;
                default -> accompany(random, today);
            }
            everyPersonOnce(seed);
            everyEuroOnce(today);
            today = today.plusDays(random.nextInt(8));
        }
        assertThat(mergers).as("seed %d merges", seed).isPositive();
        assertThat(counted()).as("seed %d counts", seed).isNotEmpty();
    }

    private boolean merge(Random random, LocalDate today) {
        List<String> alive = cpas.stream()
                .filter(each -> cpasRegistry.find(each).orElseThrow().validTo() == null)
                .toList();
        if (alive.size() < 3) {
            return false;
        }
        String successor = alive.get(random.nextInt(alive.size()));
        String predecessor = alive.get(random.nextInt(alive.size()));
        if (predecessor.equals(successor)) {
            return false;
        }
        List<String> countedBefore = counted();
        List<String> moneyBefore = money();
        as(Tokens.officer())
                .body("{\"predecessors\": [\"" + predecessor + "\"], \"successor\": \"" + successor
                        + "\", \"lastDay\": \"" + today.plusDays(random.nextInt(20)) + "\"}")
                .post("/registry/v1/mergers")
                .then()
                .statusCode(200);
        assertThat(counted()).isEqualTo(countedBefore);
        assertThat(money()).isEqualTo(moneyBefore);
        return true;
    }

    /** A new contract, sometimes of somebody who was there before, and a trajectory. */
    private void accompany(Random random, LocalDate today) {
        List<String> open =
                cpas.stream().filter(each -> cpasRegistry.existsOn(each, today)).toList();
        String at = open.get(random.nextInt(open.size()));
        List<UUID> known = new ArrayList<>(new TreeSet<>(contracts.keySet()));
        UUID person = !known.isEmpty() && random.nextInt(3) == 0
                ? known.get(random.nextInt(known.size()))
                : new UUID(random.nextLong(), random.nextLong());
        Heard.Contract contract = new Heard.Contract(
                at,
                "R" + Long.toString(random.nextLong(Long.MAX_VALUE), 36),
                person,
                1,
                "socialActivation",
                "active",
                "rightToIntegration",
                false,
                today,
                today.plusYears(1).minusDays(1),
                today);
        contracts.computeIfAbsent(person, any -> new ArrayList<>()).add(contract);
        QuarkusTransaction.requiringNew().run(() -> {
            keepContract.heard(contract.event());
            keepTrajectory.heard(contract.trajectory(
                            "T1", today.toString(), today.plusMonths(2).toString())
                    .event());
        });
    }

    private void money(Random random, LocalDate today) {
        List<Deque<Booking>> open =
                lives.values().stream().filter(life -> !life.isEmpty()).toList();
        if (!open.isEmpty()) {
            Booking booking = open.get(random.nextInt(open.size())).poll();
            ActContext context = new ActContext(
                    new Caller("test", "subject-test", "test", Set.of(), null, null),
                    today,
                    Instant.parse("2015-11-13T10:00:00Z"));
            QuarkusTransaction.requiringNew().run(() -> ledger.book(Objects.requireNonNull(booking), context));
        }
    }

    private static List<Booking> life(String convention) {
        Euro granted = Euro.ofCents(1_000_000);
        Euro advance = Euro.ofCents(500_000);
        Euro balance = Euro.ofCents(210_001);
        return List.of(
                Bookings.committed(convention, granted),
                Bookings.advanceReleased(convention, advance, "1"),
                Bookings.advancePaid(convention, advance, "1"),
                Bookings.settled(convention, granted, advance, balance, Euro.ZERO),
                Bookings.balanceReleased(convention, balance, "1"),
                Bookings.balancePaid(convention, balance, "1"));
    }

    private List<String> counted() {
        return tables.rows("select convention_number, person_id from counted_person order by 1, 2");
    }

    private List<String> money() {
        return tables.rows("select convention_number, account, sum(amount_cents) from ledger_transaction"
                + " join ledger_entry using (transaction_id) group by 1, 2 order by 1, 2");
    }

    /**
     * Whoever falls under a convention counts there, once, and nobody under one that its CPAS had left. What came with
     * a merger adds a convention only for a person whom none of the inherited ones knew before.
     */
    private void everyPersonOnce(long seed) {
        Map<UUID, Set<String>> counted = new HashMap<>();
        counted()
                .forEach(row -> counted.computeIfAbsent(UUID.fromString(row.split("\\|")[1]), any -> new TreeSet<>())
                        .add(row.split("\\|")[0]));
        contracts.forEach((person, all) -> {
            Set<String> known = new TreeSet<>();
            all.forEach(contract -> known.addAll(conventionsOf(contract.cpas())));
            Set<String> expected = new TreeSet<>();
            all.forEach(contract -> expected.addAll(conventionsOn(contract.from(), contract.cpas())));
            all.stream()
                    .filter(contract -> conventionsOf(contract.cpas()).isEmpty())
                    .flatMap(contract -> inheritedBy(contract).stream()
                            .min(Comparator.comparing((String each) -> !known.contains(each))
                                    .thenComparing(Comparator.naturalOrder()))
                            .stream())
                    .forEach(expected::add);
            assertThat(counted.getOrDefault(person, Set.of()))
                    .as("seed %d, %s", seed, person)
                    .isEqualTo(expected);
        });
        assertThat(tables.rows("select person_id from cross_convention_flag"))
                .containsExactlyInAnyOrderElementsOf(counted.entrySet().stream()
                        .filter(each -> each.getValue().size() > 1)
                        .map(each -> each.getKey().toString())
                        .toList());
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> staleDecisions.ofYear(2015))
                        .persons())
                .as("seed %d: statement and rules agree", seed)
                .isEmpty();
    }

    private Set<String> conventionsOf(String number) {
        return new TreeSet<>(
                tables.rows("select convention_number from convention_member where enterprise_number = ?", number));
    }

    /** Those that the CPAS has not left by a day. */
    private Set<String> conventionsOn(LocalDate day, String number) {
        return new TreeSet<>(tables.rows(
                "select convention_number from convention_member where enterprise_number = ? and member_until >= ?",
                number,
                day));
    }

    /** The conventions of the CPAS for which that of the contract spoke on the first day of the contract. */
    private TreeSet<String> inheritedBy(Heard.Contract contract) {
        TreeSet<String> inherited = new TreeSet<>();
        cpasRegistry
                .responsible()
                .foundUnder(contract.from(), contract.cpas())
                .forEach(each -> inherited.addAll(conventionsOn(contract.from(), each)));
        return inherited;
    }

    /** Each convention has one CPAS that is paid and pays back, which exists on that day. */
    private void everyEuroOnce(LocalDate today) {
        long total = number("select coalesce(sum(amount_cents), 0) from ledger_entry where account <> 'BUDGET'");
        Map<String, Long> byPayee = new TreeMap<>();
        for (String convention : lives.keySet()) {
            String payee = QuarkusTransaction.requiringNew()
                    .call(() -> payees.of(Convention.of(convention).orElseThrow(), today)
                            .enterpriseNumber());
            assertThat(cpasRegistry.existsOn(payee, today)).isTrue();
            byPayee.merge(
                    payee,
                    number("select coalesce(sum(amount_cents), 0) from ledger_transaction join ledger_entry using"
                            + " (transaction_id) where account <> 'BUDGET' and convention_number = '" + convention
                            + "'"),
                    Long::sum);
        }
        assertThat(byPayee.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
    }
}
