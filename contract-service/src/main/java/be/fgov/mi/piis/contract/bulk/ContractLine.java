package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a file: what the path of a single push says, and its body.
 *
 * @param reference the sender's, unique within the CPAS
 * @param revision counted from 1
 */
@Schema(name = "ContractLine", description = "One line of an import: a revision of a contract.")
record ContractLine(
        @Pattern(regexp = PathValues.REFERENCE) String reference,
        @Min(1) @Max(1_000_000) int revision,
        ContractBody contract)
        implements WireBody {

    @Override
    public void check(Issues issues) {
        PathValues.refuseDots("reference", reference, issues);
        Issues inContract = new Issues();
        contract.check(inContract);
        for (Issue issue : inContract.asList()) {
            issues.add(new Issue(issue.type(), issue.in(), "contract." + issue.name(), issue.detail()));
        }
    }
}
