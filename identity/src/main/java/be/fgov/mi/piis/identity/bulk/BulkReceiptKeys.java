package be.fgov.mi.piis.identity.bulk;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The keys that receipts are verified with, for everybody. */
@Produces(MediaType.APPLICATION_JSON)
public abstract class BulkReceiptKeys {
    private final BulkIntake intake;

    protected BulkReceiptKeys(BulkIntake intake) {
        this.intake = intake;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listReceiptKeys", summary = "The public keys of receipts, as a JWK set")
    public ReceiptSigner.PublicKeys keys() {
        return intake.signer().publicKeys();
    }
}
