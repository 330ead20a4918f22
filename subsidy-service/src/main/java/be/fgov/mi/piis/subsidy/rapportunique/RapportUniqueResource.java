package be.fgov.mi.piis.subsidy.rapportunique;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.wording.Wording;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The feed of the Rapport unique: the figures of a year, and what each of them means. */
@Path("/rapportUnique/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rapportUnique", description = "The figures of a year, aggregates only")
@RunOnVirtualThread
public class RapportUniqueResource {
    private final CompileReport compileReport;
    private final CurrentCaller currentCaller;

    RapportUniqueResource(CompileReport compileReport, CurrentCaller currentCaller) {
        this.compileReport = compileReport;
        this.currentCaller = currentCaller;
    }

    @GET
    @Path("/reports/{year}")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getRapportUnique",
            summary = "The report of a year",
            description =
                    "A CPAS gets the conventions it is lead or member of, of the drafts its own. Labels in the language of"
                            + " Accept-Language: fr-BE, nl-BE, de-BE.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(implementation = Report.class)))
    public Response report(
            @Parameter(description = "Year of the scheme") @PathParam("year") String year,
            @Parameter(description = "Only conventions of the CPAS of this commune") @QueryParam("nisCode") @Nullable
                    String nisCode,
            @Parameter(description = "Only conventions of this CPAS") @QueryParam("enterpriseNumber") @Nullable
                    String enterpriseNumber,
            @Context HttpHeaders headers) {
        if (enterpriseNumber != null && !EnterpriseNumber.isValid(enterpriseNumber)) {
            throw Problems.badRequest(
                    Issue.invalidStructure("enterpriseNumber", "Ten digits with their check digits are expected.")
                            .in("query"));
        }
        CompileReport.Asked asked = new CompileReport.Asked(
                nisCode == null ? null : PathValues.integer("nisCode", nisCode, 10_000, 99_999, "query"),
                enterpriseNumber);
        ReaderLanguage language = ReaderLanguage.of(headers.getAcceptableLanguages());
        return Response.ok(compileReport.of(PathValues.year(year), asked, currentCaller.get(), Wording.in(language)))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    @GET
    @Path("/dictionary")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(operationId = "getRapportUniqueDictionary", summary = "What each figure of the report means")
    @APIResponse(
            responseCode = "200",
            description = "The dictionary",
            content = @Content(schema = @Schema(implementation = Dictionary.class)))
    public Response dictionary(@Context HttpHeaders headers) {
        ReaderLanguage language = ReaderLanguage.of(headers.getAcceptableLanguages());
        Wording wording = Wording.in(language);
        return Response.ok(new Dictionary(
                        wording.words().rapportUnique(),
                        Arrays.stream(Figure.values())
                                .map(figure -> new Dictionary.Entry(
                                        figure.property(),
                                        wording.words().figure(figure),
                                        wording.words().definition(figure),
                                        figure.rules()))
                                .toList()))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    /** What each figure means. */
    @Schema(name = "RapportUniqueDictionary")
    record Dictionary(String title, List<Entry> figures) {

        @Schema(name = "RapportUniqueDictionaryEntry")
        record Entry(
                @Schema(description = "Property of a convention in the report.")
                String figure,

                String label,
                String definition,

                @Schema(description = "Ids of the rules it rests on.")
                String rules) {}
    }
}
