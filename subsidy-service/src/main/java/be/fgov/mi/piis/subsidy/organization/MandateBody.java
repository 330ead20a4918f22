package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The CPAS a client may speak for; an empty list withdraws every mandate.
 *
 * @param enterpriseNumbers each once
 */
@Schema(name = "Mandate", description = "The CPAS that a vendor's client may speak for.")
public record MandateBody(@Size(max = 1000) List<String> enterpriseNumbers) implements WireBody {

    @Override
    public void check(Issues issues) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < enterpriseNumbers.size(); i++) {
            String where = "enterpriseNumbers[" + i + "]";
            if (!EnterpriseNumber.isValid(enterpriseNumbers.get(i))) {
                issues.add(Issue.invalidStructure(where, "An enterprise number with its check digits is expected."));
            } else if (!seen.add(enterpriseNumbers.get(i))) {
                issues.add(Issue.invalidInput(where, "Name each CPAS once."));
            }
        }
    }
}
