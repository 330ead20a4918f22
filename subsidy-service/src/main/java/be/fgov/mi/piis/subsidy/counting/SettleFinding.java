package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The SPP IS has looked at a person who counts under two conventions of a year, and says why that may be so. The
 * person stays counted in each; when a later fact changes which conventions count it, the question is open again.
 */
@ApplicationScoped
class SettleFinding {
    private final CrossConventions crossConventions;
    private final Database database;
    private final AccessLog accessLog;
    private final Clock clock;

    SettleFinding(CrossConventions crossConventions, Database database, AccessLog accessLog, Clock clock) {
        this.crossConventions = crossConventions;
        this.database = database;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * @param motive why the person counts in each
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no such finding, 409 findingSettled
     */
    @Transactional
    FindingSettled settle(String convention, UUID findingId, String motive, Caller caller) {
        CrossConventions.Found found =
                crossConventions.lock(convention, findingId).orElseThrow(Problems::notFound);
        if (found.settlement() != null) {
            throw Problems.conflict("findingSettled", "The finding is settled; its motive stays as it was given.");
        }
        UUID settlement = TimeOrderedIds.next();
        LocalDate today = LocalDate.now(clock);
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into cross_convention_settlement (settlement_id, person_id, year, conventions, motive,
                                                             settled_by, settled_by_name, settled_on, settled_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, settlement);
                insert.setObject(2, found.person());
                insert.setInt(3, found.year());
                insert.setArray(
                        4, connection.createArrayOf("text", found.conventions().toArray()));
                insert.setString(5, motive);
                insert.setString(6, caller.subject());
                insert.setString(7, caller.name());
                insert.setObject(8, today);
                insert.setObject(9, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
        accessLog.record("countingFinding.settle", convention, found.person(), "subsidyControl");
        return new FindingSettled(findingId, FindingView.FindingStatus.SETTLED, today);
    }

    /** What is answered to the act. */
    record FindingSettled(UUID findingId, FindingView.FindingStatus status, LocalDate settledOn) {}
}
