package be.fgov.mi.piis.contract.amending;

import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.signing.PartyAndRoute;
import be.fgov.mi.piis.contract.signing.SpeakForParty;
import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Annexes of a contract: proposed, agreed to by everybody who is bound, adopted as the next revision. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts/{reference}/amendments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "amendments", description = "Changes of a contract by mutual agreement, and renewals")
@RunOnVirtualThread
public class AmendmentResource {
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final CpasBoundary boundary;
    private final ActReceipts receipts;
    private final SpeakForParty speakForParty;
    private final AmendContract amendContract;

    AmendmentResource(
            CpasBoundary boundary, ActReceipts receipts, SpeakForParty speakForParty, AmendContract amendContract) {
        this.boundary = boundary;
        this.receipts = receipts;
        this.speakForParty = speakForParty;
        this.amendContract = amendContract;
    }

    /**
     * @param contentHash the text that was shown
     * @param answeredOn absent for the business date
     * @param signer required with a card, unless the signer's own account answers
     * @param documentSha256 required on paper: of the scan that the CPAS keeps
     */
    @Schema(name = "AgreementGiven", description = "What a party says to a proposed change.")
    public record AgreementBody(
            Party party,

            @Nullable @Pattern(regexp = PathValues.REFERENCE)
            String thirdPartyId,

            Boolean agrees,
            @Pattern(regexp = "[0-9a-f]{64}") String contentHash,
            SignatureRoute route,
            @Nullable LocalDate answeredOn,
            @Nullable @Size(min = 1, max = 200) String signer,
            @Nullable @Pattern(regexp = "[0-9a-f]{64}") String documentSha256)
            implements WireBody {
        @Override
        public void check(Issues issues) {
            PartyAndRoute.checkOrganisation(party, thirdPartyId, issues);
            PartyAndRoute.checkScan(route, documentSha256, issues);
            if (route == SignatureRoute.LINK) {
                issues.add(Issue.rejectedInput("route", "A code opens a contract to sign, not an annex."));
            }
        }
    }

    @Schema(name = "NoContent", description = "An empty object.")
    public record Empty() implements WireBody {}

    @Schema(name = "Amendments", description = "Every annex of a contract.")
    public record Amendments(List<AmendmentView> items, int total) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "proposeAmendment", summary = "Propose a change or a renewal of an active contract")
    @APIResponse(
            responseCode = "201",
            description = "Pending until everybody agrees",
            content = @Content(schema = @Schema(implementation = AmendContract.AmendmentAnswered.class)))
    public Response propose(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @Context HttpHeaders headers,
            AmendmentBody body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        return receipts.once(
                headers, 201, "amendments/" + cpas + "/" + name, body, () -> amendContract.propose(cpas, name, body));
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listAmendments", summary = "Every annex of a contract, in their order")
    public Amendments list(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("reference") String reference) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        List<AmendmentView> items = QuarkusTransaction.requiringNew().call(() -> amendContract.list(cpas, name));
        return new Amendments(items, items.size());
    }

    @GET
    @Path("/{amendmentId}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "getAmendment",
            summary = "One annex with its differences and agreements",
            description = "With Accept: application/pdf the annex as an accessible document, in the language of"
                    + " Accept-Language (fr, nl, de) or of the person.")
    @APIResponse(
            responseCode = "200",
            description = "The annex",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AmendmentView.class)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public AmendmentView read(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("amendmentId") String amendmentId) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        UUID id = id(amendmentId);
        return QuarkusTransaction.requiringNew().call(() -> amendContract.read(cpas, name, id));
    }

    @POST
    @Path("/{amendmentId}/agreements")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "answerAmendment",
            summary = "A party agrees or refuses",
            description = "With the last agreement the change is the next revision, signed by the agreements; one"
                    + " refusal ends it. President and secretary answer with their own account, signed in at most five"
                    + " minutes ago.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = AmendContract.AmendmentAnswered.class)))
    public Response agree(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("amendmentId") String amendmentId,
            @Context HttpHeaders headers,
            AgreementBody body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        UUID id = id(amendmentId);
        SpeakForParty.Spoken spoken = speakForParty.check(body.party(), body.route(), body.signer());
        return receipts.once(headers, 201, "agreements/" + cpas + "/" + name + "/" + id, body, () -> {
            speakForParty.refuseStaleSignIn(spoken);
            return amendContract.agree(cpas, name, id, body, spoken);
        });
    }

    @POST
    @Path("/{amendmentId}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "withdrawAmendment", summary = "The proposal is taken back")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = AmendContract.AmendmentAnswered.class)))
    public Response withdraw(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("amendmentId") String amendmentId,
            @Context HttpHeaders headers,
            Empty body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        UUID id = id(amendmentId);
        return receipts.once(
                headers,
                200,
                "withdrawal/" + cpas + "/" + name + "/" + id,
                body,
                () -> amendContract.withdraw(cpas, name, id));
    }

    private static UUID id(String value) {
        if (!value.matches(UUID_FORM)) {
            throw Problems.notFound();
        }
        return UUID.fromString(value);
    }
}
