package be.fgov.mi.piis.contract.person.page;

import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How every page for the person is answered: its language, the headers for the browser, whose forms are taken. */
@ApplicationScoped
public class PersonPages {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    @CheckedTemplate(basePath = "person")
    static class Templates {
        private Templates() {}

        static native TemplateInstance start(PersonFrame frame, boolean wrongCode);
    }

    /** @param chosen by the switch of the page, before what the browser asks for */
    public PersonFrame frame(@Nullable String chosen, HttpHeaders headers, @Nullable String code) {
        ReaderLanguage language = ReaderLanguage.ofCode(chosen == null ? "" : chosen)
                .orElseGet(() -> ReaderLanguage.of(headers.getAcceptableLanguages()));
        return new PersonFrame(language, code);
    }

    public Response show(Response.Status status, TemplateInstance page, PersonFrame frame) {
        ReaderLanguage language = frame.language();
        return Response.status(status)
                .entity(page.setLocale(language.code()).render())
                .type("text/html; charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .build();
    }

    /** Asks for a code. */
    Response start(PersonFrame frame) {
        return show(Response.Status.OK, Templates.start(frame, false), frame);
    }

    /** The one answer to every code that opens nothing, whatever the reason. */
    public Response wrongCode(PersonFrame frame) {
        PersonFrame without = new PersonFrame(frame.language(), null);
        return show(Response.Status.NOT_FOUND, Templates.start(without, true), without);
    }

    /**
     * A form is taken from our own pages only. The code in its body is what another site cannot know; this refuses a
     * code that somebody lured the person into sending from elsewhere.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 403 for a form of another site
     */
    public void refuseFormsOfOtherSites(HttpHeaders headers) {
        String site = headers.getHeaderString("Sec-Fetch-Site");
        boolean foreign = site == null
                ? isForeign(headers.getHeaderString("Origin"), headers.getHeaderString(HttpHeaders.HOST))
                : !site.equals("same-origin");
        if (foreign) {
            throw Problems.missingPermission("This form is taken from its own page only.");
        }
    }

    /** A browser names the origin of a form; a caller that names none is no browser that could be lured. */
    private static boolean isForeign(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        try {
            return !String.valueOf(URI.create(origin).getAuthority()).equalsIgnoreCase(host);
        } catch (IllegalArgumentException noOrigin) {
            return true;
        }
    }
}
