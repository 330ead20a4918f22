package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.convention.ConventionView;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.document.PrintConvention;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Signs a convention in the caller's function (SUB-10, S4:64-65). A signature asks for a person who signed in a moment
 * ago: a session that was left open signs nothing. The act of the procedure and the signature on the document are one
 * transaction: neither is there without the other.
 */
@ApplicationScoped
public class SignConvention {
    /** In which function somebody signs, by the roles of the realm. */
    private enum Function {
        PRESIDENT(ConventionAct.PRESIDENT_SIGNATURE, Roles.CPAS_PRESIDENT),
        SECRETARY(ConventionAct.SECRETARY_SIGNATURE, Roles.CPAS_SECRETARY),
        MINISTER(ConventionAct.MINISTER_SIGNATURE, Roles.MINISTER);

        private final ConventionAct act;
        private final String role;

        Function(ConventionAct act, String role) {
            this.act = act;
            this.role = role;
        }

        static Optional<Function> of(Caller caller) {
            return Arrays.stream(values())
                    .filter(function -> caller.has(function.role))
                    .findFirst();
        }

        ConventionAct act() {
            return act;
        }

        String role() {
            return role;
        }
    }

    private final ConventionAccess access;
    private final ActOnConvention actOnConvention;
    private final PrintConvention printConvention;
    private final SignedDocuments documents;
    private final SignatureProvider provider;
    private final CurrentCaller currentCaller;
    private final Duration freshness;

    SignConvention(
            ConventionAccess access,
            ActOnConvention actOnConvention,
            PrintConvention printConvention,
            SignedDocuments documents,
            SignatureProvider provider,
            CurrentCaller currentCaller,
            @ConfigProperty(name = "suite.signing.freshness") Duration freshness) {
        this.access = access;
        this.actOnConvention = actOnConvention;
        this.printConvention = printConvention;
        this.documents = documents;
        this.provider = provider;
        this.currentCaller = currentCaller;
        this.freshness = freshness;
    }

    /** The signature that a convention waits for from this caller, if any. */
    public Optional<ConventionAct> due(Convention convention, Caller caller) {
        return Function.of(caller)
                .filter(function -> function == Function.MINISTER || access.isOfLead(caller, convention.leadCpas()))
                .map(Function::act)
                .filter(act -> ConventionTransitions.of(convention.status(), act, convention.signed())
                        instanceof ConventionTransitions.Outcome.MovesTo);
    }

    /** As {@link #sign(String, String, ActContext)}, of the document as it stands. */
    @Transactional
    public ConventionView sign(String number, ActContext context) {
        return sign(number, null, context);
    }

    /**
     * @param shown SHA-256 of the frozen document that the signatory was shown, hexadecimal; null signs what stands
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 403 without a function or an old sign-in, 409 an act that
     *     is not due or a document that is not the one that was shown or not of the content that stands, 503 when the
     *     signature does not validate; then nothing is written
     */
    @Transactional
    public ConventionView sign(String number, @Nullable String shown, ActContext context) {
        Function function = Function.of(context.caller())
                .orElseThrow(() -> Problems.missingPermission(
                        "Only a president, a secretary and the minister sign a convention."));
        Instant signedInAt = requireFresh(context.caller(), context.at());
        ConventionAct signature = function.act();
        String role = function.role();
        ConventionView signed = actOnConvention.act(number, signature, role, Remark.NONE, context);
        // The act holds the lock of the convention until the end of the transaction.
        Convention convention = Convention.of(number).orElseThrow();
        SignedDocuments.Archived before = documents
                .newest(number, convention.signingRound())
                .orElseGet(() -> documents.freeze(convention, printConvention.print(convention), context));
        if (before.revision() != convention.revision()) {
            throw Problems.conflict(
                    "documentOutdated",
                    "The document was frozen with revision " + before.revision() + " and the convention is at revision "
                            + convention.revision() + ": nobody signs what does not stand.");
        }
        if (shown != null && !Optional.of(shown).equals(documents.frozenHash(number, convention.signingRound()))) {
            throw Problems.conflict(
                    "documentChanged", "The document is not the one that was shown: look at it again before signing.");
        }
        SignatureProvider.Signatory signatory = new SignatureProvider.Signatory(
                context.caller().name(),
                role,
                "Convention " + number,
                // When the seal is put in fact: a story of the demo dates its acts before the seal existed.
                Instant.now());
        byte[] pdf = provider.sign(before.pdf(), signatory);
        SignatureProvider.Verdict verdict = provider.validate(pdf);
        if (!verdict.passed() || verdict.signatures().size() != before.sequence() + 1) {
            throw Problems.serviceUnavailable();
        }
        documents.add(
                number,
                before,
                signature,
                pdf,
                new SignedDocuments.Evidence(
                        signatory.name(),
                        role,
                        provider.subject(),
                        signedInAt,
                        currentCaller.signInClass(),
                        verdict.report(),
                        verdict.detailedReport()),
                context);
        return signed;
    }

    /** Until when a caller may sign who signed in at that instant. */
    public Instant signsUntil(Instant signedInAt) {
        return signedInAt.plus(freshness);
    }

    /**
     * @return when the caller signed in
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 403 for a sign-in that is too old to sign with
     */
    public Instant requireFresh(Caller caller, Instant now) {
        Instant signedInAt = caller.signedInAt();
        if (signedInAt == null || signsUntil(signedInAt).isBefore(now)) {
            throw Problems.own(
                    403,
                    "reauthenticationRequired",
                    "Reauthentication Required",
                    "Sign in again: a signature asks for a sign-in at most " + freshness.toMinutes() + " minutes old.",
                    Map.of("maxAgeSeconds", freshness.toSeconds()));
        }
        return signedInAt;
    }
}
