package be.fgov.mi.piis.evaluation.cadence;

import be.fgov.mi.piis.evaluation.compliance.ContractsWithEvaluations;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationNotice;
import be.fgov.mi.piis.evaluation.rules.HeldEvaluation;
import be.fgov.mi.piis.evaluation.rules.Law;
import be.fgov.mi.piis.evaluation.rules.MissedEvaluation;
import be.fgov.mi.piis.evaluation.rules.MissedEvaluations;
import be.fgov.mi.piis.evaluation.rules.NextLook;
import be.fgov.mi.piis.events.outbox.Outbox;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Looks each business day at the contracts on which something can have become due or missed (LIF-5, LIF-6, LIF-7),
 * records it and tells the other services.
 *
 * <ol>
 *   <li>Each contract knows the day on which it is to be looked at again: after days without a tick it is looked at for
 *       each of the days that mattered, with the same result as if none had been left out.
 *   <li>A chunk of contracts is one transaction: findings, events, and the days of the next look. Whoever is killed
 *       leaves whole chunks, and whoever comes next goes on after them. Two chunks of different contracts go on at once,
 *       so that one is judged while the database writes the other.
 *   <li>One instance does all of it, under a lock that ends with its connection; a period of a contract has one row by
 *       constraint.
 *   <li>A change of a contract or of its evaluations is compared within a second with what was recorded, and resolves
 *       or corrects it. What is new waits for the next day: evaluations may come after their contract.
 *   <li>A clock that moves back takes nothing back: what was found on a later day is judged as of that day.
 * </ol>
 */
@ApplicationScoped
public class DailyTick {
    private static final int CHUNK = 2_000;
    private static final int CHUNKS_AT_ONCE = 2;
    private static final Logger LOG = Logger.getLogger(DailyTick.class);

    private final AgroalDataSource database;
    private final LawBook lawBook;
    private final Outbox outbox;
    private final Clock clock;
    private final int contractsOfAChunk;
    private final WhatWasMissed whatWasMissed;

    @Inject
    DailyTick(AgroalDataSource database, LawBook lawBook, Outbox outbox, Clock clock) {
        this(database, lawBook, outbox, clock, CHUNK, MissedEvaluations::before);
    }

    DailyTick(
            AgroalDataSource database,
            LawBook lawBook,
            Outbox outbox,
            Clock clock,
            int contractsOfAChunk,
            WhatWasMissed whatWasMissed) {
        this.database = database;
        this.lawBook = lawBook;
        this.outbox = outbox;
        this.clock = clock;
        this.contractsOfAChunk = contractsOfAChunk;
        this.whatWasMissed = whatWasMissed;
    }

    /** The rule on what was missed before a day. */
    interface WhatWasMissed {
        List<MissedEvaluation> before(
                LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law);
    }

    /** Why a contract is looked at. */
    private enum Occasion {
        DUE,
        CHANGED
    }

    @Scheduled(every = "{suite.cadence.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        run();
    }

    /** Does all there is to do on the business day; nothing when it is done, or when another instance is doing it. */
    public void run() {
        LocalDate today = LocalDate.now(clock);
        try (Connection connection = database.getConnection()) {
            if (CadenceTables.isAllDone(connection, today)) {
                return;
            }
            connection.setAutoCommit(false);
            try {
                if (CadenceTables.tryLock(connection)) {
                    lookAtAll(today);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the tick cannot be read", failure);
        }
    }

    private void lookAtAll(LocalDate today) {
        inTransaction(connection -> {
            CadenceTables.heedTheLaw(connection);
            CadenceTables.beginDay(connection, today);
            return today;
        });
        Law law = lawBook.asItStands();
        for (Occasion occasion : Occasion.values()) {
            all(new Chunks(occasion, today, law));
        }
        inTransaction(connection -> {
            CadenceTables.finishDay(connection, today);
            return today;
        });
    }

    private static void all(Chunks chunks) {
        if (!chunks.next()) {
            return;
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CHUNKS_AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CHUNKS_AT_ONCE; i++) {
                running.add(threads.submit(chunks::allOfThem));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the tick cannot go on", failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the tick was stopped", stopped);
        }
    }

    /** The chunks of an occasion, which threads take one after the other. */
    private final class Chunks {
        private final Occasion occasion;
        private final LocalDate today;
        private final Law law;
        private CadenceTables.Held last = CadenceTables.Held.NONE;
        private boolean areOver;

        Chunks(Occasion occasion, LocalDate today, Law law) {
            this.occasion = occasion;
            this.today = today;
            this.law = law;
        }

        /** @return whether there may be more */
        boolean next() {
            return inTransaction(connection -> {
                CadenceTables.findByKey(connection);
                List<CadenceTables.Held> held = hold(connection);
                if (!held.isEmpty()) {
                    judge(connection, occasion, held, today, law);
                }
                return held.size() == contractsOfAChunk;
            });
        }

        /** A thread that fails stops the other one after its chunk. */
        void allOfThem() {
            boolean more = true;
            try {
                while (more) {
                    more = next();
                }
            } finally {
                stop();
            }
        }

        private synchronized List<CadenceTables.Held> hold(Connection connection) throws SQLException {
            if (areOver) {
                return List.of();
            }
            List<CadenceTables.Held> held = switch (occasion) {
                case DUE -> CadenceTables.holdDue(connection, today, last, contractsOfAChunk);
                case CHANGED -> CadenceTables.holdChanged(connection, today, last, contractsOfAChunk);
            };
            if (held.size() < contractsOfAChunk) {
                areOver = true;
            }
            if (!held.isEmpty()) {
                last = held.getLast();
            }
            return held;
        }

        private synchronized void stop() {
            areOver = true;
        }
    }

    /** The contracts are read after they are held: what was pushed before is seen, what comes after is noted as a change. */
    private void judge(
            Connection connection, Occasion occasion, List<CadenceTables.Held> held, LocalDate today, Law law)
            throws SQLException {
        Array ids = CadenceTables.array(connection, "uuid", held, CadenceTables.Held::contractId);
        Findings findings = new Findings(
                occasion,
                today,
                CadenceTables.tickedDay(connection, false),
                CadenceTables.tickedDay(connection, true),
                law,
                held.stream()
                        .collect(Collectors.toMap(CadenceTables.Held::contractId, CadenceTables.Held::lookAgainOn)),
                CadenceTables.misses(connection, ids));
        ContractsWithEvaluations.of(connection, ids).forEach(findings::judge);
        CadenceTables.insert(connection, findings.missed);
        CadenceTables.update(connection, findings.corrected);
        int warned = CadenceTables.announce(connection, findings.warned);
        switch (occasion) {
            case DUE -> CadenceTables.lookAgain(connection, findings.looks);
            case CHANGED -> {
                CadenceTables.forgetChanges(connection, ids);
                CadenceTables.tryAgain(connection, findings.setAside, today.plusDays(1));
            }
        }
        CadenceTables.setAside(connection, today, ids, findings.setAside);
        List<Miss> news = Stream.concat(findings.missed.stream(), findings.corrected.stream())
                .toList();
        if (!news.isEmpty()) {
            outbox.publishAll(Outbox.prepare(news.stream().map(Miss::toEvent).toList()));
        }
        CadenceTables.count(
                connection, today, occasion == Occasion.DUE ? held.size() : 0, warned, findings.missed.size(), (int)
                        findings.corrected.stream()
                                .filter(miss -> miss.status() == Miss.Status.RESOLVED)
                                .count());
    }

    /** What a chunk of contracts comes to. */
    private final class Findings {
        private final Occasion occasion;
        private final LocalDate today;
        private final LocalDate firstTick;
        private final LocalDate judgedUpTo;
        private final Law law;
        private final Map<UUID, LocalDate> lookedUpTo;
        private final Map<UUID, Map<String, Miss>> known;
        private final List<Miss> missed = new ArrayList<>();
        private final List<Miss> corrected = new ArrayList<>();
        private final List<CadenceTables.Warned> warned = new ArrayList<>();
        private final List<CadenceTables.Look> looks = new ArrayList<>();
        private final List<UUID> setAside = new ArrayList<>();

        /**
         * @param firstTick before it nobody was warned of anything
         * @param lastTick the newest business day that ever was, possibly after today
         */
        Findings(
                Occasion occasion,
                LocalDate today,
                LocalDate firstTick,
                LocalDate lastTick,
                Law law,
                Map<UUID, LocalDate> lookedUpTo,
                Map<UUID, Map<String, Miss>> known) {
            this.occasion = occasion;
            this.today = today;
            this.firstTick = firstTick;
            this.judgedUpTo = lastTick;
            this.law = law;
            this.lookedUpTo = lookedUpTo;
            this.known = known;
        }

        /**
         * One contract that a rule fails on keeps nobody else from being looked at: it is set aside, told in the progress
         * of the day and in the log, and tried again on the next day.
         */
        void judge(ContractsWithEvaluations.One one) {
            try {
                take(judged(one));
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "Contract %s cannot be judged and is set aside", one.contractId());
                setAside.add(one.contractId());
                looks.add(new CadenceTables.Look(one.contractId(), today.plusDays(1)));
            }
        }

        private void take(Judged judged) {
            missed.addAll(judged.missed());
            corrected.addAll(judged.corrected());
            warned.addAll(judged.warned());
            judged.look().ifPresent(looks::add);
        }

        private Judged judged(ContractsWithEvaluations.One one) {
            Map<String, MissedEvaluation> found = one
                    .contract()
                    .map(contract -> whatWasMissed.before(judgedUpTo, contract, one.held(), law))
                    .orElse(List.of())
                    .stream()
                    .collect(Collectors.toMap(MissedEvaluation::period, Function.identity()));
            Map<String, Miss> recorded = known.getOrDefault(one.contractId(), Map.of());
            List<Miss> correctedNow = recorded.values().stream()
                    .filter(miss -> miss.now(one, found.get(miss.period())) != miss)
                    .map(miss -> miss.now(one, found.get(miss.period())))
                    .toList();
            if (occasion == Occasion.CHANGED) {
                return new Judged(List.of(), correctedNow, List.of(), Optional.empty());
            }
            List<Miss> missedNow = found.values().stream()
                    .filter(each -> each.dueOn().isBefore(today) && !recorded.containsKey(each.period()))
                    .map(each -> Miss.first(one, each))
                    .toList();
            List<CadenceTables.Warned> warnedNow = new ArrayList<>();
            LocalDate look = one.contract()
                    .flatMap(contract -> warn(one, contract, warnedNow))
                    .orElse(null);
            return new Judged(
                    missedNow, correctedNow, warnedNow, Optional.of(new CadenceTables.Look(one.contractId(), look)));
        }

        /** @return the day of the next look */
        private Optional<LocalDate> warn(
                ContractsWithEvaluations.One one, EvaluatedContract contract, List<CadenceTables.Warned> into) {
            Set<LocalDate> announced = new HashSet<>();
            LocalDate since = lookedUpTo.getOrDefault(one.contractId(), today);
            LocalDate from = since.isBefore(firstTick) ? firstTick : since;
            Optional<LocalDate> look = Optional.of(from.isAfter(today) ? today : from);
            while (look.isPresent() && !look.get().isAfter(today)) {
                LocalDate day = look.get();
                EvaluationNotice.on(day, contract, one.held(), law).stream()
                        .map(EvaluationNotice::dueOn)
                        .filter(announced::add)
                        .forEach(dueOn -> into.add(new CadenceTables.Warned(one.contractId(), dueOn, day)));
                look = NextLook.after(day, contract, one.held(), law);
            }
            return look;
        }
    }

    /** What one contract comes to, whole or not at all. */
    private record Judged(
            List<Miss> missed,
            List<Miss> corrected,
            List<CadenceTables.Warned> warned,
            Optional<CadenceTables.Look> look) {}

    /** A step of the tick. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * On contracts that this transaction alone holds, whose rows are locked before its first writing: so events of one
     * thing leave in the order of its versions.
     */
    private <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return work.on(connection);
            } catch (SQLException failure) {
                throw new IllegalStateException("the tick cannot go on", failure);
            }
        });
    }
}
