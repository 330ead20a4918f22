package be.fgov.mi.piis.evaluation.compliance;

import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
import be.fgov.mi.piis.evaluation.rules.HeldEvaluation;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Contracts with what was held of them, one or many with two plain queries: to gather the evaluations of each contract
 * in the database costs it more than all of the judging.
 */
public final class ContractsWithEvaluations {
    private static final int FETCH = 2_000;
    private static final String CONTRACTS = "select contract_id, enterprise_number, reference, person_id, concluded_on,"
            + " valid_from, valid_until, ended_on from known_contract";

    private ContractsWithEvaluations() {}

    /**
     * A contract with what was held of it.
     *
     * @param contract absent while not everybody has signed
     * @param worker who held the newest evaluation up to the day that is asked for; absent when nobody was told
     */
    public record One(
            UUID contractId,
            String enterpriseNumber,
            String reference,
            UUID personId,
            Optional<EvaluatedContract> contract,
            List<HeldEvaluation> held,
            @Nullable Worker worker) {}

    /**
     * A worker as the software of a CPAS calls them: at another CPAS the same reference is somebody else, also after the
     * one took the other over.
     *
     * @param of the number of that CPAS
     */
    public record Worker(String reference, String of) implements Comparable<Worker> {
        @Override
        public int compareTo(Worker other) {
            return Comparator.comparing(Worker::reference)
                    .thenComparing(Worker::of)
                    .compare(this, other);
        }
    }

    /**
     * Which workers are asked for.
     *
     * @param reference of any when absent
     * @param of the number of any CPAS when absent
     */
    public record OfWorkers(
            @Nullable String reference, @Nullable String of) {
        public boolean includes(@Nullable Worker worker) {
            return (reference == null || worker != null && reference.equals(worker.reference()))
                    && (of == null || worker != null && of.equals(worker.of()));
        }
    }

    /**
     * In the order of their references.
     *
     * @param numbers of the CPAS, and of those that it took over
     * @param reference of one contract; all of the CPAS when absent
     * @param day after which nobody held anything yet, when workers are told
     */
    public static void ofCpas(
            Connection connection,
            Collection<String> numbers,
            @Nullable String reference,
            LocalDate day,
            Consumer<One> each)
            throws SQLException {
        Map<UUID, Held> held = heldAt(connection, numbers, reference, day);
        try (PreparedStatement select = connection.prepareStatement(CONTRACTS + " where enterprise_number = any(?)"
                        + (reference == null ? "" : " and reference = ?") + " order by reference, enterprise_number");
                ResultSet row = asked(connection, select, numbers, reference)) {
            read(row, held, each);
        }
    }

    /**
     * In the order of their references.
     *
     * @param numbers of the CPAS, and of those that it took over
     * @param day the contracts of the CPAS whose last day it is, or comes later
     * @param besides contracts of the CPAS, whenever their last day was
     */
    public static void notOver(
            Connection connection, Collection<String> numbers, LocalDate day, Array besides, Consumer<One> each)
            throws SQLException {
        Map<UUID, Held> held = heldAt(connection, numbers, null, day);
        try (PreparedStatement select = connection.prepareStatement(CONTRACTS + " where enterprise_number = any(?)"
                + " and (least(valid_until, ended_on) >= ? or contract_id = any(?))"
                + " order by reference, enterprise_number")) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            select.setObject(2, day);
            select.setArray(3, besides);
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                read(row, held, each);
            }
        }
    }

    private static void read(ResultSet row, Map<UUID, Held> held, Consumer<One> each) throws SQLException {
        while (row.next()) {
            Held found = held.getOrDefault(row.getObject("contract_id", UUID.class), Held.NOTHING);
            String worker = found.worker;
            each.accept(one(
                    row,
                    found.evaluations,
                    worker == null
                            ? null
                            : new Worker(
                                    worker,
                                    Objects.requireNonNullElse(found.workerOf, row.getString("enterprise_number")))));
        }
    }

    /** What was held of a contract, while it is read. */
    private static final class Held {
        private static final Held NOTHING = new Held();

        private final List<HeldEvaluation> evaluations = new ArrayList<>(4);
        private @Nullable String worker;
        /** Absent when it is the number of the contract. */
        private @Nullable String workerOf;

        private LocalDate newestOn = LocalDate.MIN;
        private String newest = "";

        void add(LocalDate heldOn, EvaluationMode mode) {
            evaluations.add(new HeldEvaluation(heldOn, mode));
        }

        void by(LocalDate heldOn, @Nullable String by, @Nullable String byOf, String reference) {
            int newer = heldOn.compareTo(newestOn);
            if (by != null && (newer > 0 || (newer == 0 && reference.compareTo(newest) > 0))) {
                worker = by;
                workerOf = byOf;
                newestOn = heldOn;
                newest = reference;
            }
        }
    }

    private static Map<UUID, Held> heldAt(
            Connection connection, Collection<String> numbers, @Nullable String reference, LocalDate day)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select contract_id, held_on, mode, worker,"
                        + " case when worker_of <> enterprise_number then worker_of end, reference from evaluation where enterprise_number = any(?)"
                        + (reference == null ? "" : " and contract_reference = ?"));
                ResultSet row = asked(connection, select, numbers, reference)) {
            Map<UUID, Held> held = new HashMap<>();
            while (row.next()) {
                Held ofContract = held.computeIfAbsent(row.getObject(1, UUID.class), any -> new Held());
                LocalDate heldOn = row.getObject(2, LocalDate.class);
                ofContract.add(heldOn, EvaluationMode.valueOf(row.getString(3)));
                if (!heldOn.isAfter(day)) {
                    ofContract.by(heldOn, row.getString(4), row.getString(5), row.getString(6));
                }
            }
            return held;
        }
    }

    private static ResultSet asked(
            Connection connection, PreparedStatement select, Collection<String> numbers, @Nullable String reference)
            throws SQLException {
        select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
        if (reference != null) {
            select.setString(2, reference);
        }
        select.setFetchSize(FETCH);
        return select.executeQuery();
    }

    /** {@return those of these contracts that are known, without their workers; for many at once} */
    public static List<One> of(Connection connection, Array contractIds) throws SQLException {
        Map<UUID, List<HeldEvaluation>> held = heldOf(connection, contractIds);
        try (PreparedStatement select = connection.prepareStatement(CONTRACTS + " where contract_id = any(?)")) {
            select.setArray(1, contractIds);
            List<One> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID contractId = row.getObject("contract_id", UUID.class);
                    found.add(one(row, held.getOrDefault(contractId, List.of()), null));
                }
            }
            return found;
        }
    }

    private static Map<UUID, List<HeldEvaluation>> heldOf(Connection connection, Array contractIds)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select contract_id, held_on, mode from evaluation where contract_id = any(?)")) {
            select.setArray(1, contractIds);
            Map<UUID, List<HeldEvaluation>> held = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    held.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                            .add(new HeldEvaluation(
                                    row.getObject(2, LocalDate.class), EvaluationMode.valueOf(row.getString(3))));
                }
            }
            return held;
        }
    }

    private static One one(ResultSet row, List<HeldEvaluation> held, @Nullable Worker worker) throws SQLException {
        LocalDate concludedOn = row.getObject("concluded_on", LocalDate.class);
        return new One(
                row.getObject("contract_id", UUID.class),
                row.getString("enterprise_number"),
                row.getString("reference"),
                row.getObject("person_id", UUID.class),
                concludedOn == null
                        ? Optional.empty()
                        : Optional.of(new EvaluatedContract(
                                row.getObject("valid_from", LocalDate.class),
                                concludedOn,
                                row.getObject("valid_until", LocalDate.class),
                                row.getObject("ended_on", LocalDate.class))),
                held,
                worker);
    }
}
