package be.fgov.mi.piis.events.registry;

import be.fgov.mi.piis.identity.registry.CpasRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how many CPAS and mandates this service knows: whoever starts the suite compares it with the owner's count. */
@Readiness
@ApplicationScoped
public class RegistryReadiness implements HealthCheck {
    private final CpasRegistry registry;

    RegistryReadiness(CpasRegistry registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("registry")
                    .up()
                    .withData("known", registry.count())
                    .build();
        } catch (CpasRegistry.RegistryUnavailableException outOfReach) {
            return HealthCheckResponse.named("registry").down().build();
        }
    }
}
