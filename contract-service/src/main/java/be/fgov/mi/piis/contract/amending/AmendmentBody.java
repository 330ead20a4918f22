package be.fgov.mi.piis.contract.amending;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposed change. A section that is given replaces that section of the contract; one that is absent stays.
 *
 * @param proposedOn absent for the business date
 */
@Schema(name = "AmendmentProposal", description = "A proposed change: each section that is given replaces the old one.")
public record AmendmentBody(ProposedBy proposedBy, @Nullable LocalDate proposedOn, Changes changes)
        implements WireBody {

    /** Both sides may ask (LIF-2). */
    public enum ProposedBy {
        BENEFICIARY,
        CPAS
    }

    /** The sections that change. An empty list of third parties takes them all out. */
    @Schema(name = "AmendmentChanges", description = "The sections of the contract that change.")
    public record Changes(
            ContractBody.@Nullable Period period,
            @Nullable @Size(max = 50) List<ContractBody.Objective> objectives,
            @Nullable @Size(max = 200) List<ContractBody.Step> steps,
            @Nullable @Size(max = 20) List<ContractBody.ThirdParty> thirdParties,
            ContractBody.@Nullable CommunityService communityService,
            @Nullable Boolean withoutThirdParties,
            @Nullable Boolean withoutCommunityService) {}

    @Override
    public void check(Issues issues) {
        boolean nothing = changes.period() == null
                && changes.objectives().isEmpty()
                && changes.steps().isEmpty()
                && changes.thirdParties().isEmpty()
                && changes.communityService() == null
                && !Boolean.TRUE.equals(changes.withoutThirdParties())
                && !Boolean.TRUE.equals(changes.withoutCommunityService());
        if (nothing) {
            issues.add(Issue.requiredInput("changes", "At least one section changes."));
        }
        if (Boolean.TRUE.equals(changes.withoutThirdParties())
                && !changes.thirdParties().isEmpty()) {
            issues.add(Issue.rejectedInput("changes.withoutThirdParties", "Third parties are given as well."));
        }
        if (Boolean.TRUE.equals(changes.withoutCommunityService()) && changes.communityService() != null) {
            issues.add(Issue.rejectedInput("changes.withoutCommunityService", "A community service is given as well."));
        }
    }

    /** The contract as it would read, not signed by anybody. */
    ContractBody appliedTo(ContractBody old) {
        return new ContractBody(
                old.beneficiary(),
                old.type(),
                changes.period() == null ? old.period() : changes.period(),
                old.socialAssessment(),
                changes.objectives().isEmpty() ? old.objectives() : changes.objectives(),
                changes.steps().isEmpty() ? old.steps() : changes.steps(),
                Boolean.TRUE.equals(changes.withoutThirdParties())
                                || !changes.thirdParties().isEmpty()
                        ? changes.thirdParties()
                        : old.thirdParties(),
                old.supportPerson(),
                Boolean.TRUE.equals(changes.withoutCommunityService())
                        ? null
                        : changes.communityService() == null ? old.communityService() : changes.communityService(),
                old.handedOverOn(),
                List.of(),
                old.ending());
    }
}
