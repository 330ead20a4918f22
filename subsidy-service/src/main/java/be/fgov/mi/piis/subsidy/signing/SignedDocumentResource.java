package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.rules.SigningRight;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The convention as a document, the evidence of its signatures, and their validation today. */
@Path("/activationSubsidy/v1/conventions/{number}")
@Tag(name = "conventionSignatures", description = "President and secretary of the lead CPAS, then the minister")
@RunOnVirtualThread
public class SignedDocumentResource {
    private static final String PDF = ReadDocument.PDF;
    private static final int MOST_SIGNATURES = 3;
    private static final int MOST_ROUNDS = 1_000;

    private final ConventionAccess access;
    private final ReadDocument readDocument;
    private final SignedDocuments documents;
    private final SignatureProvider provider;
    private final CurrentCaller currentCaller;

    SignedDocumentResource(
            ConventionAccess access,
            ReadDocument readDocument,
            SignedDocuments documents,
            SignatureProvider provider,
            CurrentCaller currentCaller) {
        this.access = access;
        this.readDocument = readDocument;
        this.documents = documents;
        this.provider = provider;
        this.currentCaller = currentCaller;
    }

    /**
     * What the archive has of a signature.
     *
     * @param round of signatures: 0, and one more with each amendment
     * @param sequence of the document that carries it
     * @param function in which it was signed
     * @param right by which, in one's own function or by a mandate
     * @param mandate its reference
     * @param seal subject of the certificate that vouches for it
     * @param authenticatedAt when the signatory had signed in
     * @param signInClass how, as the identity server names it
     * @param report of the validator at that moment, XML
     */
    @Schema(name = "ConventionSignatureEvidence", description = "What the archive has of a signature.")
    public record Evidence(
            int round,
            int sequence,
            String signer,
            String function,
            SigningRight right,
            @Nullable String mandate,
            String seal,
            OffsetDateTime authenticatedAt,
            @Nullable String signInClass,
            LocalDate signedOn,
            OffsetDateTime signedAt,
            String sha256,
            String previousSha256,
            String report) {}

    /** The evidence, in the order of the signatures. */
    @Schema(name = "ConventionSignatureEvidences", description = "The evidence, in the order of the signatures.")
    public record Evidences(List<Evidence> items, int total) {}

    /**
     * A signature as it validates now.
     *
     * @param indication of ETSI EN 319 102-1, such as TOTAL_PASSED
     */
    @Schema(name = "ConventionSignatureCheck", description = "A signature as it validates now.")
    public record Check(
            String signer, String indication, @Nullable String subIndication, String level) {}

    /** What the validator says now of the newest document. */
    @Schema(name = "ConventionSignatureValidation", description = "What the validator says now of the document.")
    public record Validation(
            boolean passed, int round, int sequence, String sha256, List<Check> signatures, String report) {}

    @GET
    @Path("/document")
    @Produces({PDF, MediaType.APPLICATION_JSON})
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getConventionDocument",
            summary = "The convention as an accessible PDF, in the language of its lead CPAS",
            description = "As it stands before the approval of the minister; from then on the frozen document with"
                    + " its signatures. What was signed before an amendment stays under its round.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response document(
            @PathParam("number") String number,
            @Parameter(description = "0 as frozen, then one for each signature; the newest unless told")
                    @QueryParam("sequence")
                    @Nullable
                    String sequence,
            @Parameter(description = "0, and one more with each amendment; the one that stands unless told")
                    @QueryParam("round")
                    @Nullable
                    String round) {
        Caller reader = currentCaller.get();
        Integer asked = sequence == null
                ? null
                : Integer.valueOf(PathValues.integer("sequence", sequence, 0, MOST_SIGNATURES, "query"));
        return readDocument.read(number, roundOf(round), asked, reader).answer();
    }

    @GET
    @Path("/signatures")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(operationId = "getConventionSignatures", summary = "The evidence of each signature on the document")
    public Evidences signatures(@PathParam("number") String number) {
        Caller reader = currentCaller.get();
        List<SignedDocuments.Archived> archived = QuarkusTransaction.requiringNew()
                .call(() -> {
                    access.requireVisible(number, reader);
                    return documents.of(number);
                });
        List<Evidence> items = archived.stream()
                .filter(one -> one.sequence() > 0)
                .map(SignedDocumentResource::evidence)
                .toList();
        return new Evidences(items, items.size());
    }

    @GET
    @Path("/signatures/validation")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "validateConventionSignatures",
            summary = "Validate the newest document of a round anew",
            description = "404 before the first signature of the round.")
    public Validation validate(
            @PathParam("number") String number,
            @Parameter(description = "0, and one more with each amendment; the one that stands unless told")
                    @QueryParam("round")
                    @Nullable
                    String round) {
        Caller reader = currentCaller.get();
        Integer askedRound = roundOf(round);
        SignedDocuments.Archived newest = QuarkusTransaction.requiringNew().call(() -> {
            Convention convention = access.requireVisible(number, reader);
            return documents
                    .newest(number, askedRound == null ? convention.signingRound() : askedRound)
                    .filter(archived -> archived.sequence() > 0)
                    .orElseThrow(Problems::notFound);
        });
        SignatureProvider.Verdict verdict = provider.validate(newest.pdf());
        return new Validation(
                verdict.passed() && verdict.signatures().size() == newest.sequence(),
                newest.round(),
                newest.sequence(),
                newest.sha256(),
                verdict.signatures().stream()
                        .map(checked -> new Check(
                                checked.signatory(), checked.indication(), checked.subIndication(), checked.level()))
                        .toList(),
                verdict.report());
    }

    private static @Nullable Integer roundOf(@Nullable String round) {
        return round == null ? null : Integer.valueOf(PathValues.integer("round", round, 0, MOST_ROUNDS, "query"));
    }

    private static Evidence evidence(SignedDocuments.Archived archived) {
        SignedDocuments.Evidence evidence = archived.evidence();
        String previous = archived.previousSha256();
        if (evidence == null || previous == null) {
            throw new IllegalStateException("the table keeps no signature without its evidence");
        }
        return new Evidence(
                archived.round(),
                archived.sequence(),
                evidence.signer(),
                evidence.function(),
                evidence.right(),
                evidence.mandate(),
                evidence.sealSubject(),
                instant(evidence.signedInAt()),
                evidence.signInClass(),
                archived.signedOn(),
                instant(archived.signedAt()),
                archived.sha256(),
                previous,
                evidence.report());
    }

    private static OffsetDateTime instant(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
