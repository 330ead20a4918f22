package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hibernate.jpa.HibernateHints;

/** Goes through the commitments of a CPAS some hundred contracts at a time, so that memory does not grow with it. */
@ApplicationScoped
class ContractsInBatches {
    private static final int BATCH = 500;

    private final CpasCommitments commitments;
    private final EntityManager entities;

    ContractsInBatches(CpasCommitments commitments, EntityManager entities) {
        this.commitments = commitments;
        this.entities = entities;
    }

    /** Every contract that was concluded by that day. */
    void concluded(EnterpriseNumber cpas, LocalDate on, BiConsumer<Contract, List<CommitmentState>> each) {
        run(
                "enterpriseNumber = ?1 and coalesce(firstConcludedOn, concludedOn) <= ?2 and reference > ?3 order by reference",
                cpas,
                on,
                on,
                each);
    }

    /** Those that bind. */
    void active(EnterpriseNumber cpas, LocalDate on, BiConsumer<Contract, List<CommitmentState>> each) {
        run(
                "enterpriseNumber = ?1 and status = ?2 and reference > ?3 order by reference",
                cpas,
                ContractStatus.ACTIVE,
                on,
                each);
    }

    private void run(
            String query,
            EnterpriseNumber cpas,
            Object second,
            LocalDate on,
            BiConsumer<Contract, List<CommitmentState>> each) {
        String after = "";
        List<Contract> batch;
        do {
            batch = Contract.<Contract>find(query, cpas.value(), second, after)
                    .page(0, BATCH)
                    // Nothing is written back: no second copy of each text to compare with.
                    .withHint(HibernateHints.HINT_READ_ONLY, true)
                    .list();
            Map<UUID, List<CommitmentState>> states = commitments.all(batch, on);
            for (Contract contract : batch) {
                each.accept(contract, states.get(contract.contractId()));
                after = contract.reference();
            }
            entities.clear();
        } while (batch.size() == BATCH);
    }
}
