package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.cost.ReviewBody;
import be.fgov.mi.piis.subsidy.cost.ReviewCost;
import be.fgov.mi.piis.subsidy.payment.BatchView;
import be.fgov.mi.piis.subsidy.payment.BookSetAside;
import be.fgov.mi.piis.subsidy.payment.PaymentBodies;
import be.fgov.mi.piis.subsidy.payment.PaymentResource;
import be.fgov.mi.piis.subsidy.payment.PreparePayments;
import be.fgov.mi.piis.subsidy.payment.ReadBatches;
import be.fgov.mi.piis.subsidy.payment.ReleasePayments;
import be.fgov.mi.piis.subsidy.payment.SetAsideStatus;
import be.fgov.mi.piis.subsidy.payment.TakeStatement;
import be.fgov.mi.piis.subsidy.settlement.PrintSettlement;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The pages for the money: that of one convention, and the payments that two people of finance make. */
@Path("/backoffice")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
public class MoneyResource {
    private static final String MONEY = "/backoffice/money/";
    private static final String PAYMENTS = "/backoffice/payments";
    /** Who reads costs, report and settlement by the API. */
    private static final String[] READERS = {
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    };

    private final ShowMoney showMoney;
    private final ReviewCost reviewCost;
    private final PrintSettlement printSettlement;
    private final PreparePayments preparePayments;
    private final ReleasePayments releasePayments;
    private final ReadBatches readBatches;
    private final TakeStatement takeStatement;
    private final BookSetAside bookSetAside;
    private final BackOfficePages pages;
    private final FormToken formToken;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    MoneyResource(
            ShowMoney showMoney,
            ReviewCost reviewCost,
            PrintSettlement printSettlement,
            PreparePayments preparePayments,
            ReleasePayments releasePayments,
            ReadBatches readBatches,
            TakeStatement takeStatement,
            BookSetAside bookSetAside,
            BackOfficePages pages,
            FormToken formToken,
            CurrentCaller currentCaller,
            Clock clock) {
        this.showMoney = showMoney;
        this.reviewCost = reviewCost;
        this.printSettlement = printSettlement;
        this.preparePayments = preparePayments;
        this.releasePayments = releasePayments;
        this.readBatches = readBatches;
        this.takeStatement = takeStatement;
        this.bookSetAside = bookSetAside;
        this.pages = pages;
        this.formToken = formToken;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance convention(MoneyPage page);

        static native TemplateInstance payments(PaymentsPage page);

        static native TemplateInstance batch(PaymentsPage.OneBatch page);
    }

    @GET
    @Path("/money/{number}")
    @Operation(hidden = true)
    public Response convention(
            @PathParam("number") String number,
            @QueryParam("done") @Nullable String done,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, MONEY + number + "?");
        return pages.orRefusal(frame, "/", () -> {
            pages.requireAny(READERS);
            return money(Response.Status.OK, number, Came.after(done), frame);
        });
    }

    private Response money(Response.Status status, String number, Came came, Frame frame) {
        return pages.show(status, Templates.convention(showMoney.of(number, currentCaller.get(), came, frame)), frame);
    }

    @POST
    @Path("/money/{number}/costs/{reference}/reply")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response reply(
            @PathParam("number") String number,
            @PathParam("reference") String reference,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(form.getFirst("lang"), headers, MONEY + number + "?");
        String name = "reply-" + PathValues.reference("reference", reference);
        return pages.act(
                frame,
                form.getFirst("token"),
                "/",
                context -> {
                    reviewCost.reply(
                            number,
                            reference,
                            PageForm.of(form)
                                    .text("text")
                                    .as(ReviewBody.Reply.class)
                                    .text(),
                            context);
                    return BackOfficePages.anew(MONEY + number, frame, "&done=" + name + "#" + name);
                },
                refused -> money(
                        BackOfficePages.statusOf(refused), number, new Came(name, Sent.refused(refused, form)), frame),
                Roles.CPAS_WORKER,
                Roles.CPAS_PRESIDENT,
                Roles.CPAS_SECRETARY);
    }

    @GET
    @Path("/money/{number}/statement")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Response statement(
            @PathParam("number") String number,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, MONEY + number + "?");
        return pages.orRefusal(frame, "/", () -> {
            PrintSettlement.Printed printed = printSettlement.print(
                    number,
                    currentCaller.get(),
                    LocalDate.now(clock),
                    List.of(Locale.forLanguageTag(frame.language().tag())));
            return Response.ok(printed.pdf(), "application/pdf")
                    .header(HttpHeaders.CONTENT_LANGUAGE, printed.language().tag())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"settlement.pdf\"")
                    .build();
        });
    }

    @GET
    @Path("/payments")
    @Operation(hidden = true)
    public Response payments(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, PAYMENTS + "?");
        return pages.orRefusal(frame, "/", () -> {
            pages.requireAny(Roles.SPP_FINANCE, Roles.AUDITOR);
            LocalDate today = LocalDate.now(clock);
            return pages.show(
                    Response.Status.OK,
                    Templates.payments(PaymentsPage.of(
                            frame,
                            mayPay() ? formToken.value() : null,
                            preparePayments.due(today),
                            readBatches.find(null, PageRequest.of(null, "100"), today),
                            bookSetAside.find(SetAsideStatus.OPEN, PageRequest.of(null, "100")))),
                    frame);
        });
    }

    @POST
    @Path("/payments")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response prepare(MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        Frame frame = pages.frame(form.getFirst("lang"), headers, PAYMENTS + "?");
        return act(form, frame, context -> {
            List<String> conventions = form.getOrDefault("convention", List.of());
            return conventions.isEmpty()
                    ? pages.refusal(Response.Status.BAD_REQUEST, frame, PageRefusal.NOTHING_CHOSEN, PAYMENTS, PAYMENTS)
                    : toBatch(preparePayments.prepare(conventions, context).batch(), frame);
        });
    }

    @GET
    @Path("/payments/{id}")
    @Operation(hidden = true)
    public Response batch(
            @PathParam("id") String id, @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, PAYMENTS + "/" + id + "?");
        return pages.orRefusal(frame, PAYMENTS, () -> {
            pages.requireAny(Roles.SPP_FINANCE, Roles.AUDITOR);
            return show(Response.Status.OK, PathValues.id(id), Sent.NOTHING, null, frame);
        });
    }

    private Response show(
            Response.Status status, UUID id, Sent sent, PaymentsPage.@Nullable Answer answer, Frame frame) {
        BatchView batch = readBatches.get(id, LocalDate.now(clock));
        boolean mine = currentCaller.get().name().equals(batch.preparedBy());
        return pages.show(
                status,
                Templates.batch(PaymentsPage.OneBatch.of(
                        frame, mayPay() ? formToken.value() : null, mine, batch, sent, answer)),
                frame);
    }

    @POST
    @Path("/payments/{id}/release")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response release(
            @PathParam("id") String id, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        Frame frame = pages.frame(form.getFirst("lang"), headers, PAYMENTS + "/" + id + "?");
        return act(form, frame, context -> toBatch(releasePayments.release(PathValues.id(id), context), frame));
    }

    @POST
    @Path("/payments/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(
            @PathParam("id") String id, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        Frame frame = pages.frame(form.getFirst("lang"), headers, PAYMENTS + "/" + id + "?");
        return pages.act(
                frame,
                form.getFirst("token"),
                PAYMENTS,
                context -> toBatch(
                        releasePayments.withdraw(
                                PathValues.id(id),
                                PageForm.of(form)
                                        .text("text")
                                        .as(PaymentBodies.Withdrawal.class)
                                        .text(),
                                context),
                        frame),
                refused -> {
                    // Without an issue it is not about the form: the batch has none any more.
                    if (refused.problem().issues().isEmpty()) {
                        throw refused;
                    }
                    return show(
                            BackOfficePages.statusOf(refused),
                            PathValues.id(id),
                            Sent.refused(refused, form),
                            null,
                            frame);
                },
                Roles.SPP_FINANCE);
    }

    /** Reloading sends the file again, and the same file changes nothing. */
    @POST
    @Path("/payments/{id}/statement")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response statement(
            @PathParam("id") String id,
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("token") @Nullable String token,
            @RestForm("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, PAYMENTS + "/" + id + "?");
        return pages.act(
                frame,
                token,
                PAYMENTS,
                context -> {
                    UUID batch = PathValues.id(id);
                    TakeStatement.Taken taken =
                            takeStatement.take(batch, Uploads.read(file, PaymentResource.MAX_BANK_FILE), context);
                    return show(
                            Response.Status.OK,
                            batch,
                            Sent.NOTHING,
                            PaymentsPage.Answer.taken(taken, frame.language()),
                            frame);
                },
                refused -> show(
                        BackOfficePages.statusOf(refused),
                        PathValues.id(id),
                        Sent.NOTHING,
                        PaymentsPage.Answer.refused(refused.problem()),
                        frame),
                Roles.SPP_FINANCE);
    }

    /** Of a line that was set aside: booked once what stood in its way is corrected. */
    @POST
    @Path("/setAsideLines/{id}/booking")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response bookSetAside(
            @PathParam("id") String id, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        Frame frame = pages.frame(form.getFirst("lang"), headers, PAYMENTS + "?");
        return act(form, frame, context -> {
            bookSetAside.book(
                    PathValues.id(id),
                    PageForm.of(form)
                            .cents("sentBackCents")
                            .as(PaymentBodies.SetAsideBooking.class)
                            .sentBackCents(),
                    context);
            return BackOfficePages.anew(PAYMENTS, frame, "#aside");
        });
    }

    /** Of a line that the bank has told twice: nothing is booked of it. */
    @POST
    @Path("/setAsideLines/{id}/dismissal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response dismissSetAside(
            @PathParam("id") String id, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        Frame frame = pages.frame(form.getFirst("lang"), headers, PAYMENTS + "?");
        return act(form, frame, context -> {
            bookSetAside.dismiss(
                    PathValues.id(id),
                    PageForm.of(form)
                            .text("text")
                            .as(PaymentBodies.SetAsideDismissal.class)
                            .text(),
                    context);
            return BackOfficePages.anew(PAYMENTS, frame, "#aside");
        });
    }

    @GET
    @Path("/payments/{id}/file")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(hidden = true)
    public Response file(
            @PathParam("id") String id, @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, PAYMENTS + "/" + id + "?");
        return pages.orRefusal(frame, PAYMENTS, () -> {
            pages.requireAny(Roles.SPP_FINANCE, Roles.AUDITOR);
            UUID batch = PathValues.id(id);
            return Response.ok(readBatches.file(batch), MediaType.APPLICATION_XML)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"pain.001-" + batch + ".xml\"")
                    .build();
        });
    }

    /** An act on a button alone: a refusal has a page of its own. */
    private Response act(MultivaluedMap<String, String> form, Frame frame, Function<ActContext, Response> act) {
        return pages.act(
                frame,
                form.getFirst("token"),
                PAYMENTS,
                act,
                refused -> {
                    throw refused;
                },
                Roles.SPP_FINANCE);
    }

    private static Response toBatch(BatchView batch, Frame frame) {
        return BackOfficePages.anew(PAYMENTS + "/" + batch.id(), frame, "");
    }

    private boolean mayPay() {
        return currentCaller.get().has(Roles.SPP_FINANCE);
    }
}
