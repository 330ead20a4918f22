package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.cost.ReadProof;
import be.fgov.mi.piis.subsidy.cost.ReviewBody;
import be.fgov.mi.piis.subsidy.cost.ReviewCost;
import be.fgov.mi.piis.subsidy.report.HandleReport;
import be.fgov.mi.piis.subsidy.report.ReportBodies;
import be.fgov.mi.piis.subsidy.settlement.CorrectSettlement;
import be.fgov.mi.piis.subsidy.settlement.SettleConvention;
import be.fgov.mi.piis.subsidy.settlement.SettlementBodies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page on which an officer reviews the costs of a convention, returns its report and settles it. */
@Path("/backoffice/review/{number}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
public class ReviewResource {
    private static final String REVIEW = "/backoffice/review/";
    private static final int MOST_PARTS = 10_000;

    private final ShowReview showReview;
    private final ReviewCost reviewCost;
    private final HandleReport handleReport;
    private final SettleConvention settleConvention;
    private final CorrectSettlement correctSettlement;
    private final ReadProof readProof;
    private final BackOfficePages pages;
    private final CurrentCaller currentCaller;

    ReviewResource(
            ShowReview showReview,
            ReviewCost reviewCost,
            HandleReport handleReport,
            SettleConvention settleConvention,
            CorrectSettlement correctSettlement,
            ReadProof readProof,
            BackOfficePages pages,
            CurrentCaller currentCaller) {
        this.showReview = showReview;
        this.reviewCost = reviewCost;
        this.handleReport = handleReport;
        this.settleConvention = settleConvention;
        this.correctSettlement = correctSettlement;
        this.readProof = readProof;
        this.pages = pages;
        this.currentCaller = currentCaller;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance review(ReviewPage page);
    }

    @GET
    @Operation(hidden = true)
    public Response show(
            @PathParam("number") String number,
            @QueryParam("page") @Nullable String page,
            @QueryParam("done") @Nullable String done,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = frame(number, lang, headers);
        return pages.orRefusal(frame, "/", () -> {
            pages.requireAny(Roles.SPP_OFFICER);
            return show(Response.Status.OK, number, part(page), Came.after(done), frame);
        });
    }

    /** A payslip is personal data: that it was read is in the access log. */
    @GET
    @Path("/proofs/{reference}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public Response proof(
            @PathParam("number") String number,
            @PathParam("reference") String reference,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        return pages.orRefusal(frame(number, lang, headers), "/", () -> {
            pages.requireAny(Roles.SPP_OFFICER);
            return readProof.read(number, reference, currentCaller.get());
        });
    }

    @POST
    @Path("/costs/{reference}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response review(
            @PathParam("number") String number,
            @PathParam("reference") String reference,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers) {
        return act(
                number,
                "cost-" + PathValues.reference("reference", reference),
                form,
                headers,
                (context, frame) -> reviewCost.review(
                        number,
                        reference,
                        PageForm.of(form)
                                .code("decision")
                                .code("ground")
                                .text("text")
                                .number("revision")
                                .as(ReviewBody.class),
                        context));
    }

    @POST
    @Path("/report")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response sendBack(
            @PathParam("number") String number, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return act(
                number,
                "report",
                form,
                headers,
                (context, frame) -> handleReport.sendBack(
                        number,
                        PageForm.of(form)
                                .text("comment")
                                .as(ReportBodies.Return.class)
                                .comment(),
                        context));
    }

    @POST
    @Path("/settlement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response propose(
            @PathParam("number") String number, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return act(
                number,
                "settlement",
                form,
                headers,
                (context, frame) -> settleConvention.propose(
                        number,
                        PageForm.of(form)
                                .part("underTarget", "reduce", "motive")
                                .as(SettlementBodies.Proposal.class),
                        context,
                        frame.language()));
    }

    @POST
    @Path("/settlement/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response approve(
            @PathParam("number") String number, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return act(
                number,
                "settlement",
                form,
                headers,
                (context, frame) ->
                        settleConvention.approve(number, shown(form.getFirst("proposal")), context, frame.language()));
    }

    @POST
    @Path("/correction")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response proposeCorrection(
            @PathParam("number") String number, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return act(
                number,
                "correction",
                form,
                headers,
                (context, frame) -> correctSettlement.propose(
                        number,
                        PageForm.of(form)
                                .text("motive")
                                .as(SettlementBodies.CorrectionProposal.class)
                                .motive(),
                        context));
    }

    @POST
    @Path("/correction/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response approveCorrection(
            @PathParam("number") String number, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return act(number, "correction", form, headers, (context, frame) -> correctSettlement.approve(number, context));
    }

    private Response act(
            String number,
            String name,
            MultivaluedMap<String, String> form,
            HttpHeaders headers,
            BiConsumer<ActContext, Frame> act) {
        Frame frame = frame(number, form.getFirst("lang"), headers);
        return pages.act(
                frame,
                form.getFirst("token"),
                "/",
                context -> {
                    int part = part(form.getFirst("page"));
                    act.accept(context, frame);
                    return BackOfficePages.anew(REVIEW + number, frame, "&page=" + part + "&done=" + name + "#" + name);
                },
                refused -> show(
                        BackOfficePages.statusOf(refused),
                        number,
                        part(form.getFirst("page")),
                        new Came(name, Sent.refused(refused, form)),
                        frame),
                Roles.SPP_OFFICER);
    }

    private Response show(Response.Status status, String number, int part, Came came, Frame frame) {
        return pages.show(
                status, Templates.review(showReview.of(number, currentCaller.get(), part, came, frame)), frame);
    }

    private static @Nullable UUID shown(@Nullable String proposal) {
        return proposal == null ? null : PathValues.id(proposal);
    }

    private static int part(@Nullable String page) {
        return page == null || page.isEmpty() ? 1 : PathValues.integer("page", page, 1, MOST_PARTS, "query");
    }

    private Frame frame(String number, @Nullable String lang, HttpHeaders headers) {
        return pages.frame(lang, headers, REVIEW + number + "?");
    }
}
