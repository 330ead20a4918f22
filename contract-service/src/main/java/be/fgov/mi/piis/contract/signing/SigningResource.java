package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.person.SsinVault;
import be.fgov.mi.piis.contract.person.page.CodePurpose;
import be.fgov.mi.piis.contract.person.page.PersonCodes;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.rules.WhoMayRecord;
import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.audit.AccessLog;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signing a contract: here, at the desk, on paper, or by a code that opens the person's page. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "signing", description = "Who signs, which text, by which route and with which evidence")
@RunOnVirtualThread
public class SigningResource {
    private static final String SHA256 = "[0-9a-f]{64}";

    private final CpasBoundary boundary;
    private final ActReceipts receipts;
    private final GiveSignature giveSignature;
    private final HandOverContract handOverContract;
    private final ContractFile file;
    private final PersonCodes codes;
    private final SsinVault vault;
    private final AccessLog accessLog;
    private final LawBook lawBook;
    private final SpeakForParty speakForParty;
    private final Clock clock;

    SigningResource(
            CpasBoundary boundary,
            ActReceipts receipts,
            GiveSignature giveSignature,
            HandOverContract handOverContract,
            ContractFile file,
            PersonCodes codes,
            SsinVault vault,
            AccessLog accessLog,
            LawBook lawBook,
            SpeakForParty speakForParty,
            Clock clock) {
        this.boundary = boundary;
        this.receipts = receipts;
        this.giveSignature = giveSignature;
        this.handOverContract = handOverContract;
        this.file = file;
        this.codes = codes;
        this.vault = vault;
        this.accessLog = accessLog;
        this.lawBook = lawBook;
        this.speakForParty = speakForParty;
        this.clock = clock;
    }

    /**
     * @param contentHash of the text that was shown, as the contract gives it
     * @param signedOn absent for the business date
     * @param signer required with a card, unless the signer's own account signs
     * @param documentSha256 required on paper: of the scan that the CPAS keeps
     */
    @Schema(name = "SignatureGiven", description = "A signature for the text as it stands.")
    public record SignatureBody(
            Party party,

            @Nullable @Pattern(regexp = PathValues.REFERENCE)
            String thirdPartyId,

            SignatureRoute route,
            @Pattern(regexp = SHA256) String contentHash,
            @Nullable LocalDate signedOn,
            @Nullable @Size(min = 1, max = 200) String signer,
            @Nullable @Pattern(regexp = SHA256) String documentSha256)
            implements WireBody {

        @Override
        public void check(Issues issues) {
            PartyAndRoute.checkOrganisation(party, thirdPartyId, issues);
            PartyAndRoute.checkScan(route, documentSha256, issues);
        }
    }

    @POST
    @Path("/signatures")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "signContract",
            summary = "A party signs the text as it stands",
            description = "President and secretary sign with their own account, signed in at most five minutes ago;"
                    + " qualified is the evidence only when their token says that it was with an eID.")
    @APIResponse(
            responseCode = "201",
            description = "Signed",
            content = @Content(schema = @Schema(implementation = GiveSignature.SignatureAnswer.class)))
    public Response sign(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @Context HttpHeaders headers,
            SignatureBody body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        SpeakForParty.Spoken spoken = speakForParty.check(body.party(), body.route(), body.signer());
        GiveSignature.Given given = new GiveSignature.Given(
                body.party(),
                body.thirdPartyId(),
                body.route(),
                body.contentHash(),
                body.signedOn(),
                spoken.signer(),
                body.documentSha256(),
                spoken.signIn());
        return receipts.once(headers, 201, "signatures/" + cpas + "/" + name, body, () -> {
            speakForParty.refuseStaleSignIn(spoken);
            return giveSignature.sign(cpas, name, given);
        });
    }

    @Schema(description = "The evidence of every signature that was given here.")
    public record EvidenceList(List<SignatureEvidence.EvidenceView> items, int total) {}

    @GET
    @Path("/signatures")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listSignatures", summary = "The evidence of every signature that was given here")
    public EvidenceList evidence(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("reference") String reference) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        return QuarkusTransaction.requiringNew().call(() -> {
            Contract contract = file.find(cpas, name);
            accessLog.record("contract.signatures", contract.name(), contract.personId(), "PIIS contract");
            List<SignatureEvidence.EvidenceView> items = SignatureEvidence.of(contract.contractId()).stream()
                    .map(evidence -> evidence.toView(
                            evidence.signerSealed() == null
                                    ? null
                                    : vault.openContent(evidence.signerSealed(), evidence.row())))
                    .toList();
            return new EvidenceList(items, items.size());
        });
    }

    @Schema(name = "HandOver", description = "The day on which the text was given to the person.")
    public record HandOverBody(@Nullable LocalDate handedOverOn) implements WireBody {}

    @POST
    @Path("/handOver")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "handOverContract",
            summary = "The text is given to the person: the reflection begins (PRE-7)")
    @APIResponse(
            responseCode = "200",
            description = "Handed over",
            content = @Content(schema = @Schema(implementation = HandOverContract.HandedOver.class)))
    public Response handOver(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @Context HttpHeaders headers,
            HandOverBody body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        return receipts.once(
                headers,
                200,
                "handOver/" + cpas + "/" + name,
                body,
                () -> handOverContract.handOver(cpas, name, body.handedOverOn()));
    }

    /** @param thirdPartyId the organisation that gets the code, or absent for the person */
    @Schema(name = "SignatureCodeRequest", description = "Who gets a code that opens the text to sign.")
    public record CodeBody(
            Party party,

            @Nullable @Pattern(regexp = PathValues.REFERENCE)
            String thirdPartyId) implements WireBody {
        @Override
        public void check(Issues issues) {
            if (!WhoMayRecord.partiesOf(WhoMayRecord.Function.SIGNATORY).contains(party)) {
                issues.add(Issue.rejectedInput("party", "Only the person and third parties sign by a code."));
            }
            PartyAndRoute.checkOrganisation(party, thirdPartyId, issues);
        }
    }

    /**
     * @param code told once; hand it over or send it, apart from this file
     * @param page where it is typed
     */
    public record SignatureCode(String code, LocalDate validUntil, String contentHash, String page) {}

    @POST
    @Path("/signatureCodes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "giveSignatureCode",
            summary = "A code with which the person or an organisation reads and signs the text as it stands",
            description = "It opens this text only: after a change it signs nothing. Each call makes a new code and"
                    + " withdraws the earlier one; a code is told once and never stored, so an Idempotency-Key has no"
                    + " effect here.")
    @APIResponse(
            responseCode = "201",
            description = "The code, told this once",
            content = @Content(schema = @Schema(implementation = SignatureCode.class)))
    public Response giveCode(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @Context HttpHeaders headers,
            CodeBody body) {
        ActReceipts.refuseMalformed(headers.getRequestHeader(ActReceipts.HEADER));
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        SignatureCode code = QuarkusTransaction.requiringNew().call(() -> {
            ContractFile.Opened opened = file.openForAct(cpas, name);
            Contract contract = opened.contract();
            if (opened.body().handedOverOn() == null) {
                throw Problems.conflict(
                        "invalidTransition",
                        "The text has not been handed over to the person yet: hand it over first.",
                        Map.of("missing", List.of("handOver")));
            }
            String thirdPartyId = body.thirdPartyId();
            if (thirdPartyId != null && !opened.body().thirdPartyIds().contains(thirdPartyId)) {
                throw Problems.badRequest(Issue.referencedResourceNotFound(
                        "thirdPartyId", "No third party of this contract has that id."));
            }
            LocalDate today = LocalDate.now(clock);
            LocalDate validUntil = today.plusDays(lawBook.current().number(LawParameter.PERSON_CODE_DAYS, today));
            accessLog.record("contract.signatureCode", contract.name(), contract.personId(), "PIIS contract");
            return new SignatureCode(
                    codes.issue(
                            CodePurpose.SIGNATURE,
                            SignSubject.of(contract, body.party(), thirdPartyId).text(),
                            validUntil),
                    validUntil,
                    contract.contentHash(),
                    "/person");
        });
        return Response.status(201).entity(code).build();
    }
}
