package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionView;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.document.PrintConvention;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs a convention in the caller's function (SUB-10, S4:64-65). A signature asks for a person who signed in a moment
 * ago: a session that was left open signs nothing. The act of the procedure and the signature on the document are one
 * transaction: neither is there without the other.
 */
@ApplicationScoped
public class SignConvention {
    private final ActOnConvention actOnConvention;
    private final PrintConvention printConvention;
    private final SignedDocuments documents;
    private final SignatureProvider provider;
    private final CurrentCaller currentCaller;
    private final Duration freshness;

    SignConvention(
            ActOnConvention actOnConvention,
            PrintConvention printConvention,
            SignedDocuments documents,
            SignatureProvider provider,
            CurrentCaller currentCaller,
            @ConfigProperty(name = "suite.signing.freshness") Duration freshness) {
        this.actOnConvention = actOnConvention;
        this.printConvention = printConvention;
        this.documents = documents;
        this.provider = provider;
        this.currentCaller = currentCaller;
        this.freshness = freshness;
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 403 without a function or an old sign-in, 409 an act that
     *     is not due or a document that is not of the content that stands, 503 when the signature does not validate; then nothing is written
     */
    @Transactional
    public ConventionView sign(String number, ActContext context) {
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
        Instant signedInAt = requireFresh(context.caller(), context.at());
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

    /** @return when the caller signed in */
    Instant requireFresh(Caller caller, Instant now) {
        Instant signedInAt = caller.signedInAt();
        if (signedInAt == null || signedInAt.plus(freshness).isBefore(now)) {
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
