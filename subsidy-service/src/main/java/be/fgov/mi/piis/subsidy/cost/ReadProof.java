package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Hands a proof out as it came, to be kept as a file; each reading is in the access log. */
@ApplicationScoped
public class ReadProof {
    private final SealedProofs sealedProofs;
    private final CostAccess access;
    private final AccessLog accessLog;

    ReadProof(SealedProofs sealedProofs, CostAccess access, AccessLog accessLog) {
        this.sealedProofs = sealedProofs;
        this.access = access;
        this.accessLog = accessLog;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 not visible, 403 a member that is not the lead */
    public Response read(String number, String reference, Caller reader) {
        CostDocument document = QuarkusTransaction.requiringNew().call(() -> {
            access.requireReadable(number, reader);
            CostDocument found = CostDocument.of(number, reference).orElseThrow(Problems::notFound);
            accessLog.record(
                    "costDocument.read", number + "/" + reference, null, "control of the costs of a convention");
            return found;
        });
        return Response.ok(sealedProofs.open(document), MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + document.reference + extension(document.mediaType) + "\"")
                .build();
    }

    private static String extension(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> ".pdf";
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            default -> ".tif";
        };
    }
}
