package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.person.page.CodePurpose;
import be.fgov.mi.piis.contract.person.page.PersonCodes;
import be.fgov.mi.piis.contract.person.page.PersonFrame;
import be.fgov.mi.piis.contract.person.page.PersonPages;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The button with which a person objects to what would travel. */
@Path("/person/objection")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class TransferPageResource {
    private static final String TICKED = "yes";

    private final PersonPages pages;
    private final PersonCodes codes;
    private final TransferPage page;
    private final RecordWhatThePersonSays record;

    TransferPageResource(PersonPages pages, PersonCodes codes, TransferPage page, RecordWhatThePersonSays record) {
        this.pages = pages;
        this.codes = codes;
        this.page = page;
        this.record = record;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Operation(hidden = true)
    public Response object(
            @FormParam("code") @Nullable String code,
            @FormParam("confirm") @Nullable String confirm,
            @FormParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        pages.refuseFormsOfOtherSites(headers);
        PersonFrame frame = pages.frame(lang, headers, code);
        Optional<PersonCodes.Shown> shown = codes.find(code, CodePurpose.TRANSFER);
        if (shown.isEmpty()) {
            return pages.wrongCode(frame);
        }
        boolean confirmed = TICKED.equals(confirm);
        if (confirmed) {
            QuarkusTransaction.requiringNew()
                    .run(() -> record.objectedByThePerson(
                            UUID.fromString(shown.get().subject())));
        }
        return page.show(shown.get(), frame, !confirmed);
    }
}
