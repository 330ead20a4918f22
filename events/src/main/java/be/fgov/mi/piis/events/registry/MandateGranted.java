package be.fgov.mi.piis.events.registry;

import be.fgov.mi.piis.identity.registry.Mandate;
import java.util.List;
import java.util.Set;

/**
 * Which CPAS a vendor's client may speak for from now on; an empty list withdraws the mandate.
 *
 * @param clientId the client at the identity server
 */
public record MandateGranted(String clientId, List<String> enterpriseNumbers, long version) implements RegistryEvent {
    public static final String TYPE = "be.fgov.mi.registry.v1.mandates.notify.changed";

    public static MandateGranted of(Mandate mandate) {
        return new MandateGranted(
                mandate.clientId(),
                mandate.enterpriseNumbers().stream().sorted().toList(),
                mandate.version());
    }

    public Mandate toMandate() {
        return new Mandate(clientId, Set.copyOf(enterpriseNumbers), version);
    }

    @Override
    public String eventType() {
        return TYPE;
    }

    @Override
    public String key() {
        return clientId;
    }
}
