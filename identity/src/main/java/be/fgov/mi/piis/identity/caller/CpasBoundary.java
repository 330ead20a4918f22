package be.fgov.mi.piis.identity.caller;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one place that says whether a caller may speak for a CPAS. The path names the CPAS; the right to it comes only
 * from the caller's token (the CPAS a person works for) and from the mandates kept on the server (what a vendor's
 * client may push for). No right, no such CPAS and a malformed number give the same 404.
 *
 * <p>From the day after a CPAS was taken over, its successor's callers speak for it, under either number, and its own
 * callers no longer do.
 */
@ApplicationScoped
public class CpasBoundary {
    private final CurrentCaller currentCaller;
    private final CpasRegistry registry;
    private final Clock clock;

    CpasBoundary(CurrentCaller currentCaller, CpasRegistry registry, Clock clock) {
        this.currentCaller = currentCaller;
        this.registry = registry;
        this.clock = clock;
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
        return registry.responsible()
                .on(LocalDate.now(clock), cpas.value())
                .filter(own(caller)::contains)
                .isPresent();
    }

    /** Every CPAS that the caller speaks for: its own, those it has mandates for, and whom these have taken over. */
    public Set<String> spokenForBy(Caller caller) {
        LocalDate today = LocalDate.now(clock);
        ResponsibleCpas responsible = registry.responsible();
        return own(caller).stream()
                .filter(cpas -> responsible.on(today, cpas).filter(cpas::equals).isPresent())
                .flatMap(cpas -> responsible.foundUnder(today, cpas).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> own(Caller caller) {
        Set<String> own = new HashSet<>();
        EnterpriseNumber employer = caller.enterpriseNumber();
        if (employer != null && caller.hasAny(Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY)) {
            own.add(employer.value());
        }
        if (caller.has(Roles.CPAS_SYSTEM)) {
            own.addAll(registry.mandatesOf(caller.clientId()));
        }
        return own;
    }
}
