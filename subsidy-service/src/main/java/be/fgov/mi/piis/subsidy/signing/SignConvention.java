package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
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
import be.fgov.mi.piis.subsidy.rules.SigningCapacity;
import be.fgov.mi.piis.subsidy.rules.SigningFunction;
import be.fgov.mi.piis.subsidy.rules.WhoMaySign;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Signs a convention in the caller's function (SUB-10, S4:64-65). A signature asks for a person who signed in a moment
 * ago: a session that was left open signs nothing. The act of the procedure and the signature on the document are one
 * transaction: neither is there without the other.
 */
@ApplicationScoped
public class SignConvention {
    private final ConventionAccess access;
    private final ActOnConvention actOnConvention;
    private final PrintConvention printConvention;
    private final SignedDocuments documents;
    private final SignatureProvider provider;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final Duration freshness;

    SignConvention(
            ConventionAccess access,
            ActOnConvention actOnConvention,
            PrintConvention printConvention,
            SignedDocuments documents,
            SignatureProvider provider,
            CurrentCaller currentCaller,
            Clock clock,
            @ConfigProperty(name = "suite.signing.freshness") Duration freshness) {
        this.access = access;
        this.actOnConvention = actOnConvention;
        this.printConvention = printConvention;
        this.documents = documents;
        this.provider = provider;
        this.currentCaller = currentCaller;
        this.clock = clock;
        this.freshness = freshness;
    }

    /** In which function this caller signs today, and by which right, if at all. */
    public Optional<SigningCapacity> capacityOf(Caller caller) {
        return QuarkusTransaction.joiningExisting().call(() -> capacityOf(caller, LocalDate.now(clock)));
    }

    /** Whether a convention waits for the signature of this caller in this capacity. */
    public boolean isDue(Convention convention, Caller caller, SigningCapacity capacity) {
        return (!capacity.function().isOfCpas() || access.isOfLead(caller, convention.leadCpas()))
                && ConventionTransitions.of(
                                convention.status(), capacity.function().act(), convention.signed())
                        instanceof ConventionTransitions.Outcome.MovesTo;
    }

    private Optional<SigningCapacity> capacityOf(Caller caller, LocalDate on) {
        Set<SigningFunction> own = EnumSet.noneOf(SigningFunction.class);
        for (SigningFunction function : SigningFunction.values()) {
            if (caller.has(roleOf(function))) {
                own.add(function);
            }
        }
        EnterpriseNumber employer = caller.enterpriseNumber();
        return WhoMaySign.of(
                own,
                GrantedMandate.ofAccount(caller.name()).stream()
                        .filter(mandate -> mandate.cpas() == null
                                ? caller.isFederal()
                                : employer != null && mandate.cpas().equals(employer.value()))
                        .toList(),
                on);
    }

    private static String roleOf(SigningFunction function) {
        return switch (function) {
            case PRESIDENT -> Roles.CPAS_PRESIDENT;
            case SECRETARY -> Roles.CPAS_SECRETARY;
            case MINISTER -> Roles.MINISTER;
        };
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
        SigningCapacity capacity = capacityOf(context.caller(), context.on())
                .orElseThrow(() -> Problems.missingPermission(
                        "Only a president, a secretary, the minister and who holds their mandate sign a convention."));
        Instant signedInAt = requireFresh(context.caller(), context.at());
        ConventionAct signature = capacity.function().act();
        String role = roleOf(capacity.function());
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
                capacity.right(),
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
                        capacity.right(),
                        capacity.mandate(),
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
