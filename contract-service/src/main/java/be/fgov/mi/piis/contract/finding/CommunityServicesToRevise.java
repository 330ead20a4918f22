package be.fgov.mi.piis.contract.finding;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.CommunityServiceByDate;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.Regime;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Open contracts that still hold a community service after it was annulled (COM-6, SC-13). */
@ApplicationScoped
public class CommunityServicesToRevise implements FindingSource {
    private static final String COMMUNITY_SERVICE_TO_REVISE = "communityServiceToRevise";
    private static final Set<ContractStatus> CLOSED =
            Set.of(ContractStatus.ENDED, ContractStatus.TRANSFERRED, ContractStatus.VOID);
    private static final LocalizedText TO_REVISE = new LocalizedText(
            "Le contrat contient un service communautaire annulé par la Cour constitutionnelle (86/2018) : retirez-le"
                    + " au plus tard le 30/09/2018. Il ne peut fonder aucune sanction.",
            "Het contract bevat een gemeenschapsdienst die het Grondwettelijk Hof vernietigde (86/2018): haal die er ten"
                    + " laatste op 30/09/2018 uit. Ze kan geen sanctie dragen.",
            "Der Vertrag enthält einen Gemeinschaftsdienst, den der Verfassungsgerichtshof für nichtig erklärt hat"
                    + " (86/2018): Nehmen Sie ihn spätestens am 30.09.2018 heraus. Er kann keine Sanktion begründen.");
    private static final LocalizedText OVERDUE = new LocalizedText(
            "Le contrat contient encore un service communautaire annulé (Cour constitutionnelle, 86/2018) : il devait"
                    + " être retiré au plus tard le 30/09/2018. Retirez-le ; il ne peut fonder aucune sanction.",
            "Het contract bevat nog een vernietigde gemeenschapsdienst (Grondwettelijk Hof, 86/2018): die moest er ten"
                    + " laatste op 30/09/2018 uit. Haal ze eruit; ze kan geen sanctie dragen.",
            "Der Vertrag enthält noch einen nichtigen Gemeinschaftsdienst (Verfassungsgerichtshof, 86/2018): Er war"
                    + " spätestens am 30.09.2018 herauszunehmen. Nehmen Sie ihn heraus; er kann keine Sanktion"
                    + " begründen.");

    @Override
    public Set<String> codes() {
        return Set.of(COMMUNITY_SERVICE_TO_REVISE);
    }

    @Override
    public List<Finding> findings(EnterpriseNumber cpas, LocalDate today) {
        if (!CommunityServiceByDate.isForbiddenOn(today)) {
            return List.of();
        }
        List<Contract> holding = Contract.list(
                "enterpriseNumber = ?1 and communityService = true and status not in ?2", cpas.value(), CLOSED);
        LocalizedText text = CommunityServiceByDate.isRevisionOverdue(today) ? OVERDUE : TO_REVISE;
        return holding.stream()
                .map(contract -> new Finding(
                        COMMUNITY_SERVICE_TO_REVISE,
                        contract.reference(),
                        Regime.R2018.validFrom(),
                        CommunityServiceByDate.revisedBy(),
                        text,
                        contract.href()))
                .toList();
    }
}
