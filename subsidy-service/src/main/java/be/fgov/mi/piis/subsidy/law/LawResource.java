package be.fgov.mi.piis.subsidy.law;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.law.LawParameterResource;
import be.fgov.mi.piis.subsidy.rules.LawParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The configured rules on reports and their control. */
@Path("/activationSubsidy/v1/lawParameters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lawParameters", description = "Dated numbers of the law and configured readings of it")
@RunOnVirtualThread
public class LawResource extends LawParameterResource<LawParameter> {
    LawResource(LawBook lawBook, CurrentCaller caller) {
        super(lawBook, caller);
    }
}
