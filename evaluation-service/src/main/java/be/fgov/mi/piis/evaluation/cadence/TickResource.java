package be.fgov.mi.piis.evaluation.cadence;

import be.fgov.mi.piis.identity.caller.Roles;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the tick of the business day is. */
@Path("/piisEvaluation/v1/cadence/tick")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cadence")
@RunOnVirtualThread
public class TickResource {
    private final AgroalDataSource database;
    private final Clock clock;

    TickResource(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.SPP_OFFICER, Roles.AUDITOR})
    @Operation(operationId = "getTick", summary = "How far the look at the contracts of the business day is")
    public TickProgress get() {
        LocalDate today = LocalDate.now(clock);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select contracts, judged, warned, missed, resolved, started_at, finished_at,
                               (select count(*) from cadence_set_aside) as set_aside
                          from cadence_tick where day = ?
                        """)) {
            select.setObject(1, today);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? progress(today, row) : TickProgress.waiting(today);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the tick cannot be read", failure);
        }
    }

    private static TickProgress progress(LocalDate day, ResultSet row) throws SQLException {
        Timestamp finishedAt = row.getTimestamp("finished_at");
        int contracts = row.getInt("contracts");
        int judged = row.getInt("judged");
        return new TickProgress(
                day,
                finishedAt == null ? TickProgress.Status.RUNNING : TickProgress.Status.FINISHED,
                contracts,
                judged,
                TickProgress.percent(judged, contracts, finishedAt != null),
                row.getInt("warned"),
                row.getInt("missed"),
                row.getInt("resolved"),
                row.getInt("set_aside"),
                row.getTimestamp("started_at").toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }
}
