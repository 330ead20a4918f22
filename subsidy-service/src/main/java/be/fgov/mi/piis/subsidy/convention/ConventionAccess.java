package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Who sees a convention and who may act for its lead. The administration, the minister and the auditors see all; a CPAS
 * sees those it is lead or member of, and acts only where it is the lead. Of a draft it sees the figures only where it is
 * the lead.
 */
@ApplicationScoped
public class ConventionAccess {
    private final CpasBoundary boundary;

    ConventionAccess(CpasBoundary boundary) {
        this.boundary = boundary;
    }

    public boolean seesAll(Caller caller) {
        return caller.isFederal();
    }

    /** The CPAS whose conventions a caller of a CPAS sees: its own and, by date, those it has taken over. */
    public Set<String> ownCpas(Caller caller) {
        return boundary.spokenForBy(caller);
    }

    public boolean sees(Caller caller, Convention convention) {
        return seesAll(caller) || ownCpas(caller).stream().anyMatch(convention.memberNumbers()::contains);
    }

    /** Whether it also sees what is counted and what that costs. */
    public boolean seesFigures(Caller caller, Convention convention) {
        return seesAll(caller) || ownCpas(caller).stream().anyMatch(convention.cpasBehind()::contains);
    }

    public boolean isOfLead(Caller caller, String leadCpas) {
        return boundary.mayActFor(caller, new EnterpriseNumber(leadCpas));
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404, the same for unknown and for not visible */
    public Convention requireVisible(String number, Caller caller) {
        return Convention.of(number).filter(found -> sees(caller, found)).orElseThrow(Problems::notFound);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 403 for a member, who sees it but does not act on it */
    public void requireLead(Convention convention, Caller caller) {
        if (!isOfLead(caller, convention.leadCpas())) {
            throw Problems.missingPermission("Only the lead CPAS acts for this convention.");
        }
    }
}
