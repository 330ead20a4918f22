package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.subsidy.signing.ReadDocument;
import be.fgov.mi.piis.subsidy.signing.SignTray;
import io.quarkus.oidc.OidcSession;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The pages on which president, secretary and minister sign (SUB-10, S4:64-65). What waits is shown to whoever is signed
 * in; to sign, one signs in again there and then, and has five minutes.
 */
@Path("/backoffice")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
public class SigningResource {
    /** Below this path one signs: {@link AskForSignIn}. */
    static final String SIGN = "/backoffice/sign";

    private static final String SHOW = "/backoffice/signing";
    private static final String AGAIN = "/backoffice/again";
    /** A convention and the SHA-256 of its frozen document, as a form sends them. */
    private static final Pattern CHOSEN = Pattern.compile("([A-Za-z0-9._-]{1,64}) ([0-9a-f]{64})");

    private final ShowSigning showSigning;
    private final ReadDocument readDocument;
    private final SignTray tray;
    private final BackOfficePages pages;
    private final FormToken formToken;
    private final CurrentCaller currentCaller;
    private final OidcSession session;

    SigningResource(
            ShowSigning showSigning,
            ReadDocument readDocument,
            SignTray tray,
            BackOfficePages pages,
            FormToken formToken,
            CurrentCaller currentCaller,
            OidcSession session) {
        this.showSigning = showSigning;
        this.readDocument = readDocument;
        this.tray = tray;
        this.pages = pages;
        this.formToken = formToken;
        this.currentCaller = currentCaller;
        this.session = session;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance waiting(SigningPage page);

        static native TemplateInstance convention(SigningPage page);

        static native TemplateInstance signed(Frame frame);

        static native TemplateInstance signedRow(String number, @Nullable PageRefusal refusal);

        static native TemplateInstance signedEnd(long signed, int total, String lang);
    }

    private record Chosen(String number, String fingerprint) {}

    @GET
    @Path("/signing")
    @Operation(hidden = true)
    public Response waiting(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, SHOW + "?");
        return orRefusal(
                frame,
                "",
                () -> pages.show(
                        Response.Status.OK,
                        Templates.waiting(showSigning.waitingFor(currentCaller.get(), frame, null)),
                        frame));
    }

    @GET
    @Path("/signing/{number}")
    @Operation(hidden = true)
    public Response convention(
            @PathParam("number") String number,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, SHOW + "/" + number + "?");
        return orRefusal(
                frame,
                "/" + number,
                () -> pages.show(
                        Response.Status.OK,
                        Templates.convention(showSigning.one(number, currentCaller.get(), frame, null)),
                        frame));
    }

    @GET
    @Path("/signing/{number}/document")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Response document(
            @PathParam("number") String number,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, SHOW + "/" + number + "?");
        return orRefusal(
                frame,
                "/" + number,
                () -> readDocument.read(number, null, null, currentCaller.get()).answer());
    }

    /** Forgets the session, so that the page behind it asks for a new sign-in. */
    @GET
    @Path("/again")
    @Operation(hidden = true)
    public Response again(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        return again(SIGN, pages.frame(lang, headers, SHOW + "?"));
    }

    @GET
    @Path("/again/{number}")
    @Operation(hidden = true)
    public Response again(
            @PathParam("number") String number,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        return again(SIGN + "/" + number, pages.frame(lang, headers, SHOW + "?"));
    }

    private Response again(String path, Frame frame) {
        session.logout().await().indefinitely();
        return Response.seeOther(URI.create(path + "?lang=" + frame.language().code()))
                .build();
    }

    @GET
    @Path("/sign")
    @Operation(hidden = true)
    public Response toSign(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, SHOW + "?");
        return orRefusal(frame, "", () -> {
            Caller caller = currentCaller.get();
            return pages.show(
                    Response.Status.OK,
                    Templates.waiting(showSigning.waitingFor(caller, frame, showSigning.session(caller))),
                    frame);
        });
    }

    @GET
    @Path("/sign/{number}")
    @Operation(hidden = true)
    public Response toSign(
            @PathParam("number") String number,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, SHOW + "/" + number + "?");
        return orRefusal(frame, "/" + number, () -> {
            Caller caller = currentCaller.get();
            return pages.show(
                    Response.Status.OK,
                    Templates.convention(showSigning.one(number, caller, frame, showSigning.session(caller))),
                    frame);
        });
    }

    /** Signs what was ticked, one after the other, and tells of each as soon as it is done. */
    @POST
    @Path("/sign")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response sign(MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        Frame frame = pages.frame(form.getFirst("lang"), headers, SHOW + "?");
        return orRefusal(frame, "", () -> {
            formToken.require(form.getFirst("token"));
            Caller caller = currentCaller.get();
            showSigning.session(caller);
            List<Chosen> chosen = form.getOrDefault("document", List.of()).stream()
                    .map(CHOSEN::matcher)
                    .filter(Matcher::matches)
                    .map(parts -> new Chosen(parts.group(1), parts.group(2)))
                    .distinct()
                    .toList();
            if (chosen.isEmpty()) {
                return pages.refusal(
                        Response.Status.BAD_REQUEST, frame, PageRefusal.NOTHING_CHOSEN, AGAIN, back(frame));
            }
            return pages.answer(Response.Status.OK, frame)
                    .entity((StreamingOutput) page -> signAll(chosen, caller, frame, page))
                    .build();
        });
    }

    private void signAll(List<Chosen> chosen, Caller caller, Frame frame, OutputStream page) throws IOException {
        String[] parts = written(Templates.signed(frame), frame).split("<!--(growing|end)-->");
        write(page, parts[0]);
        int signed = 0;
        for (Chosen one : chosen) {
            SignTray.Result result = tray.sign(one.number(), one.fingerprint(), caller);
            String problem = result.problem();
            signed += result.signed() ? 1 : 0;
            write(
                    page,
                    written(
                            Templates.signedRow(one.number(), problem == null ? null : PageRefusal.ofType(problem)),
                            frame));
        }
        write(page, parts[1]);
        write(
                page,
                written(
                        Templates.signedEnd(
                                signed, chosen.size(), frame.language().code()),
                        frame));
        write(page, parts[2]);
    }

    private static String written(TemplateInstance template, Frame frame) {
        return template.setLocale(frame.language().code()).render();
    }

    private static void write(OutputStream page, String html) throws IOException {
        page.write(html.getBytes(StandardCharsets.UTF_8));
        page.flush();
    }

    /** @param which convention it is about, for the way to sign in again: a path, or nothing for all */
    private Response orRefusal(Frame frame, String which, Supplier<Response> page) {
        return pages.orRefusal(frame, AGAIN + which, back(frame), page);
    }

    private static String back(Frame frame) {
        return frame.signs() ? SHOW : "/";
    }
}
