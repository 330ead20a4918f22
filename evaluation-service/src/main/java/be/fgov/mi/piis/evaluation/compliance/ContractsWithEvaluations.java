package be.fgov.mi.piis.evaluation.compliance;

import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
import be.fgov.mi.piis.evaluation.rules.HeldEvaluation;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Contracts with what was held of them, one or many with one query. */
public final class ContractsWithEvaluations {
    private static final int FETCH = 2_000;
    private static final String SELECT = """
            select c.contract_id, c.enterprise_number, c.reference, c.person_id,
                   c.concluded_on, c.valid_until, c.ended_on, e.held_on, e.mode, e.worker
              from known_contract c
              left join lateral (
                   select array_agg(v.held_on order by v.held_on, v.reference) as held_on,
                          array_agg(v.mode order by v.held_on, v.reference) as mode,
                          (array_agg(v.worker order by v.held_on desc, v.reference desc)
                              filter (where v.worker is not null))[1] as worker
                     from evaluation v where v.contract_id = c.contract_id) e on true
            """;

    private ContractsWithEvaluations() {}

    /**
     * A contract with what was held of it.
     *
     * @param contract absent while not everybody has signed
     * @param worker who held the newest evaluation
     */
    public record One(
            UUID contractId,
            String enterpriseNumber,
            String reference,
            UUID personId,
            Optional<EvaluatedContract> contract,
            List<HeldEvaluation> held,
            @Nullable String worker) {}

    /**
     * In the order of their references.
     *
     * @param reference of one contract; all of the CPAS when absent
     */
    public static void ofCpas(
            Connection connection, EnterpriseNumber cpas, @Nullable String reference, Consumer<One> each)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT
                + " where c.enterprise_number = ? and (?::text is null or c.reference = ?) order by c.reference")) {
            select.setString(1, cpas.value());
            select.setString(2, reference);
            select.setString(3, reference);
            read(select, each);
        }
    }

    /**
     * In the order of their references.
     *
     * @param day the contracts of the CPAS whose last day it is, or comes later
     * @param besides contracts of the CPAS, whenever their last day was
     */
    public static void notOver(
            Connection connection, EnterpriseNumber cpas, LocalDate day, Array besides, Consumer<One> each)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT
                + " where c.enterprise_number = ? and (least(c.valid_until, c.ended_on) >= ? or c.contract_id = any(?))"
                + " order by c.reference")) {
            select.setString(1, cpas.value());
            select.setObject(2, day);
            select.setArray(3, besides);
            read(select, each);
        }
    }

    /** {@return those of these contracts that are known, without their workers; for many at once} */
    public static List<One> of(Connection connection, Array contractIds) throws SQLException {
        Map<UUID, List<HeldEvaluation>> held = heldOf(connection, contractIds);
        try (PreparedStatement select = connection.prepareStatement("""
                select contract_id, enterprise_number, reference, person_id, concluded_on, valid_until, ended_on
                  from known_contract where contract_id = any(?)
                """)) {
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

    private static void read(PreparedStatement select, Consumer<One> each) throws SQLException {
        select.setFetchSize(FETCH);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                each.accept(one(row, held(row), row.getString("worker")));
            }
        }
    }

    private static One one(ResultSet row, List<HeldEvaluation> held, @Nullable String worker) throws SQLException {
        LocalDate concludedOn = row.getObject("concluded_on", LocalDate.class);
        return new One(
                row.getObject("contract_id", UUID.class),
                row.getString("enterprise_number"),
                row.getString("reference"),
                row.getObject("person_id", UUID.class),
                concludedOn == null
                        ? Optional.empty()
                        : Optional.of(new EvaluatedContract(
                                concludedOn,
                                row.getObject("valid_until", LocalDate.class),
                                row.getObject("ended_on", LocalDate.class))),
                held,
                worker);
    }

    private static List<HeldEvaluation> held(ResultSet row) throws SQLException {
        Array heldOn = row.getArray("held_on");
        if (heldOn == null) {
            return List.of();
        }
        java.sql.Date[] days = (java.sql.Date[]) heldOn.getArray();
        String[] modes = (String[]) row.getArray("mode").getArray();
        List<HeldEvaluation> held = new ArrayList<>(days.length);
        for (int i = 0; i < days.length; i++) {
            held.add(new HeldEvaluation(days[i].toLocalDate(), EvaluationMode.valueOf(modes[i])));
        }
        return held;
    }
}
