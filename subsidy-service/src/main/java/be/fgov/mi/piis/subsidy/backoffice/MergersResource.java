package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.organization.MergerConflictResource;
import be.fgov.mi.piis.subsidy.organization.MergerConflictView;
import be.fgov.mi.piis.subsidy.organization.MergerConflicts;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of the conventions that mergers put side by side under one CPAS, for an officer to look at. */
@Path("/backoffice/mergers")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
public class MergersResource {
    private static final String MERGERS = "/backoffice/mergers";

    private final MergerConflicts mergerConflicts;
    private final CpasRegistry registry;
    private final BackOfficePages pages;
    private final FormToken formToken;
    private final Clock clock;

    MergersResource(
            MergerConflicts mergerConflicts,
            CpasRegistry registry,
            BackOfficePages pages,
            FormToken formToken,
            Clock clock) {
        this.mergerConflicts = mergerConflicts;
        this.registry = registry;
        this.pages = pages;
        this.formToken = formToken;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance mergers(MergersPage page);
    }

    @GET
    @Operation(hidden = true)
    public Response show(
            @QueryParam("done") @Nullable String done,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, MERGERS + "?");
        return pages.orRefusal(frame, "/", () -> {
            pages.requireAny(Roles.SPP_OFFICER, Roles.SPP_FINANCE, Roles.AUDITOR);
            return show(Response.Status.OK, null, Sent.NOTHING, done != null, frame);
        });
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response settle(
            @PathParam("id") String id, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        Frame frame = pages.frame(form.getFirst("lang"), headers, MERGERS + "?");
        return pages.act(
                frame,
                form.getFirst("token"),
                MERGERS,
                context -> {
                    UUID conflict = PathValues.id(id);
                    mergerConflicts.settle(
                            conflict,
                            PageForm.of(form)
                                    .text("motive")
                                    .as(MergerConflictResource.Motive.class)
                                    .motive(),
                            context);
                    return BackOfficePages.anew(MERGERS, frame, "&done=1#c-" + conflict);
                },
                refused -> show(
                        BackOfficePages.statusOf(refused),
                        PathValues.id(id),
                        Sent.refused(refused, form),
                        false,
                        frame),
                Roles.SPP_OFFICER);
    }

    private Response show(Response.Status status, @Nullable UUID refused, Sent sent, boolean done, Frame frame) {
        List<MergersPage.Conflict> conflicts = QuarkusTransaction.requiringNew()
                .call(() -> mergerConflicts.on(LocalDate.now(clock)).stream()
                        .map(conflict -> conflict(
                                conflict, conflict.id().equals(refused) ? sent : Sent.NOTHING, frame.language()))
                        .toList());
        return pages.show(
                status,
                Templates.mergers(new MergersPage(
                        frame,
                        frame.reviews() ? formToken.value() : null,
                        conflicts,
                        conflicts.stream()
                                .filter(conflict -> conflict.settled() == null)
                                .count(),
                        done,
                        refused != null)),
                frame);
    }

    private MergersPage.Conflict conflict(MergerConflictView conflict, Sent sent, ReaderLanguage language) {
        MergerConflictView.Settled settled = conflict.settlement();
        return new MergersPage.Conflict(
                conflict.id().toString(),
                conflict.enterpriseNumber(),
                name(conflict.enterpriseNumber(), language),
                conflict.year(),
                conflict.conventions().stream()
                        .map(moved -> new MergersPage.Row(
                                moved.number(),
                                moved.type(),
                                moved.status(),
                                moved.member(),
                                name(moved.member(), language)))
                        .toList(),
                settled == null ? null : settled.by() + ", " + language.day(settled.on()),
                settled == null ? null : settled.motive(),
                sent);
    }

    private String name(String enterpriseNumber, ReaderLanguage language) {
        return registry.find(enterpriseNumber)
                .map(cpas -> cpas.name(language.code()))
                .orElse(enterpriseNumber);
    }
}
