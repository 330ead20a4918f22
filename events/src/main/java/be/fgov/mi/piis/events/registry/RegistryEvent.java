package be.fgov.mi.piis.events.registry;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.Topics;

/** What the registry of CPAS, owned by subsidy-service, says. */
public sealed interface RegistryEvent extends SuiteEvent permits CpasRegistered, MandateGranted {
    @Override
    default String topic() {
        return Topics.REGISTRY;
    }
}
