package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.register.ContractSummary;
import be.fgov.mi.piis.contract.register.ContractView;
import be.fgov.mi.piis.contract.register.ReadContracts;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.Ssin;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** PIIS contracts of one CPAS. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contracts", description = "PIIS contracts, pushed whole, revision by revision")
@RunOnVirtualThread
public class ContractResource {
    private final CpasBoundary boundary;
    private final PushContract pushContract;
    private final ReadContracts readContracts;

    ContractResource(CpasBoundary boundary, PushContract pushContract, ReadContracts readContracts) {
        this.boundary = boundary;
        this.pushContract = pushContract;
        this.readContracts = readContracts;
    }

    @PUT
    @Path("/{reference}/revisions/{revision}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "pushContract",
            summary = "Push a revision of a contract",
            description = "The sender picks the reference and counts revisions from 1; the same request again gets the"
                    + " first answer again.")
    @APIResponse(
            responseCode = "201",
            description = "Stored",
            content = @Content(schema = @Schema(implementation = PushAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "Stored before with the same content: the first answer",
            content = @Content(schema = @Schema(implementation = PushAnswer.class)))
    public Response push(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("revision") String revision,
            @QueryParam("dryRun") String dryRun,
            ContractBody body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return pushContract
                .push(
                        cpas,
                        PathValues.reference("reference", reference),
                        PathValues.revision(revision),
                        body,
                        PathValues.flag("dryRun", dryRun))
                .toResponse();
    }

    @GET
    @Path("/{reference}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Parameter(
            name = "alongside",
            in = ParameterIn.QUERY,
            description = "With application/pdf only: a second language for the plain words.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"fr", "nl", "de"}))
    @Operation(
            operationId = "getContract",
            summary = "Read the newest revision of a contract",
            description = "With Accept: application/pdf the contract as an accessible document, in the language of"
                    + " Accept-Language (fr, nl, de) or of the person.")
    @APIResponse(
            responseCode = "200",
            description = "The contract",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ContractView.class)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public ContractView read(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("reference") String reference) {
        return readContracts.newest(boundary.require(enterpriseNumber), PathValues.reference("reference", reference));
    }

    @GET
    @Path("/{reference}/revisions/{revision}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Parameter(
            name = "alongside",
            in = ParameterIn.QUERY,
            description = "With application/pdf only: a second language for the plain words.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"fr", "nl", "de"}))
    @Operation(
            operationId = "getContractRevision",
            summary = "Read one revision of a contract",
            description = "With Accept: application/pdf the contract as an accessible document, in the language of"
                    + " Accept-Language (fr, nl, de) or of the person.")
    @APIResponse(
            responseCode = "200",
            description = "The contract",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ContractView.class)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public ContractView readRevision(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("revision") String revision) {
        return readContracts.revision(
                boundary.require(enterpriseNumber),
                PathValues.reference("reference", reference),
                PathValues.revision(revision));
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listContracts", summary = "List the contracts of a CPAS, without saying whose they are")
    public Page<ContractSummary> list(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @QueryParam("status") String status,
            @QueryParam("type") String type,
            @QueryParam("page") String page,
            @QueryParam("pageSize") String pageSize) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        Map<String, String> filters = new HashMap<>();
        filters.put("status", status);
        filters.put("type", type);
        return readContracts.list(
                cpas,
                PathValues.code(ContractStatus.class, "status", status),
                PathValues.code(ContractType.class, "type", type),
                PageRequest.of(page, pageSize),
                filters);
    }

    /** @param ssin social security number of the person */
    @Schema(name = "ContractSearch", description = "Whose contracts are looked for.")
    public record ContractSearch(
            @Pattern(regexp = "[0-9]{11}") String ssin) implements WireBody {
        @Override
        public void check(Issues issues) {
            if (!Ssin.isValid(ssin, LocalDate.now(BusinessClock.BRUSSELS))) {
                issues.add(Issue.invalidStructure("ssin", "The number does not pass its checks."));
            }
        }
    }

    /** @param items contracts of the person at this CPAS, possibly none */
    public record ContractsFound(List<ContractSummary> items, int total) {}

    @POST
    @Path("/search")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "searchContracts", summary = "Find the contracts of a person at this CPAS")
    public ContractsFound search(@PathParam("enterpriseNumber") String enterpriseNumber, ContractSearch search) {
        List<ContractSummary> found = readContracts.ofPerson(boundary.require(enterpriseNumber), search.ssin());
        return new ContractsFound(found, found.size());
    }
}
