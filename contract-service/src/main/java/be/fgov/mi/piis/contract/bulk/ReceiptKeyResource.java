package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.identity.bulk.BulkReceiptKeys;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/piisContract/v1/receiptKeys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ReceiptKeyResource extends BulkReceiptKeys {
    ReceiptKeyResource(Imports imports) {
        super(imports);
    }
}
