package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignIn;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.rules.WhoMayRecord;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Whether the caller may record what a party signs or agrees to, by which route and in whose name (SIG-1..3). */
@ApplicationScoped
public class SpeakForParty {
    private final CurrentCaller currentCaller;
    private final Duration freshness;
    private final Set<String> eidClasses;

    SpeakForParty(
            CurrentCaller currentCaller,
            @ConfigProperty(name = "suite.signing.freshness", defaultValue = "PT5M") Duration freshness,
            @ConfigProperty(name = "suite.signing.eid-acr") Optional<Set<String>> eidClasses) {
        this.currentCaller = currentCaller;
        this.freshness = freshness;
        this.eidClasses = eidClasses.map(Set::copyOf).orElse(Set.of());
    }

    /**
     * @param function in which the caller speaks for the party
     * @param signer name of who signs, where the route has one
     * @param signIn what the caller's sign-in says of who signs
     */
    public record Spoken(
            WhoMayRecord.Function function, @Nullable String signer, SignIn signIn) {}

    /**
     * @param signer as it was told; absent where the caller's own account signs
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 403 {@code missingPermission} when no function of the
     *     caller signs for that party; 400 for another route, or a card without a name
     */
    public Spoken check(Party party, SignatureRoute route, @Nullable String signer) {
        Caller caller = currentCaller.get();
        WhoMayRecord.Function function = functionFor(caller, party);
        refuseRoute(function, route);
        String name = signer == null && WhoMayRecord.asksForFreshSignIn(function) ? caller.name() : signer;
        Issues issues = new Issues();
        PartyAndRoute.checkSigner(route, name, issues);
        issues.refuseIfAny();
        return new Spoken(function, name, signInOf(function));
    }

    /**
     * To be asked where the act is done, not before: the answer to an act that was done is given again however long ago
     * the caller signed in.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 403 {@code reauthenticationRequired}
     */
    public void refuseStaleSignIn(Spoken spoken) {
        Instant signedInAt = currentCaller.get().signedInAt();
        if (WhoMayRecord.asksForFreshSignIn(spoken.function())
                && (signedInAt == null || signedInAt.plus(freshness).isBefore(Instant.now()))) {
            throw Problems.own(
                    403,
                    "reauthenticationRequired",
                    "Reauthentication Required",
                    "Sign in again: a signature asks for a sign-in at most " + freshness.toMinutes() + " minutes old.",
                    Map.of("maxAgeSeconds", freshness.toSeconds()));
        }
    }

    /** A card that somebody else shows, or says was shown, proves nothing of the signer. */
    private SignIn signInOf(WhoMayRecord.Function function) {
        if (!WhoMayRecord.asksForFreshSignIn(function)) {
            return SignIn.OF_ANOTHER;
        }
        String signInClass = currentCaller.signInClass();
        return signInClass != null && eidClasses.contains(signInClass) ? SignIn.OWN_WITH_EID : SignIn.OWN;
    }

    /** The function in which the caller may record the signature of a party. */
    private static WhoMayRecord.Function functionFor(Caller caller, Party party) {
        return List.of(
                        Map.entry(Roles.CPAS_PRESIDENT, WhoMayRecord.Function.PRESIDENT),
                        Map.entry(Roles.CPAS_SECRETARY, WhoMayRecord.Function.SECRETARY),
                        Map.entry(Roles.CPAS_WORKER, WhoMayRecord.Function.WORKER),
                        Map.entry(Roles.CPAS_SYSTEM, WhoMayRecord.Function.SOFTWARE))
                .stream()
                .filter(entry -> caller.has(entry.getKey())
                        && WhoMayRecord.partiesOf(entry.getValue()).contains(party))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> Problems.missingPermission("This function does not sign for that party."));
    }

    private static void refuseRoute(WhoMayRecord.Function function, SignatureRoute route) {
        if (!WhoMayRecord.routesOf(function).contains(route)) {
            throw Problems.badRequest(Issue.rejectedInput(
                    "route",
                    "In this function a signature is given by: "
                            + String.join(
                                    ", ",
                                    WhoMayRecord.routesOf(function).stream()
                                            .map(Codes::of)
                                            .toList())
                            + "."));
        }
    }
}
