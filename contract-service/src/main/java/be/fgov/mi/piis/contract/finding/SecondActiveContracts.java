package be.fgov.mi.piis.contract.finding;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A person with two active contracts of the same type, here or at another CPAS. Both are kept and each CPAS is told of
 * its own only: that there is another, not where, which or whose.
 */
@ApplicationScoped
public class SecondActiveContracts implements FindingSource {
    private static final String SECOND_ACTIVE_CONTRACT = "secondActiveContract";
    private static final LocalizedText TEXT = new LocalizedText(
            "La personne a un autre contrat actif du même type, ici ou dans un autre CPAS : vérifiez avec elle lequel"
                    + " vaut, et mettez fin à l'autre.",
            "De persoon heeft een ander actief contract van hetzelfde type, hier of bij een ander OCMW: ga met haar na"
                    + " welk geldt, en beëindig het andere.",
            "Die Person hat einen anderen aktiven Vertrag derselben Art, hier oder bei einem anderen ÖSHZ: Klären Sie"
                    + " mit ihr, welcher gilt, und beenden Sie den anderen.");

    @Override
    public Set<String> codes() {
        return Set.of(SECOND_ACTIVE_CONTRACT);
    }

    @Override
    public List<Finding> findings(EnterpriseNumber cpas, LocalDate today) {
        List<Contract> doubled = Contract.list("""
                from Contract c
                 where c.enterpriseNumber = ?1 and c.status = ?2
                   and exists (select 1 from Contract other
                                where other.personId = c.personId and other.type = c.type and other.status = ?2
                                  and other.contractId <> c.contractId)
                """, cpas.value(), ContractStatus.ACTIVE);
        return doubled.stream().map(SecondActiveContracts::finding).toList();
    }

    /** The day is that of the CPAS's own contract: the other's dates are not for it. */
    private static Finding finding(Contract contract) {
        return new Finding(
                SECOND_ACTIVE_CONTRACT, contract.reference(), contract.concludedOn(), null, TEXT, contract.href());
    }
}
