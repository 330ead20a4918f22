package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.events.contract.ContractChanged;
import jakarta.enterprise.context.ApplicationScoped;

/** A contract was made or changed: keep its newest version and count its person again. */
@ApplicationScoped
public class KeepContract {
    private final FactsHeard facts;
    private final Recounts recounts;

    KeepContract(FactsHeard facts, Recounts recounts) {
        this.facts = facts;
        this.recounts = recounts;
    }

    public void heard(ContractChanged contract) {
        facts.keep(contract).ifPresent(persons -> recounts.of(contract.enterpriseNumber(), persons));
    }
}
