package be.fgov.mi.piis.identity.caller;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The one place that says whether a caller may speak for a CPAS. The path names the CPAS; the right to it comes only
 * from the caller's token (the CPAS a person works for) and from the mandates kept on the server (what a vendor's
 * client may push for). No right, no such CPAS and a malformed number give the same 404.
 */
@ApplicationScoped
public class CpasBoundary {
    private final CurrentCaller currentCaller;
    private final CpasRegistry registry;

    CpasBoundary(CurrentCaller currentCaller, CpasRegistry registry) {
        this.currentCaller = currentCaller;
        this.registry = registry;
    }

    /**
     * @param pathValue the enterprise number as it stands in the path
     * @return the CPAS, which the caller may speak for
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 resourceNotFound otherwise
     */
    public EnterpriseNumber require(String pathValue) {
        if (!EnterpriseNumber.isValid(pathValue)) {
            throw Problems.notFound();
        }
        EnterpriseNumber cpas = new EnterpriseNumber(pathValue);
        if (!mayActFor(currentCaller.get(), cpas)) {
            throw Problems.notFound();
        }
        return cpas;
    }

    public boolean mayActFor(Caller caller, EnterpriseNumber cpas) {
        if (registry.find(cpas.value()).isEmpty()) {
            return false;
        }
        if (caller.hasAny(Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY)
                && cpas.equals(caller.enterpriseNumber())) {
            return true;
        }
        return caller.has(Roles.CPAS_SYSTEM)
                && registry.mandatesOf(caller.clientId()).contains(cpas.value());
    }
}
