package be.fgov.mi.piis.identity.clock;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Moves the business date of a demo; outside the demo profile there is nothing here. */
@Path("/demo/clock")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "demo", description = "Only in the demo profile")
@RunOnVirtualThread
public class DemoClockResource {
    private final BusinessClock clock;

    DemoClockResource(BusinessClock clock) {
        this.clock = clock;
    }

    /** @param today the business date, yyyy-MM-dd */
    public record BusinessDate(LocalDate today) {}

    @GET
    @PermitAll
    @Operation(operationId = "getBusinessDate", summary = "The business date of this service")
    public BusinessDate today() {
        requireDemo();
        return new BusinessDate(clock.today());
    }

    @PUT
    @Path("/{day}")
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(operationId = "moveBusinessDate", summary = "Make it another day")
    public BusinessDate move(@PathParam("day") String day) {
        requireDemo();
        clock.moveTo(PathValues.date("day", day, "path"));
        return new BusinessDate(clock.today());
    }

    private void requireDemo() {
        if (!clock.isMovable()) {
            throw Problems.notFound();
        }
    }
}
