package be.fgov.mi.piis.evaluation.cadence;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.compliance.ComplianceResource;
import be.fgov.mi.piis.evaluation.compliance.ContractCompliance;
import be.fgov.mi.piis.evaluation.compliance.ContractsWithEvaluations;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.rules.DueState;
import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationNotice;
import be.fgov.mi.piis.evaluation.rules.Law;
import be.fgov.mi.piis.evaluation.rules.MissedIsShown;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a CPAS is warned of on the business date. What is due is worked out from what is known at this moment, so that it
 * is right at once after each push; what was missed is what was recorded and told.
 */
@ApplicationScoped
public class ListWarnings {
    private static final Logger LOG = Logger.getLogger(ListWarnings.class);

    private final AgroalDataSource database;
    private final FindContract findContract;
    private final AccessLog accessLog;
    private final LawBook lawBook;
    private final Clock clock;

    ListWarnings(
            AgroalDataSource database, FindContract findContract, AccessLog accessLog, LawBook lawBook, Clock clock) {
        this.database = database;
        this.findContract = findContract;
        this.accessLog = accessLog;
        this.lawBook = lawBook;
        this.clock = clock;
    }

    /** What was missed of a contract and is not resolved. */
    private record Recorded(LocalDate dueOn, int missing, int missingInPerson) {}

    private record Found(UUID contractId, ContractsWithEvaluations.@Nullable Worker worker, EvaluationWarning warning) {
        private static Found of(
                ContractsWithEvaluations.One one,
                WarningKind kind,
                @Nullable LocalDate dueOn,
                @Nullable LocalDate since,
                ContractCompliance.@Nullable Missing missing) {
            ContractsWithEvaluations.Worker worker = one.worker();
            return new Found(
                    one.contractId(),
                    worker,
                    new EvaluationWarning(
                            one.reference(),
                            kind,
                            dueOn,
                            since,
                            missing,
                            worker == null ? null : worker.reference(),
                            worker == null ? null : worker.of(),
                            ComplianceResource.href(one.enterpriseNumber(), one.reference())));
        }
    }

    /** In the order of the due days, the oldest first; before them the contracts that no rule could judge. */
    public Page<EvaluationWarning> of(
            EnterpriseNumber cpas,
            @Nullable WarningKind kind,
            ContractsWithEvaluations.OfWorkers workers,
            PageRequest page) {
        return QuarkusTransaction.requiringNew().call(() -> {
            LocalDate today = LocalDate.now(clock);
            String path = WarningResource.href(cpas.value());
            accessLog.record("warning.list", path, null, Purpose.SOCIAL_ACTIVATION);
            try (Connection connection = database.getConnection()) {
                List<Found> wanted = all(connection, cpas, today).stream()
                        .filter(each -> kind == null || kind == each.warning().kind())
                        .filter(each -> workers.includes(each.worker()))
                        .sorted(Comparator.comparing(
                                        (Found each) -> each.warning().dueOn(),
                                        Comparator.nullsFirst(Comparator.naturalOrder()))
                                .thenComparing(each -> each.warning().contractReference()))
                        .toList();
                Map<String, @Nullable Object> filters = new TreeMap<>();
                filters.put("kind", kind == null ? null : Codes.of(kind));
                filters.put("worker", workers.reference());
                filters.put("workerOf", workers.of());
                List<Found> shown = wanted.stream()
                        .skip(page.offset())
                        .limit(page.pageSize())
                        .toList();
                return Page.of(withTheirDay(connection, shown), wanted.size(), page, path, filters);
            } catch (SQLException failure) {
                throw new IllegalStateException("the warnings cannot be read", failure);
            }
        });
    }

    private List<Found> all(Connection connection, EnterpriseNumber cpas, LocalDate today) throws SQLException {
        Law law = lawBook.current();
        List<String> numbers = findContract.numbersUnder(cpas);
        Map<UUID, List<Recorded>> missed = missed(connection, numbers, today);
        Map<UUID, LocalDate> setAside = setAside(connection, numbers);
        List<Found> found = new ArrayList<>();
        Array besides = connection.createArrayOf(
                "uuid",
                Stream.concat(missed.keySet().stream(), setAside.keySet().stream())
                        .toArray());
        ContractsWithEvaluations.notOver(connection, numbers, today, besides, one -> {
            try {
                found.addAll(of(one, missed.getOrDefault(one.contractId(), List.of()), today, law));
            } catch (RuntimeException failure) {
                LOG.warnf("Contract %s cannot be judged: %s", one.contractId(), failure);
                found.add(Found.of(one, WarningKind.NOT_JUDGED, null, setAside.get(one.contractId()), null));
            }
        });
        return found;
    }

    private static List<Found> of(ContractsWithEvaluations.One one, List<Recorded> recorded, LocalDate today, Law law) {
        EvaluatedContract contract = one.contract().orElse(null);
        if (contract == null) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        List<Recorded> missed = MissedIsShown.on(today, contract, law) ? recorded : List.of();
        for (Recorded miss : missed) {
            found.add(found(one, WarningKind.MISSED, miss.dueOn(), miss.missing(), miss.missingInPerson()));
        }
        EvaluationNotice.on(today, contract, one.held(), law).stream()
                .filter(notice -> missed.stream().noneMatch(miss -> miss.dueOn().equals(notice.dueOn())))
                .forEach(notice -> found.add(found(
                        one,
                        notice.state() == DueState.UPCOMING ? WarningKind.UPCOMING : WarningKind.OVERDUE,
                        notice.dueOn(),
                        notice.missing(),
                        notice.missingInPerson())));
        return found;
    }

    private static Found found(
            ContractsWithEvaluations.One one, WarningKind kind, LocalDate dueOn, int missing, int missingInPerson) {
        return Found.of(
                one,
                kind,
                dueOn,
                kind == WarningKind.MISSED ? dueOn.plusDays(1) : null,
                new ContractCompliance.Missing(missing, missingInPerson));
    }

    /** A miss of a day that has not come yet, after the clock moved back, stays recorded and is not shown. */
    private static Map<UUID, List<Recorded>> missed(Connection connection, List<String> numbers, LocalDate today)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select contract_id, due_on, missing, missing_in_person from evaluation_missed
                 where enterprise_number = any(?) and status = 'MISSED' and due_on < ? order by due_on
                """)) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            select.setObject(2, today);
            Map<UUID, List<Recorded>> missed = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    missed.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                            .add(new Recorded(row.getObject(2, LocalDate.class), row.getInt(3), row.getInt(4)));
                }
            }
            return missed;
        }
    }

    /** {@return by contract, since when the tick has set it aside} */
    private static Map<UUID, LocalDate> setAside(Connection connection, List<String> numbers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select contract_id, since from cadence_set_aside join known_contract using (contract_id)
                 where enterprise_number = any(?)
                """)) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            Map<UUID, LocalDate> setAside = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    setAside.put(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class));
                }
            }
            return setAside;
        }
    }

    private static List<EvaluationWarning> withTheirDay(Connection connection, List<Found> shown) throws SQLException {
        record Due(UUID contractId, @Nullable LocalDate dueOn) {}
        Map<Due, LocalDate> announced = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select contract_id, due_on, announced_on from evaluation_warning where contract_id = any(?)")) {
            select.setArray(1, CadenceTables.array(connection, "uuid", shown, Found::contractId));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    announced.put(
                            new Due(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)),
                            row.getObject(3, LocalDate.class));
                }
            }
        }
        return shown.stream()
                .map(each -> switch (each.warning().kind()) {
                    case MISSED, NOT_JUDGED -> each.warning();
                    case UPCOMING, OVERDUE ->
                        each.warning()
                                .since(announced.get(new Due(
                                        each.contractId(), each.warning().dueOn())));
                })
                .toList();
    }
}
