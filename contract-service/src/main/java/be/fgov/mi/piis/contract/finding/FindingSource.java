package be.fgov.mi.piis.contract.finding;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A feature that knows of things a CPAS should look at. */
public interface FindingSource {
    /** Every code that its findings can have; it is not asked when only another one is wanted. */
    Set<String> codes();

    /**
     * @param cpas whose findings; only what is about its own contracts and persons
     * @param today business date
     */
    List<Finding> findings(EnterpriseNumber cpas, LocalDate today);
}
