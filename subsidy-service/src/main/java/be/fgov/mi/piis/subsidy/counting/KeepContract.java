package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.events.contract.ContractChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Contracts were made or changed: keep the newest version of each and count their persons again. */
@ApplicationScoped
public class KeepContract {
    private final FactsHeard facts;
    private final Recounts recounts;

    KeepContract(FactsHeard facts, Recounts recounts) {
        this.facts = facts;
        this.recounts = recounts;
    }

    public void heard(Collection<ContractChanged> contracts) {
        facts.keepContracts(contracts).forEach(kept -> recounts.of(kept.enterpriseNumber(), kept.persons()));
    }

    public void heard(ContractChanged contract) {
        heard(List.of(contract));
    }
}
