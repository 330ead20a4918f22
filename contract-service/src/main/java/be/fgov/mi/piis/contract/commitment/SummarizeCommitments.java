package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.register.FindContract;
import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the commitments of a CPAS on the business date. */
@ApplicationScoped
public class SummarizeCommitments {
    private final ContractsInBatches contracts;
    private final FindContract findContract;
    private final Clock clock;

    SummarizeCommitments(ContractsInBatches contracts, FindContract findContract, Clock clock) {
        this.contracts = contracts;
        this.findContract = findContract;
        this.clock = clock;
    }

    @Transactional
    public CommitmentSummary of(EnterpriseNumber cpas) {
        LocalDate today = LocalDate.now(clock);
        Tally tally = new Tally();
        for (String number : findContract.numbersUnder(cpas)) {
            contracts.concluded(new EnterpriseNumber(number), today, (contract, states) -> tally.add(states));
        }
        return new CommitmentSummary(
                today,
                tally.contracts,
                tally.of(StepOwner.CPAS),
                tally.of(StepOwner.BENEFICIARY),
                tally.of(StepOwner.THIRD_PARTY));
    }

    private static final class Tally {
        private final Map<StepOwner, EnumMap<CommitmentStatus, Long>> counts = new EnumMap<>(StepOwner.class);
        private long contracts;

        void add(List<CommitmentState> states) {
            contracts++;
            for (CommitmentState state : states) {
                counts.computeIfAbsent(state.by(), any -> new EnumMap<>(CommitmentStatus.class))
                        .merge(state.status(), 1L, Long::sum);
            }
        }

        CommitmentSummary.Counts of(StepOwner owner) {
            return CommitmentSummary.Counts.of(counts.getOrDefault(owner, new EnumMap<>(CommitmentStatus.class)));
        }
    }
}
