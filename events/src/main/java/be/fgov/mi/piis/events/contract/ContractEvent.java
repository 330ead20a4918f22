package be.fgov.mi.piis.events.contract;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.Topics;

/** What contract-service says. */
public sealed interface ContractEvent extends SuiteEvent permits ContractChanged, PersonMerged {
    @Override
    default String topic() {
        return Topics.CONTRACT;
    }
}
