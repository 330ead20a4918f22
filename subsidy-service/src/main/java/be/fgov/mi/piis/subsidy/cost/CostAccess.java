package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who sees what a convention cost: the administration and the lead, which is the one that is paid. A member of the
 * cluster sees the convention and not its money.
 */
@ApplicationScoped
public class CostAccess {
    private final ConventionAccess access;

    CostAccess(ConventionAccess access) {
        this.access = access;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 not visible, 403 a member that is not the lead */
    public Convention requireReadable(String number, Caller caller) {
        Convention convention = access.requireVisible(number, caller);
        if (!access.seesAll(caller)) {
            access.requireLead(convention, caller);
        }
        return convention;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 not visible, 403 for everybody but the lead */
    public Convention requireLead(String number, Caller caller) {
        Convention convention = access.requireVisible(number, caller);
        access.requireLead(convention, caller);
        return convention;
    }
}
