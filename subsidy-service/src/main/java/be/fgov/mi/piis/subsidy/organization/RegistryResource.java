package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.Mandate;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.VersionPrecondition;
import be.fgov.mi.piis.subsidy.organization.ImportCpas.Imported;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The dated registry of CPAS and the mandates of vendors' clients. */
@Path("/registry/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registry", description = "The dated registry of CPAS and who may speak for them")
@RunOnVirtualThread
public class RegistryResource {
    /** Bytes; 600 CPAS take about 60 KiB. */
    private static final int MAX_IMPORT = 1024 * 1024;

    private final CpasRegistry registry;
    private final RegisterCpas registerCpas;
    private final GrantMandate grantMandate;
    private final ImportCpas importCpas;
    private final ActReceipts receipts;

    RegistryResource(
            CpasRegistry registry,
            RegisterCpas registerCpas,
            GrantMandate grantMandate,
            ImportCpas importCpas,
            ActReceipts receipts) {
        this.registry = registry;
        this.registerCpas = registerCpas;
        this.grantMandate = grantMandate;
        this.importCpas = importCpas;
        this.receipts = receipts;
    }

    /**
     * What may be done for a client.
     *
     * @param version grows with each change; the ETag
     */
    @Schema(name = "GrantedMandate", description = "The CPAS that a vendor's client may speak for.")
    public record MandateView(String href, String clientId, List<String> enterpriseNumbers, long version) {
        static MandateView of(Mandate mandate) {
            return new MandateView(
                    "/registry/v1/mandates/" + mandate.clientId(),
                    mandate.clientId(),
                    mandate.enterpriseNumbers().stream().sorted().toList(),
                    mandate.version());
        }
    }

    @GET
    @Path("/cpas")
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
    @Operation(operationId = "findCpas", summary = "The CPAS of the registry, by enterprise number")
    public Page<CpasView> find(
            @Parameter(description = "Only those that exist on this day, yyyy-MM-dd") @QueryParam("on") @Nullable
                    String on,
            @Parameter(description = "Part of a name in any language, of the enterprise number or the NIS code")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(description = "From 1") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500") @QueryParam("pageSize") @Nullable String pageSize) {
        PageRequest request = PageRequest.of(page, pageSize);
        LocalDate day = on == null ? null : PathValues.date("on", on, "query");
        String wanted = q == null ? "" : folded(q.strip());
        List<RegisteredCpas> found = registry.all().stream()
                .filter(cpas -> day == null || cpas.existsOn(day))
                .filter(cpas -> wanted.isEmpty() || matches(cpas, wanted))
                .toList();
        List<CpasView> items = found.stream()
                .skip(request.offset())
                .limit(request.pageSize())
                .map(CpasView::of)
                .toList();
        Map<String, String> filters = new HashMap<>();
        if (on != null) {
            filters.put("on", on);
        }
        if (q != null) {
            filters.put("q", q);
        }
        return Page.of(items, found.size(), request, "/registry/v1/cpas", filters);
    }

    @GET
    @Path("/cpas/{enterpriseNumber}")
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
    @Operation(operationId = "getCpas", summary = "A CPAS of the registry, with its ETag")
    @APIResponse(
            responseCode = "200",
            description = "The CPAS",
            content = @Content(schema = @Schema(implementation = CpasView.class)))
    public Response get(@PathParam("enterpriseNumber") String enterpriseNumber) {
        RegisteredCpas cpas = registerCpas.current(enterpriseNumber).orElseThrow(Problems::notFound);
        return Response.ok(CpasView.of(cpas))
                .tag(VersionPrecondition.tag(cpas.version()))
                .build();
    }

    @PUT
    @Path("/cpas/{enterpriseNumber}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "registerCpas",
            summary = "Register a CPAS or change it; If-Match with the ETag that was read on one that exists")
    @APIResponse(
            responseCode = "200",
            description = "The CPAS as it is now",
            content = @Content(schema = @Schema(implementation = CpasView.class)))
    public Response register(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            CpasBody body) {
        if (!EnterpriseNumber.isValid(enterpriseNumber)) {
            throw Problems.badRequest(Issue.invalidStructure(
                            "enterpriseNumber", "An enterprise number with its check digits is expected.")
                    .in("path"));
        }
        RegisteredCpas cpas =
                registerCpas.register(enterpriseNumber, body, new VersionPrecondition(ifMatch, ifNoneMatch));
        return Response.status(cpas.version() == 1 ? 201 : 200)
                .entity(CpasView.of(cpas))
                .tag(VersionPrecondition.tag(cpas.version()))
                .build();
    }

    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "importCpas",
            summary = "Bring a registry file in, all of it or nothing",
            description = "CSV in UTF-8 with the header"
                    + " enterpriseNumber,nisCode,nameFr,nameNl,nameDe,validFrom,validTo,successor,iban and optionally"
                    + " client. The same file again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What the file did",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    public Response importFile(
            @Context HttpHeaders headers,
            @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
                    InputStream file)
            throws IOException {
        byte[] bytes = file.readNBytes(MAX_IMPORT + 1);
        if (bytes.length > MAX_IMPORT) {
            throw Problems.payloadTooLarge(MAX_IMPORT);
        }
        String csv;
        try {
            csv = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problems.badRequest(Issue.schemaViolation("body", "The body is not UTF-8."));
        }
        return receipts.onceInManyTransactions(
                headers, "importCpas", csv, () -> new ActReceipts.Answer(200, importCpas.importAll(csv)));
    }

    @GET
    @Path("/mandates/{clientId}")
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(operationId = "getMandate", summary = "The CPAS that a client may speak for, with its ETag")
    @APIResponse(
            responseCode = "200",
            description = "The mandate",
            content = @Content(schema = @Schema(implementation = MandateView.class)))
    public Response mandate(@PathParam("clientId") String clientId) {
        Optional<Mandate> mandate = registry.findMandate(clientId);
        return answer(mandate.orElseThrow(Problems::notFound), 200);
    }

    @PUT
    @Path("/mandates/{clientId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "grantMandate",
            summary = "Say which CPAS a client may speak for; If-Match with the ETag that was read on one that exists")
    @APIResponse(
            responseCode = "200",
            description = "The mandate as it is now",
            content = @Content(schema = @Schema(implementation = MandateView.class)))
    public Response grant(
            @PathParam("clientId") String clientId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            MandateBody body) {
        Mandate mandate = grantMandate.grant(
                PathValues.reference("clientId", clientId),
                body.enterpriseNumbers(),
                new VersionPrecondition(ifMatch, ifNoneMatch));
        return answer(mandate, mandate.version() == 1 ? 201 : 200);
    }

    private static Response answer(Mandate mandate, int status) {
        return Response.status(status)
                .entity(MandateView.of(mandate))
                .tag(VersionPrecondition.tag(mandate.version()))
                .build();
    }

    private static boolean matches(RegisteredCpas cpas, String wanted) {
        String nameDe = cpas.nameDe();
        return Stream.of(
                        cpas.nameFr(),
                        cpas.nameNl(),
                        nameDe == null ? "" : nameDe,
                        cpas.enterpriseNumber(),
                        Integer.toString(cpas.nisCode()))
                .anyMatch(text -> folded(text).contains(wanted));
    }

    /** Whoever types Liege looks for Liège. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
