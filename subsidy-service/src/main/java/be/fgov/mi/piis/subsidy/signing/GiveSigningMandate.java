package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.rules.SigningMandate;
import be.fgov.mi.piis.subsidy.rules.WhoMaySign;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives and ends mandates to sign in the place of another. Sent again, the same is answered the same. */
@ApplicationScoped
public class GiveSigningMandate {
    private final ConventionAccess access;
    private final CpasRegistry registry;
    private final Database database;

    GiveSigningMandate(ConventionAccess access, CpasRegistry registry, Database database) {
        this.access = access;
        this.registry = registry;
        this.database = database;
    }

    /** @param created whether it is new */
    public record Given(SigningMandateBodies.View view, boolean created) {}

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 a CPAS nobody knows, 403 a mandate for oneself, 409
     *     another mandate of that reference or one for the other side of the CPAS
     */
    public Given give(String reference, SigningMandateBodies.Grant grant, ActContext context) {
        SigningMandate asked = grant.mandate(reference);
        if (asked.account().equals(context.caller().name())) {
            throw Problems.missingPermission("Nobody gives a mandate to sign to himself.");
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            hold();
            Optional<GrantedMandate> known = GrantedMandate.of(reference);
            if (known.isPresent()) {
                GrantedMandate before = known.get();
                if (!before.asItStands(null).equals(asked) || !before.ground.equals(grant.ground())) {
                    throw Problems.conflict(
                            "mandateExists", "This reference names another mandate: pick another reference.");
                }
                return new Given(view(before), false);
            }
            String cpas = asked.cpas();
            if (cpas != null && registry.find(cpas).isEmpty()) {
                throw Problems.badRequest(Issue.referencedResourceNotFound("cpas", "No such CPAS in the registry."));
            }
            WhoMaySign.inTheWay(asked, GrantedMandate.ofAccount(asked.account()))
                    .ifPresent(other -> {
                        throw Problems.conflict(
                                "mandateOfOtherSide",
                                "Until " + other.until()
                                        + " this account stands for the other side of the same CPAS: president"
                                        + " and secretary are two persons.");
                    });
            GrantedMandate granted = GrantedMandate.given(asked, grant.ground(), context);
            granted.persistAndFlush();
            return new Given(view(granted), true);
        });
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no such mandate, 409 ended otherwise before, or a last
     *     day that is past: what was signed stays signed by a mandate that was good
     */
    public SigningMandateBodies.View end(String reference, SigningMandateBodies.End end, ActContext context) {
        return QuarkusTransaction.requiringNew().call(() -> {
            hold();
            GrantedMandate granted = GrantedMandate.of(reference).orElseThrow(Problems::notFound);
            Optional<MandateEnd> known = MandateEnd.of(reference);
            if (known.isPresent()) {
                if (!known.get().lastDay.equals(end.lastDay())
                        || !known.get().ground.equals(end.ground())) {
                    throw Problems.conflict("mandateEnded", "This mandate was ended before.");
                }
                return view(granted);
            }
            if (end.lastDay().isBefore(context.on().minusDays(1))) {
                throw Problems.badRequest(
                        Issue.outOfRange("lastDay", "Yesterday is the earliest last day of a mandate."));
            }
            MandateEnd.of(reference, end.lastDay(), end.ground(), context).persistAndFlush();
            return view(granted);
        });
    }

    /** The administration sees all, a CPAS its own. */
    public SigningMandateBodies.Views seenBy(Caller caller) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Set<String> own = access.ownCpas(caller);
            List<SigningMandateBodies.View> views = GrantedMandate.<GrantedMandate>list("order by reference").stream()
                    .filter(mandate -> access.seesAll(caller) || (mandate.cpas != null && own.contains(mandate.cpas)))
                    .map(GiveSigningMandate::view)
                    .toList();
            return new SigningMandateBodies.Views(views, views.size());
        });
    }

    private static SigningMandateBodies.View view(GrantedMandate granted) {
        return SigningMandateBodies.View.of(
                granted, granted.asItStands(MandateEnd.of(granted.reference).orElse(null)));
    }

    /** One after the other: a mandate is judged by those that are there. */
    private void hold() {
        database.change(connection -> {
            try (Statement lock = connection.createStatement()) {
                lock.execute("select pg_advisory_xact_lock(hashtext('signing_mandate'))");
            }
        });
    }
}
