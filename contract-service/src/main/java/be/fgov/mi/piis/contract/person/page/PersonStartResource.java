package be.fgov.mi.piis.contract.person.page;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door for the person: a code is typed and opens its page. The code travels in a body, never in an address. */
@Path("/person")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PersonStartResource {
    private final PersonPages pages;
    private final PersonCodes codes;
    private final Map<CodePurpose, OpenedByCode> openedByCode;

    PersonStartResource(PersonPages pages, PersonCodes codes, @All List<OpenedByCode> openedByCode) {
        this.pages = pages;
        this.codes = codes;
        this.openedByCode =
                openedByCode.stream().collect(Collectors.toUnmodifiableMap(OpenedByCode::purpose, page -> page));
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response ask(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        return pages.start(pages.frame(lang, headers, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Operation(hidden = true)
    public Response open(
            @FormParam("code") @Nullable String code,
            @FormParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        pages.refuseFormsOfOtherSites(headers);
        PersonFrame frame = pages.frame(lang, headers, code);
        return codes.find(code)
                .flatMap(shown ->
                        Optional.ofNullable(openedByCode.get(shown.purpose())).map(page -> page.show(shown, frame)))
                .orElseGet(() -> pages.wrongCode(frame));
    }
}
