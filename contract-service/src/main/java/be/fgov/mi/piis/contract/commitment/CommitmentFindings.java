package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.finding.Finding;
import be.fgov.mi.piis.contract.finding.FindingSource;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Commitments of the CPAS itself that are late or breached, in contracts that bind it (PRE-5, SAN-7). */
@ApplicationScoped
public class CommitmentFindings implements FindingSource {
    private static final String COMMITMENT_LATE = "commitmentLate";
    private static final String COMMITMENT_BREACHED = "commitmentBreached";
    private static final LocalizedText LATE = new LocalizedText(
            "Un engagement du CPAS a dépassé son terme : tenez-le, dites s'il a été tenu, ou adaptez le contrat de"
                    + " commun accord.",
            "Een verbintenis van het OCMW is over haar termijn: kom ze na, zeg of ze is nagekomen, of pas het contract"
                    + " in onderling akkoord aan.",
            "Eine Verpflichtung des ÖSHZ hat ihre Frist überschritten: Erfüllen Sie sie, sagen Sie, ob sie erfüllt"
                    + " wurde, oder passen Sie den Vertrag einvernehmlich an.");
    private static final LocalizedText BREACHED = new LocalizedText(
            "Un engagement du CPAS n'a pas été tenu : tant qu'il en est ainsi, aucune sanction n'est possible. Tenez-le"
                    + " ou adaptez le contrat de commun accord.",
            "Een verbintenis van het OCMW is niet nagekomen: zolang dat zo is, is geen sanctie mogelijk. Kom ze na of"
                    + " pas het contract in onderling akkoord aan.",
            "Eine Verpflichtung des ÖSHZ wurde nicht erfüllt: Solange dies so ist, ist keine Sanktion möglich. Erfüllen"
                    + " Sie sie oder passen Sie den Vertrag einvernehmlich an.");

    private final ContractsInBatches contracts;

    CommitmentFindings(ContractsInBatches contracts) {
        this.contracts = contracts;
    }

    @Override
    public Set<String> codes() {
        return Set.of(COMMITMENT_LATE, COMMITMENT_BREACHED);
    }

    @Override
    public List<Finding> findings(EnterpriseNumber cpas, LocalDate today) {
        List<Finding> found = new ArrayList<>();
        contracts.active(
                cpas,
                today,
                (contract, states) -> states.stream()
                        .filter(state -> state.by() == StepOwner.CPAS)
                        .forEach(state -> add(found, contract, state)));
        return found;
    }

    private static void add(List<Finding> found, Contract contract, CommitmentState state) {
        String href = contract.href() + "/commitments";
        if (state.status() == CommitmentStatus.LATE) {
            found.add(new Finding(
                    COMMITMENT_LATE, contract.reference(), state.dueOn().plusDays(1), state.dueOn(), LATE, href));
        } else if (state.status() == CommitmentStatus.BREACHED) {
            found.add(
                    new Finding(COMMITMENT_BREACHED, contract.reference(), state.on(), state.dueOn(), BREACHED, href));
        }
    }
}
