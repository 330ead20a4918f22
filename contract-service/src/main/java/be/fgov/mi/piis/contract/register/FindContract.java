package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Whose contract a reference names under the number of a CPAS. A contract keeps the number that it was opened under;
 * from the day after a merger it is found under the successor's number too, by date, so nothing is moved and nothing is
 * stored. Where references clash, the successor's own contract wins under its own number, and the other one is reached
 * under the number it has.
 */
@ApplicationScoped
public class FindContract {
    private final CpasRegistry registry;
    private final Clock clock;

    FindContract(CpasRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The numbers whose contracts are found under this one today, its own first. */
    public List<String> numbersUnder(EnterpriseNumber cpas) {
        return registry.responsible().foundUnder(LocalDate.now(clock), cpas.value());
    }

    /**
     * @return the number that the contract was opened under; the given one when there is no such contract
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code ambiguousReference} when two CPAS that were
     *     taken over both have that reference
     */
    public EnterpriseNumber ownerOf(EnterpriseNumber cpas, String reference) {
        List<String> numbers = numbersUnder(cpas);
        if (numbers.size() <= 1) {
            return cpas;
        }
        return QuarkusTransaction.joiningExisting().call(() -> ownerAmong(numbers, cpas, reference));
    }

    private static EnterpriseNumber ownerAmong(List<String> numbers, EnterpriseNumber cpas, String reference) {
        List<String> owners = Contract.numbersThatHave(numbers, reference);
        if (owners.contains(cpas.value())) {
            return cpas;
        }
        if (owners.size() > 1) {
            throw ambiguous(owners);
        }
        return owners.isEmpty() ? cpas : new EnterpriseNumber(owners.getFirst());
    }

    /** 409 with the numbers of the CPAS that were taken over and have a contract by that reference. */
    public static RuntimeException ambiguous(List<String> owners) {
        return Problems.conflict(
                "ambiguousReference",
                "More than one CPAS that was taken over has a contract by that reference: put the number it was"
                        + " opened under in the path.",
                Map.of("enterpriseNumbers", owners));
    }

    /** Whether another CPAS speaks for this one today. */
    public boolean isTakenOver(EnterpriseNumber cpas) {
        return registry.responsible()
                .on(LocalDate.now(clock), cpas.value())
                .filter(speaks -> !speaks.equals(cpas.value()))
                .isPresent();
    }

    /**
     * Nothing new begins under the number of a CPAS that is no more; what it has goes on.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code cpasMerged} with the successor
     */
    public void refuseNewContractOfEndedCpas(EnterpriseNumber cpas, String reference) {
        registry.responsible()
                .on(LocalDate.now(clock), cpas.value())
                .filter(speaks -> !speaks.equals(cpas.value()))
                .ifPresent(successor -> {
                    if (QuarkusTransaction.joiningExisting()
                            .call(() -> Contract.numbersThatHave(List.of(cpas.value()), reference)
                                    .isEmpty())) {
                        throw Problems.conflict(
                                "cpasMerged",
                                "This CPAS was taken over: open new contracts under the number of its successor.",
                                Map.of("successor", successor));
                    }
                });
    }
}
