package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
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
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The first page of the back office: the conventions of a year. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class BackOfficeResource {
    private final ShowConventions showConventions;
    private final CurrentCaller currentCaller;
    private final String contentSecurityPolicy;

    BackOfficeResource(
            ShowConventions showConventions,
            CurrentCaller currentCaller,
            @ConfigProperty(name = "suite.issuer") Optional<String> identityServer) {
        this.showConventions = showConventions;
        this.currentCaller = currentCaller;
        this.contentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                // When the session has ended, the filter is sent on to the identity server.
                + " form-action 'self'"
                + identityServer.map(BackOfficeResource::origin).orElse("")
                + "; frame-ancestors 'none'";
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance conventions(ConventionsPage page);

        static native TemplateInstance noAccess(ConventionsPage.Frame frame);
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
        ReaderLanguage language = language(lang, headers);
        if (!caller.hasAny(
                Roles.SPP_OFFICER,
                Roles.SPP_FINANCE,
                Roles.MINISTER,
                Roles.AUDITOR,
                Roles.CPAS_PRESIDENT,
                Roles.CPAS_SECRETARY)) {
            return page(
                    Response.Status.FORBIDDEN, Templates.noAccess(showConventions.frame(caller, language)), language);
        }
        ConventionsPage.Filter filter =
                new ConventionsPage.Filter(chosen(ConventionStatus.class, status), chosen(ConventionType.class, type));
        return page(
                Response.Status.OK,
                Templates.conventions(showConventions.of(
                        year == null || year.isEmpty() ? null : PathValues.integer("year", year, 2002, 2100, "query"),
                        filter,
                        caller,
                        language)),
                language);
    }

    private Response page(Response.Status status, TemplateInstance template, ReaderLanguage language) {
        return Response.status(status)
                .entity(template.setLocale(language.code()).render())
                .type("text/html; charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header("Content-Security-Policy", contentSecurityPolicy)
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .build();
    }

    private static ReaderLanguage language(@Nullable String chosen, HttpHeaders headers) {
        return ReaderLanguage.ofCode(chosen == null ? "" : chosen)
                .orElseGet(() -> ReaderLanguage.of(headers.getAcceptableLanguages()));
    }

    /** A form sends an empty value for "all"; a value that does not exist shows all too. */
    private static <E extends Enum<E>> @Nullable E chosen(Class<E> values, @Nullable String name) {
        return Arrays.stream(values.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return " " + uri.getScheme() + "://" + uri.getAuthority();
    }
}
