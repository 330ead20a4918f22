package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.rules.CommunityServiceByDate;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.Warning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a community service in a contract amounts to on the day that decides: refused, or to be looked at (COM). */
final class JudgeCommunityService {
    private JudgeCommunityService() {}

    /**
     * What the sender should know of it.
     *
     * @param day the day of the conclusion, or as long as somebody has to sign the day whose law applies
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code communityServiceAnnulled}
     */
    static List<Warning> judge(ContractBody.CommunityService service, LocalDate day) {
        if (CommunityServiceByDate.isForbiddenOn(day)) {
            throw Problems.conflict(
                    "communityServiceAnnulled",
                    "From 01/08/2018 a contract cannot hold a community service: leave it out (COM-6).");
        }
        List<Warning> warnings = new ArrayList<>();
        if (service.requestedBy() == ContractBody.RequestedBy.CPAS) {
            // Proposing is not imposing (S3:127): a contract has no place to impose one.
            warnings.add(new Warning(
                    "voluntaryOnly",
                    "The CPAS may propose a community service, never impose it: refusing or stopping it has no"
                            + " consequence (COM-1, COM-4)."));
        }
        if (CommunityServiceByDate.isUnknownOn(day)) {
            warnings.add(new Warning(
                    "communityServiceWithoutGround",
                    "Before 01/11/2016 the law knew no community service: the contract is stored, this part of it"
                            + " binds nobody."));
        }
        return warnings;
    }
}
