package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.signing.GiveSigningMandate;
import be.fgov.mi.piis.subsidy.signing.SigningMandateBodies;
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
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of the mandates to sign: who may sign in whose place is read by both sides, and given by an officer. */
@Path("/backoffice/mandates")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
public class MandatesResource {
    private static final String MANDATES = "/backoffice/mandates";
    private static final String GRANT = "grant";

    private final GiveSigningMandate giveSigningMandate;
    private final BackOfficePages pages;
    private final FormToken formToken;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    MandatesResource(
            GiveSigningMandate giveSigningMandate,
            BackOfficePages pages,
            FormToken formToken,
            CurrentCaller currentCaller,
            Clock clock) {
        this.giveSigningMandate = giveSigningMandate;
        this.pages = pages;
        this.formToken = formToken;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance mandates(MandatesPage page);
    }

    @GET
    @Operation(hidden = true)
    public Response show(
            @QueryParam("done") @Nullable String done,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, MANDATES + "?");
        return pages.orRefusal(frame, "/", () -> {
            pages.requireAny(
                    Roles.CPAS_WORKER,
                    Roles.CPAS_PRESIDENT,
                    Roles.CPAS_SECRETARY,
                    Roles.SPP_OFFICER,
                    Roles.SPP_FINANCE,
                    Roles.MINISTER,
                    Roles.AUDITOR);
            return show(Response.Status.OK, "", Sent.NOTHING, done != null, frame);
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response give(MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return act(
                GRANT,
                form,
                headers,
                context -> giveSigningMandate.give(
                        PathValues.reference(
                                "reference", Objects.requireNonNullElse(PageForm.filled(form, "reference"), "")),
                        PageForm.of(form)
                                .code("function")
                                .code("right")
                                .text("cpas")
                                .text("account")
                                .text("from")
                                .text("until")
                                .text("ground")
                                .as(SigningMandateBodies.Grant.class),
                        context));
    }

    @POST
    @Path("/{reference}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(
            @PathParam("reference") String reference,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers) {
        return act(
                "end-" + reference,
                form,
                headers,
                context -> giveSigningMandate.end(
                        PathValues.reference("reference", reference),
                        PageForm.of(form).text("lastDay").text("ground").as(SigningMandateBodies.End.class),
                        context));
    }

    private Response act(
            String name, MultivaluedMap<String, String> form, HttpHeaders headers, Consumer<ActContext> act) {
        Frame frame = pages.frame(form.getFirst("lang"), headers, MANDATES + "?");
        return pages.act(
                frame,
                form.getFirst("token"),
                MANDATES,
                context -> {
                    act.accept(context);
                    return BackOfficePages.anew(MANDATES, frame, "&done=" + name);
                },
                refused -> show(
                        BackOfficePages.statusOf(refused),
                        name,
                        refused.problem().status() == Response.Status.FORBIDDEN.getStatusCode()
                                ? Sent.refused(PageRefusal.OWN_MANDATE, form)
                                : Sent.refused(refused, form),
                        false,
                        frame),
                Roles.SPP_OFFICER);
    }

    /** @param form that was refused; empty when none was */
    private Response show(Response.Status status, String form, Sent sent, boolean done, Frame frame) {
        LocalDate today = LocalDate.now(clock);
        return pages.show(
                status,
                Templates.mandates(new MandatesPage(
                        frame,
                        frame.reviews() ? formToken.value() : null,
                        giveSigningMandate.seenBy(currentCaller.get()).items().stream()
                                .map(mandate -> MandatesPage.Row.of(
                                        mandate,
                                        today,
                                        form.equals("end-" + mandate.reference()) ? sent : Sent.NOTHING,
                                        frame.language()))
                                .toList(),
                        form.equals(GRANT) ? sent : Sent.NOTHING,
                        done,
                        !form.isEmpty())),
                frame);
    }
}
