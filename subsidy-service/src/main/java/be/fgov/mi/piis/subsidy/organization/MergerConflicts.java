package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.MergedConventions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Lists the conventions that mergers put under one CPAS, and keeps what the SPP IS says to them. Nothing of a
 * convention changes: both are executed, counted and settled, unless a human ends one by an act of its own.
 */
@ApplicationScoped
public class MergerConflicts {
    private final MergedConventions mergedConventions;
    private final CpasRegistry registry;
    private final RegistryLock lock;

    MergerConflicts(MergedConventions mergedConventions, CpasRegistry registry, RegistryLock lock) {
        this.mergedConventions = mergedConventions;
        this.registry = registry;
        this.lock = lock;
    }

    public List<MergerConflictView> on(LocalDate day) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> mergedConventions.conflicts(registry.responsible(), day).stream()
                        .map(conflict ->
                                MergerConflictView.of(conflict, MergerConflictSettlement.findById(conflict.id())))
                        .toList());
    }

    /**
     * @param motive why both may go on, or what was done about it
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no such conflict today, 409 it is settled
     */
    @Transactional
    public MergerConflictView settle(UUID id, String motive, ActContext context) {
        lock.hold();
        MergedConventions.Conflict conflict = mergedConventions.conflicts(registry.responsible(), context.on()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(Problems::notFound);
        if (MergerConflictSettlement.findByIdOptional(id).isPresent()) {
            throw Problems.conflict("conflictSettled", "The conflict is settled; its motive stays as it was given.");
        }
        MergerConflictSettlement settlement = MergerConflictSettlement.of(conflict, motive, context);
        settlement.persistAndFlush();
        return MergerConflictView.of(conflict, settlement);
    }
}
