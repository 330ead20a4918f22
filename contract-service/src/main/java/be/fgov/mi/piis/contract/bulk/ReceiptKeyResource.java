package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.identity.bulk.ReceiptSigner;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys that receipts are verified with, for everybody. */
@Path("/piisContract/v1/receiptKeys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ReceiptKeyResource {
    private final Imports imports;

    ReceiptKeyResource(Imports imports) {
        this.imports = imports;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listReceiptKeys", summary = "The public keys of receipts, as a JWK set")
    public ReceiptSigner.PublicKeys keys() {
        return imports.signer().publicKeys();
    }
}
