package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.activity.ActivityKinds;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.evaluation.rules.TrajectoryFacts;
import be.fgov.mi.piis.evaluation.rules.TrajectoryFinding;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.jspecify.annotations.Nullable;

/** What a CPAS should look at in its trajectories on the business date, with one query. */
@ApplicationScoped
public class ListFindings {
    private static final int FETCH = 2_000;

    private final AgroalDataSource database;
    private final FindContract findContract;
    private final ActivityKinds activityKinds;
    private final AccessLog accessLog;
    private final Clock clock;

    ListFindings(
            AgroalDataSource database,
            FindContract findContract,
            ActivityKinds activityKinds,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.findContract = findContract;
        this.activityKinds = activityKinds;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * The oldest first.
     *
     * @param code the only one wanted, or absent for all
     */
    public Page<Finding> of(EnterpriseNumber cpas, @Nullable TrajectoryFinding code, PageRequest page) {
        return QuarkusTransaction.requiringNew().call(() -> {
            String wanted = code == null ? null : Codes.of(code);
            List<Finding> found = found(cpas, LocalDate.now(clock)).stream()
                    .filter(finding -> wanted == null || wanted.equals(finding.code()))
                    .sorted(Comparator.comparing(Finding::since)
                            .thenComparing(Finding::code)
                            .thenComparing(Finding::contractReference)
                            .thenComparing(Finding::reference)
                            .thenComparing(Finding::href))
                    .toList();
            String path = FindingResource.href(cpas.value());
            accessLog.record("trajectory.findings", path, null, Purpose.SOCIAL_ACTIVATION);
            Map<String, @Nullable Object> filters = new HashMap<>();
            filters.put("code", wanted);
            return Page.of(
                    found.stream().skip(page.offset()).limit(page.pageSize()).toList(),
                    found.size(),
                    page,
                    path,
                    filters);
        });
    }

    private List<Finding> found(EnterpriseNumber cpas, LocalDate today) {
        List<Finding> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select t.enterprise_number, t.contract_reference, t.trajectory_reference, t.started_on, t.planned_until,
                               t.assessed_on, t.support_plan_on, t.modules_until, t.ended_on, t.outcome,
                               t.dropout_reason, t.dropout_explained, a.kinds
                          from trajectory t
                          join lateral (
                               select coalesce(array_agg(kind order by position), '{}') as kinds
                                 from trajectory_activity where trajectory_id = t.id) a on true
                         where t.enterprise_number = any(?)
                         order by t.enterprise_number, t.contract_reference
                        """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", findContract.numbersUnder(cpas).toArray()));
            select.setFetchSize(FETCH);
            String contract = "";
            String path = "";
            List<TrajectoriesInOrder.Known> ofOneContract = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String reference = row.getString("contract_reference");
                    String next = TrajectoryResource.href(row.getString("enterprise_number"), reference);
                    if (!next.equals(path)) {
                        addAll(found, contract, ofOneContract, today);
                        ofOneContract.clear();
                        contract = reference;
                        path = next;
                    }
                    String trajectory = row.getString("trajectory_reference");
                    ofOneContract.add(new TrajectoriesInOrder.Known(trajectory, path + "/" + trajectory, facts(row)));
                }
            }
            addAll(found, contract, ofOneContract, today);
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("the trajectories cannot be read", failure);
        }
    }

    private static void addAll(
            List<Finding> found, String contract, List<TrajectoriesInOrder.Known> ofOneContract, LocalDate today) {
        new TrajectoriesInOrder(contract, ofOneContract, today).all().forEach(one -> found.addAll(one.findings()));
    }

    private TrajectoryFacts facts(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        String dropout = row.getString("dropout_reason");
        return new TrajectoryFacts(
                row.getObject("started_on", LocalDate.class),
                row.getObject("planned_until", LocalDate.class),
                row.getObject("assessed_on", LocalDate.class),
                row.getObject("support_plan_on", LocalDate.class),
                row.getObject("modules_until", LocalDate.class),
                activityKinds
                        .catalogue()
                        .isSocial(
                                List.of((String[]) row.getArray("kinds").getArray()),
                                row.getObject("started_on", LocalDate.class)),
                row.getObject("ended_on", LocalDate.class),
                outcome == null ? null : Outcome.valueOf(outcome),
                dropout == null ? null : DropoutReason.valueOf(dropout),
                row.getBoolean("dropout_explained"));
    }
}
