package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.ConventionView;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs a convention in the caller's function (SUB-10, S4:64-65). A signature asks for a person who signed in a moment
 * ago: a session that was left open signs nothing.
 */
@ApplicationScoped
public class SignConvention {
    private final ActOnConvention actOnConvention;
    private final Duration freshness;

    SignConvention(
            ActOnConvention actOnConvention, @ConfigProperty(name = "suite.signing.freshness") Duration freshness) {
        this.actOnConvention = actOnConvention;
        this.freshness = freshness;
    }

    public ConventionView sign(String number, ActContext context) {
        refuseUnlessFresh(context.caller(), context.at());
        Caller caller = context.caller();
        if (caller.has(Roles.CPAS_PRESIDENT)) {
            return sign(number, ConventionAct.PRESIDENT_SIGNATURE, Roles.CPAS_PRESIDENT, context);
        }
        if (caller.has(Roles.CPAS_SECRETARY)) {
            return sign(number, ConventionAct.SECRETARY_SIGNATURE, Roles.CPAS_SECRETARY, context);
        }
        if (caller.has(Roles.MINISTER)) {
            return sign(number, ConventionAct.MINISTER_SIGNATURE, Roles.MINISTER, context);
        }
        throw Problems.missingPermission("Only a president, a secretary and the minister sign a convention.");
    }

    private ConventionView sign(String number, ConventionAct signature, String role, ActContext context) {
        return actOnConvention.act(number, signature, role, Remark.NONE, context);
    }

    private void refuseUnlessFresh(Caller caller, Instant now) {
        Instant signedInAt = caller.signedInAt();
        if (signedInAt == null || signedInAt.plus(freshness).isBefore(now)) {
            throw Problems.own(
                    403,
                    "reauthenticationRequired",
                    "Reauthentication Required",
                    "Sign in again: a signature asks for a sign-in at most " + freshness.toMinutes() + " minutes old.",
                    Map.of("maxAgeSeconds", freshness.toSeconds()));
        }
    }
}
