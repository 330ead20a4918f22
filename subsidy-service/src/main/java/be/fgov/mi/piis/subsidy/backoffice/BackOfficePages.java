package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How every page of the back office is answered: its language, its frame, the headers for the browser. */
@ApplicationScoped
class BackOfficePages {
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final String contentSecurityPolicy;

    BackOfficePages(
            CurrentCaller currentCaller,
            Clock clock,
            @ConfigProperty(name = "suite.issuer") Optional<String> identityServer) {
        this.currentCaller = currentCaller;
        this.clock = clock;
        this.contentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                // When the session has ended, a form is sent on to the identity server.
                + " form-action 'self'"
                + identityServer.map(BackOfficePages::origin).orElse("")
                + "; frame-ancestors 'none'";
    }

    /**
     * @param chosen by the switch of the page, before what the browser asks for
     * @param here path and query of the page, ending so that the language can be added
     */
    Frame frame(@Nullable String chosen, HttpHeaders headers, String here) {
        ReaderLanguage language = ReaderLanguage.ofCode(chosen == null ? "" : chosen)
                .orElseGet(() -> ReaderLanguage.of(headers.getAcceptableLanguages()));
        Caller caller = currentCaller.get();
        return new Frame(
                language,
                language.day(LocalDate.now(clock)),
                caller.name(),
                here,
                caller.hasAny(Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY, Roles.MINISTER));
    }

    Response show(Response.Status status, TemplateInstance page, Frame frame) {
        return answer(status, frame)
                .entity(page.setLocale(frame.language().code()).render())
                .type(MediaType.TEXT_HTML + "; charset=UTF-8")
                .build();
    }

    /** The headers alone, for a page that is written while it grows. */
    Response.ResponseBuilder answer(Response.Status status, Frame frame) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + "; charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, frame.language().tag())
                .header("Content-Security-Policy", contentSecurityPolicy)
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return " " + uri.getScheme() + "://" + uri.getAuthority();
    }
}
