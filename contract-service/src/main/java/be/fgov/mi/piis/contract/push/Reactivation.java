package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.EndReason;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.ReactivationAfterShortJob;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.Warning;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** A project taken up again after a job: whether its social assessment still serves (PRE-10). */
public final class Reactivation {
    private Reactivation() {}

    /**
     * What the sender should know.
     *
     * @param others the other contracts of the person; only those of this CPAS are looked at
     */
    public static List<Warning> judge(ContractBody body, EnterpriseNumber cpas, List<Contract> others, Law law) {
        LocalDate resumedFrom = body.period().from();
        return others.stream()
                .filter(other -> other.enterpriseNumber().equals(cpas.value())
                        && other.endReason() == EndReason.EMPLOYMENT
                        && other.endedOn() != null
                        && other.endedOn().isBefore(resumedFrom))
                .map(Contract::endedOn)
                .max(Comparator.naturalOrder())
                .filter(endedOn -> ReactivationAfterShortJob.needsNewAssessment(
                        body.socialAssessment().heldOn(), endedOn, resumedFrom, law))
                .map(endedOn -> new Warning(
                        "assessmentOutdated",
                        "The social assessment is older than a job of three months or more: make it anew (PRE-10)."))
                .stream()
                .toList();
    }
}
