package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The first page of the back office: the conventions of a year. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class BackOfficeResource {
    private final ShowConventions showConventions;
    private final BackOfficePages pages;
    private final CurrentCaller currentCaller;

    BackOfficeResource(ShowConventions showConventions, BackOfficePages pages, CurrentCaller currentCaller) {
        this.showConventions = showConventions;
        this.pages = pages;
        this.currentCaller = currentCaller;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance conventions(ConventionsPage page);

        static native TemplateInstance noAccess(Frame frame);
    }

    @GET
    @Authenticated
    @Operation(hidden = true)
    public Response conventions(
            @QueryParam("year") @Nullable String year,
            @QueryParam("status") @Nullable String status,
            @QueryParam("type") @Nullable String type,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Caller caller = currentCaller.get();
        Frame bare = pages.frame(lang, headers, "/?");
        if (!caller.hasAny(
                Roles.SPP_OFFICER,
                Roles.SPP_FINANCE,
                Roles.MINISTER,
                Roles.AUDITOR,
                Roles.CPAS_PRESIDENT,
                Roles.CPAS_SECRETARY)) {
            return pages.show(Response.Status.FORBIDDEN, Templates.noAccess(bare), bare);
        }
        ConventionsPage.Filter filter =
                new ConventionsPage.Filter(chosen(ConventionStatus.class, status), chosen(ConventionType.class, type));
        ConventionsPage page = showConventions.of(
                year == null || year.isEmpty() ? null : PathValues.integer("year", year, 2002, 2100, "query"),
                filter,
                caller,
                bare);
        return pages.show(Response.Status.OK, Templates.conventions(page), page.frame());
    }

    /** A form sends an empty value for "all"; a value that does not exist shows all too. */
    private static <E extends Enum<E>> @Nullable E chosen(Class<E> values, @Nullable String name) {
        return Arrays.stream(values.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
