package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.control.ControlBodies;
import be.fgov.mi.piis.subsidy.control.ControlReport;
import be.fgov.mi.piis.subsidy.convention.ActContext;
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
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of the control of a report: officers find and conclude, the lead CPAS is heard in between. */
@Path("/backoffice/control/{number}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
public class ControlPageResource {
    private static final String CONTROL = "/backoffice/control/";

    private final ShowControl showControl;
    private final ControlReport controlReport;
    private final BackOfficePages pages;
    private final CurrentCaller currentCaller;

    ControlPageResource(
            ShowControl showControl, ControlReport controlReport, BackOfficePages pages, CurrentCaller currentCaller) {
        this.showControl = showControl;
        this.controlReport = controlReport;
        this.pages = pages;
        this.currentCaller = currentCaller;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance control(ControlPage page);
    }

    @GET
    @Operation(hidden = true)
    public Response show(
            @PathParam("number") String number,
            @QueryParam("done") @Nullable String done,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = frame(number, lang, headers);
        return pages.orRefusal(frame, "/", () -> {
            pages.requireAny(
                    Roles.CPAS_WORKER,
                    Roles.CPAS_PRESIDENT,
                    Roles.CPAS_SECRETARY,
                    Roles.SPP_OFFICER,
                    Roles.SPP_FINANCE,
                    Roles.AUDITOR);
            return show(Response.Status.OK, number, Came.after(done), frame);
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response open(
            @PathParam("number") String number, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return act(number, "open", form, headers, context -> controlReport.open(number, context), Roles.SPP_OFFICER);
    }

    @POST
    @Path("/findings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response find(
            @PathParam("number") String number, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return act(
                number,
                "find",
                form,
                headers,
                context -> controlReport.find(
                        number,
                        PageForm.of(form)
                                .text("cost")
                                .code("ground")
                                .text("text")
                                .as(ControlBodies.Finding.class),
                        context),
                Roles.SPP_OFFICER);
    }

    @POST
    @Path("/findings/{id}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(
            @PathParam("number") String number,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers) {
        return act(
                number,
                "finding-" + id,
                form,
                headers,
                context -> controlReport.answer(
                        number,
                        PathValues.id(id),
                        PageForm.of(form).flag("agrees").text("text").as(ControlBodies.Answer.class),
                        context),
                Roles.CPAS_WORKER,
                Roles.CPAS_PRESIDENT,
                Roles.CPAS_SECRETARY);
    }

    @POST
    @Path("/findings/{id}/conclusion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response conclude(
            @PathParam("number") String number,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers) {
        return act(
                number,
                "finding-" + id,
                form,
                headers,
                context -> controlReport.conclude(
                        number,
                        PathValues.id(id),
                        PageForm.of(form).flag("upheld").text("text").as(ControlBodies.Conclusion.class),
                        context),
                Roles.SPP_OFFICER);
    }

    private Response act(
            String number,
            String name,
            MultivaluedMap<String, String> form,
            HttpHeaders headers,
            Consumer<ActContext> act,
            String... roles) {
        Frame frame = frame(number, form.getFirst("lang"), headers);
        return pages.act(
                frame,
                form.getFirst("token"),
                "/",
                context -> {
                    act.accept(context);
                    return BackOfficePages.anew(CONTROL + number, frame, "&done=" + name + "#" + name);
                },
                refused -> show(
                        BackOfficePages.statusOf(refused), number, new Came(name, Sent.refused(refused, form)), frame),
                roles);
    }

    private Response show(Response.Status status, String number, Came came, Frame frame) {
        return pages.show(status, Templates.control(showControl.of(number, currentCaller.get(), came, frame)), frame);
    }

    private Frame frame(String number, @Nullable String lang, HttpHeaders headers) {
        return pages.frame(lang, headers, CONTROL + number + "?");
    }
}
