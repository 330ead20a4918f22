package be.fgov.mi.piis.subsidy.importing;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.importing.ImportConventions.Atomic;
import be.fgov.mi.piis.subsidy.importing.ImportConventions.Imported;
import be.fgov.mi.piis.subsidy.importing.ImportConventions.Mode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The conventions of a year from a table. */
@Path("/activationSubsidy/v1/conventionImports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conventionImports", description = "The conventions of a year from a CSV file or a workbook")
@RunOnVirtualThread
public class ConventionImportResource {
    static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final int MOST_BYTES = ImportConventions.MOST_BYTES;

    private final ImportConventions importConventions;
    private final ActReceipts receipts;
    private final CurrentCaller caller;
    private final Clock clock;

    ConventionImportResource(
            ImportConventions importConventions, ActReceipts receipts, CurrentCaller caller, Clock clock) {
        this.importConventions = importConventions;
        this.receipts = receipts;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes({"text/csv", WORKBOOK})
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "importConventions",
            summary = "Bring the conventions of a year in, or show what each row would do",
            description = "The columns are number,type,year,leadCpas,members,grantedCents,targetPersons,"
                    + "targetTrajectories,objectives,iban and optionally periodFrom,periodUntil; members are separated"
                    + " by semicolons. A file that was taken whole is taken once: again it is answered with what it did. At most 2,000 rows and 2 MiB; a workbook"
                    + " inflates at most thirty times.")
    @APIResponse(
            responseCode = "200",
            description = "What each row would do; or what the same file did before",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    @APIResponse(
            responseCode = "201",
            description = "What each row did",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    public Response importFile(
            @Parameter(description = "validate (the default) stores nothing, commit does") @QueryParam("mode") @Nullable
                    String mode,
            @Parameter(description = "all (the default): one refused row keeps all of them out; item: row by row")
                    @QueryParam("atomic")
                    @Nullable
                    String atomic,
            @Parameter(description = "Name of a sheet of the workbook; the first one when absent")
                    @QueryParam("sheet")
                    @Nullable
                    String sheet,
            @Context HttpHeaders headers,
            @RequestBody(
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                                @Content(
                                        mediaType = WORKBOOK,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    InputStream file)
            throws IOException {
        Mode wanted = PathValues.code(Mode.class, "mode", mode);
        Atomic together = PathValues.code(Atomic.class, "atomic", atomic);
        byte[] bytes = file.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problems.payloadTooLarge(MOST_BYTES);
        }
        Mode chosen = wanted == null ? Mode.VALIDATE : wanted;
        Atomic rows = together == null ? Atomic.ALL : together;
        String named = sheet == null || sheet.isEmpty() ? null : sheet;
        ActContext context = ActContext.of(caller.get(), clock);
        return receipts.onceInManyTransactions(
                headers,
                "conventionImports/" + chosen + "/" + rows,
                Base64.getEncoder().encodeToString(bytes) + (named == null ? "" : "/" + named),
                () -> answer(importConventions.importFile(bytes, named, chosen, rows, context)));
    }

    /** A preview, and a file that was refused, leave the key free. */
    private static ActReceipts.Answer answer(ImportConventions.Done done) {
        return new ActReceipts.Answer(done.stored() ? 201 : 200, new RawValue(done.answer()), done.stored());
    }
}
