package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * CPAS that another one takes over.
 *
 * @param predecessors enterprise numbers of those that end
 * @param successor enterprise number of the one that goes on; it is in the registry already
 * @param lastDay the last one on which the predecessors speak for themselves
 */
@Schema(name = "Merger", description = "CPAS that another one takes over from the day after their last day.")
public record MergerBody(@Size(min = 1, max = 100) List<String> predecessors, String successor, LocalDate lastDay)
        implements WireBody {

    @Override
    public void check(Issues issues) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < predecessors.size(); i++) {
            String predecessor = predecessors.get(i);
            if (!EnterpriseNumber.isValid(predecessor)) {
                issues.add(Issue.invalidStructure(
                        "predecessors[" + i + "]", "An enterprise number with its check digits is expected."));
            } else if (!seen.add(predecessor)) {
                issues.add(Issue.invalidInput("predecessors[" + i + "]", "Name each CPAS once."));
            }
        }
        if (!EnterpriseNumber.isValid(successor)) {
            issues.add(Issue.invalidStructure("successor", "An enterprise number with its check digits is expected."));
        } else if (seen.contains(successor)) {
            issues.add(Issue.invalidInput("successor", "A CPAS does not take itself over."));
        }
    }
}
