package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.subsidy.importing.ImportConventions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The page on which an officer brings the conventions of a year in from a file, with a look at each row before. */
@Path("/backoffice/import")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
public class ImportResource {
    private static final String IMPORT = "/backoffice/import";
    private static final String COMMIT = "commit";

    private final ImportConventions importConventions;
    private final BackOfficePages pages;
    private final FormToken formToken;

    ImportResource(ImportConventions importConventions, BackOfficePages pages, FormToken formToken) {
        this.importConventions = importConventions;
        this.pages = pages;
        this.formToken = formToken;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance conventions(ImportPage page);
    }

    @GET
    @Operation(hidden = true)
    public Response show(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, IMPORT + "?");
        return pages.orRefusal(frame, "/", () -> {
            pages.requireAny(Roles.SPP_OFFICER);
            return show(
                    Response.Status.OK,
                    new ImportPage(frame, formToken.value(), null, false, List.of(), List.of(), "", Sent.NOTHING));
        });
    }

    /** Reloading sends the file again: a preview stores nothing, and a file that was taken is taken once. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response importFile(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("sheet") @Nullable String sheet,
            @RestForm("mode") @Nullable String mode,
            @RestForm("token") @Nullable String token,
            @RestForm("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Frame frame = pages.frame(lang, headers, IMPORT + "?");
        String wanted = sheet == null ? "" : sheet.strip();
        return pages.act(
                frame,
                token,
                IMPORT,
                context -> show(
                        Response.Status.OK,
                        page(
                                frame,
                                importConventions.importFile(
                                        Uploads.read(file, ImportConventions.MOST_BYTES),
                                        wanted.isEmpty() ? null : wanted,
                                        COMMIT.equals(mode)
                                                ? ImportConventions.Mode.COMMIT
                                                : ImportConventions.Mode.VALIDATE,
                                        ImportConventions.Atomic.ALL,
                                        context),
                                wanted)),
                refused -> show(
                        BackOfficePages.statusOf(refused),
                        new ImportPage(
                                frame,
                                formToken.value(),
                                null,
                                false,
                                List.of(),
                                sheetsOf(refused),
                                wanted,
                                Sent.refused(refused, new MultivaluedHashMap<>()))),
                Roles.SPP_OFFICER);
    }

    private ImportPage page(Frame frame, ImportConventions.Done done, String wanted) {
        ImportConventions.Imported imported =
                StrictJson.readStored(done.answer().getBytes(StandardCharsets.UTF_8), ImportConventions.Imported.class);
        return new ImportPage(
                frame,
                formToken.value(),
                imported,
                done.stored(),
                imported.rows().stream()
                        .map(row -> new ImportPage.Row(
                                row.row(),
                                row.number(),
                                row.outcome(),
                                row.revision(),
                                row.issues().stream()
                                        .map(issue -> new ImportPage.Repair(
                                                issue.field(),
                                                inLanguage(issue.repair(), frame.language()),
                                                frame.language() == ReaderLanguage.EN
                                                        ? ""
                                                        : issue.repair().en()))
                                        .toList()))
                        .toList(),
                imported.sheets(),
                wanted,
                Sent.NOTHING);
    }

    private static List<String> sheetsOf(ProblemException refused) {
        return refused.problem().extra().get("sheets") instanceof List<?> sheets
                ? sheets.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String inLanguage(ImportConventions.Repair repair, ReaderLanguage language) {
        return switch (language) {
            case FR -> repair.fr();
            case NL -> repair.nl();
            case DE -> repair.de();
            case EN -> repair.en();
        };
    }

    private Response show(Response.Status status, ImportPage page) {
        return pages.show(status, Templates.conventions(page), page.frame());
    }
}
