package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The settlement of a convention, with every line of its reckoning. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settlements", description = "Balance or recovery, reckoned line by line, by four eyes")
@RunOnVirtualThread
public class SettlementResource {
    private static final MediaType PDF = new MediaType("application", "pdf");

    private final SettleConvention settleConvention;
    private final CorrectSettlement correctSettlement;
    private final PrintSettlement printSettlement;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    SettlementResource(
            SettleConvention settleConvention,
            CorrectSettlement correctSettlement,
            PrintSettlement printSettlement,
            ActReceipts receipts,
            CurrentCaller currentCaller,
            Clock clock) {
        this.settleConvention = settleConvention;
        this.correctSettlement = correctSettlement;
        this.printSettlement = printSettlement;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @GET
    @Path("/{number}/settlement")
    @Produces({MediaType.APPLICATION_JSON, "application/pdf"})
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getSettlement",
            summary = "The settlement: provisional from the last signature on, then as it was proposed and approved",
            description = "Costs that nobody has reviewed are taken as the rules propose, and a line says so. Texts in"
                    + " the language of Accept-Language: fr, nl, de or en.")
    @APIResponse(
            responseCode = "200",
            description = "The settlement, or its statement as an accessible PDF",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SettlementView.class)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response get(@PathParam("number") String number, @Context HttpHeaders headers, @Context Request request) {
        Variant wanted = request.selectVariant(
                Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, PDF).build());
        if (wanted == null) {
            throw new NotAcceptableException();
        }
        if (PDF.isCompatible(wanted.getMediaType())) {
            return print(number, headers);
        }
        ReaderLanguage language = ReaderLanguage.of(headers.getAcceptableLanguages());
        return Response.ok(settleConvention.read(number, currentCaller.get(), LocalDate.now(clock), language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    private Response print(String number, HttpHeaders headers) {
        PrintSettlement.Printed printed = printSettlement.print(
                number, currentCaller.get(), LocalDate.now(clock), headers.getAcceptableLanguages());
        return Response.ok(printed.pdf(), PDF)
                .header(HttpHeaders.CONTENT_LANGUAGE, printed.language().tag())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"settlement.pdf\"")
                .build();
    }

    @POST
    @Path("/{number}/settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "proposeSettlement",
            summary = "Propose the settlement of a convention that was reported on and reviewed",
            description = "Opens the control first where nobody has. A later proposal takes the place of an earlier"
                    + " one until another officer approves.")
    @APIResponse(
            responseCode = "200",
            description = "The settlement as proposed",
            content = @Content(schema = @Schema(implementation = SettlementView.class)))
    public Response propose(
            @PathParam("number") String number, @Context HttpHeaders headers, SettlementBodies.Proposal body) {
        ActContext context = ActContext.of(currentCaller.get(), clock);
        ReaderLanguage language = ReaderLanguage.of(headers.getAcceptableLanguages());
        return receipts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "proposeSettlement/" + number,
                body,
                () -> settleConvention.propose(number, body, context, language));
    }

    @POST
    @Path("/{number}/settlement/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "approveSettlement",
            summary = "Another officer approves the last proposal: the balance is due, or the recovery claimed",
            description = "Refused when anything that the proposal stands on has changed since.")
    @APIResponse(
            responseCode = "200",
            description = "The settlement as approved",
            content = @Content(schema = @Schema(implementation = SettlementView.class)))
    public Response approve(
            @PathParam("number") String number, @Context HttpHeaders headers, SettlementBodies.Approval body) {
        ActContext context = ActContext.of(currentCaller.get(), clock);
        ReaderLanguage language = ReaderLanguage.of(headers.getAcceptableLanguages());
        return receipts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "approveSettlement/" + number,
                body,
                () -> settleConvention.approve(number, body.settlementId(), context, language));
    }

    @POST
    @Path("/{number}/settlement/correction")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "proposeSettlementCorrection",
            summary = "Propose to take an approved settlement back, with a motive",
            description = "Until another officer approves, the settlement stands.")
    @APIResponse(
            responseCode = "200",
            description = "The correction as proposed",
            content = @Content(schema = @Schema(implementation = SettlementView.Correction.class)))
    public Response proposeCorrection(
            @PathParam("number") String number,
            @Context HttpHeaders headers,
            SettlementBodies.CorrectionProposal body) {
        ActContext context = ActContext.of(currentCaller.get(), clock);
        return receipts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "proposeSettlementCorrection/" + number,
                body,
                () -> correctSettlement.propose(number, body.motive(), context));
    }

    @POST
    @Path("/{number}/settlement/correction/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "approveSettlementCorrection",
            summary = "Another officer approves: the settlement is taken back, to be proposed and approved anew",
            description = "A linked opposite transaction takes its booking back; what was paid until then is what the"
                    + " next settlement starts from. The convention is under control again.")
    @APIResponse(
            responseCode = "200",
            description = "The correction as approved",
            content = @Content(schema = @Schema(implementation = SettlementView.Correction.class)))
    public Response approveCorrection(
            @PathParam("number") String number,
            @Context HttpHeaders headers,
            SettlementBodies.CorrectionApproval body) {
        ActContext context = ActContext.of(currentCaller.get(), clock);
        return receipts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "approveSettlementCorrection/" + number,
                body,
                () -> correctSettlement.approve(number, context));
    }
}
