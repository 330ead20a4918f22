package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.signing.SignConvention;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How every page of the back office is answered: its language, its frame, the headers for the browser. */
@ApplicationScoped
class BackOfficePages {
    @CheckedTemplate(basePath = "BackOfficeResource")
    static class Templates {
        private Templates() {}

        static native TemplateInstance refused(Frame frame, PageRefusal refusal, String again, String back);
    }

    private static final String AGAIN = "/backoffice/again";

    private final SignConvention signConvention;
    private final FormToken formToken;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final String contentSecurityPolicy;

    BackOfficePages(
            SignConvention signConvention,
            FormToken formToken,
            CurrentCaller currentCaller,
            Clock clock,
            @ConfigProperty(name = "suite.issuer") Optional<String> identityServer) {
        this.signConvention = signConvention;
        this.formToken = formToken;
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
                signConvention.capacityOf(caller).isPresent(),
                caller.hasAny(Roles.SPP_FINANCE, Roles.AUDITOR),
                caller.has(Roles.SPP_OFFICER));
    }

    /**
     * Who may not see a page is told so on a page.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 403 for everybody else
     */
    void requireAny(String... roles) {
        if (!currentCaller.get().hasAny(roles)) {
            throw Problems.missingPermission("The role of this caller never has this page.");
        }
    }

    /** As {@link #orRefusal(Frame, String, String, Supplier)}, where nobody has to sign in again for a signature. */
    Response orRefusal(Frame frame, String back, Supplier<Response> page) {
        return orRefusal(frame, AGAIN, back, page);
    }

    /**
     * Does what a form asks for. What is refused is said on the page that sent it, with what was typed; an object that
     * the caller does not see has no such page.
     *
     * @param token that the form brought
     * @param back where the reader goes from a refusal that is not on the page of the form
     * @param act answers what comes after it: mostly {@link #anew}, so that reloading sends nothing twice
     * @param beside shows the form again, or throws what does not belong beside it
     * @param roles who may send the form
     */
    Response act(
            Frame frame,
            @Nullable String token,
            String back,
            Function<ActContext, Response> act,
            Function<ProblemException, Response> beside,
            String... roles) {
        return orRefusal(frame, back, () -> {
            requireAny(roles);
            formToken.require(token);
            try {
                return act.apply(ActContext.of(currentCaller.get(), clock));
            } catch (ProblemException refused) {
                if (refused.problem().status() == Response.Status.NOT_FOUND.getStatusCode()) {
                    throw refused;
                }
                return beside.apply(refused);
            }
        });
    }

    /**
     * Opens a page anew after an act.
     *
     * @param rest of the address behind the language: more of the query, a place on the page, or nothing
     */
    static Response anew(String path, Frame frame, String rest) {
        return Response.seeOther(URI.create(path + "?lang=" + frame.language().code() + rest))
                .build();
    }

    static Response.Status statusOf(ProblemException refused) {
        return Response.Status.fromStatusCode(refused.problem().status());
    }

    /**
     * The page, or in words why not.
     *
     * @param again where one signs in again, for a sign-in that is too old
     * @param back where the reader goes from a refusal
     */
    Response orRefusal(Frame frame, String again, String back, Supplier<Response> page) {
        try {
            return page.get();
        } catch (ProblemException refused) {
            return refusal(statusOf(refused), frame, PageRefusal.of(refused), again, back);
        }
    }

    Response refusal(Response.Status status, Frame frame, PageRefusal refusal, String again, String back) {
        return show(status, Templates.refused(frame, refusal, again, back), frame);
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
