package be.fgov.mi.piis.identity.health;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Health in the form of the Belgif guide; probes for the platform are under /q/health. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "health", description = "Is the service up?")
@RunOnVirtualThread
public class HealthResource {
    private final SmallRyeHealthReporter reporter;

    HealthResource(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    /** @param status UP or DOWN */
    public record Health(String status) {}

    @GET
    @PermitAll
    @Operation(operationId = "getHealth", summary = "Health of the service")
    @APIResponse(
            responseCode = "200",
            description = "The service is up",
            content = @Content(schema = @Schema(implementation = Health.class)))
    public Response health() {
        boolean down = reporter.getHealth().isDown();
        return Response.status(down ? 503 : 200)
                .entity(new Health(down ? "DOWN" : "UP"))
                .build();
    }
}
