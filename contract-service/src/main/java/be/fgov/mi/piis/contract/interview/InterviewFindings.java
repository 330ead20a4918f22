package be.fgov.mi.piis.contract.interview;

import be.fgov.mi.piis.contract.finding.Finding;
import be.fgov.mi.piis.contract.finding.FindingSource;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Interviews that were asked for and not offered within their days (LIF-1, SC-09). */
@ApplicationScoped
public class InterviewFindings implements FindingSource {
    private static final String INTERVIEW_OVERDUE = "interviewOverdue";
    private static final Set<ContractStatus> CLOSED =
            Set.of(ContractStatus.ENDED, ContractStatus.TRANSFERRED, ContractStatus.VOID);
    private static final LocalizedText OVERDUE = new LocalizedText(
            "Un entretien demandé par la personne n'a pas été proposé dans le délai : proposez-le et introduisez l'offre.",
            "Een onderhoud dat de persoon vroeg, is niet binnen de termijn aangeboden: bied het aan en voer het aanbod in.",
            "Ein von der Person erbetenes Gespräch wurde nicht fristgerecht angeboten: Bieten Sie es an und geben Sie"
                    + " das Angebot ein.");

    @Override
    public Set<String> codes() {
        return Set.of(INTERVIEW_OVERDUE);
    }

    @Override
    public List<Finding> findings(EnterpriseNumber cpas, LocalDate today) {
        List<InterviewRequest> overdue = InterviewRequest.list("""
                from InterviewRequest r
                 where r.dueOn < ?1
                   and not exists (select 1 from InterviewAct a
                                    where a.key.interviewRequestId = r.interviewRequestId)
                   and exists (select 1 from Contract c
                                where c.contractId = r.contractId and c.enterpriseNumber = ?2
                                  and c.status not in ?3)
                """, today, cpas.value(), CLOSED);
        Map<UUID, Contract> contracts = Contract.<Contract>list(
                        "contractId in ?1",
                        overdue.stream()
                                .map(InterviewRequest::contractId)
                                .distinct()
                                .toList())
                .stream()
                .collect(Collectors.toMap(Contract::contractId, Function.identity()));
        return overdue.stream()
                .map(request -> finding(request, Objects.requireNonNull(contracts.get(request.contractId()))))
                .toList();
    }

    private static Finding finding(InterviewRequest request, Contract contract) {
        return new Finding(
                INTERVIEW_OVERDUE,
                contract.reference(),
                request.dueOn().plusDays(1),
                request.dueOn(),
                OVERDUE,
                contract.href() + "/interviewRequests/" + request.interviewRequestId());
    }
}
