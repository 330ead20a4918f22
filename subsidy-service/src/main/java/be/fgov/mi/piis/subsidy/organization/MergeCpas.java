package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import be.fgov.mi.piis.subsidy.convention.MergedConventions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Enters that CPAS are taken over by another one. It is nothing but the last day and the successor of each predecessor:
 * who speaks, who is paid and under which convention a new contract falls follow from these by date, so that a merger
 * that was entered wrongly is corrected by correcting its dates.
 */
@ApplicationScoped
public class MergeCpas {
    private final CpasRegistry registry;
    private final RegisterCpas registerCpas;
    private final RegistryLock lock;
    private final MergedConventions mergedConventions;

    MergeCpas(
            CpasRegistry registry, RegisterCpas registerCpas, RegistryLock lock, MergedConventions mergedConventions) {
        this.registry = registry;
        this.registerCpas = registerCpas;
        this.lock = lock;
        this.mergedConventions = mergedConventions;
    }

    /**
     * The same merger again changes nothing.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 an unknown CPAS, a successor that does not exist on
     *     the day after or would come back to a predecessor, 409 cpasEnded for a CPAS that ended otherwise
     */
    MergerView merge(MergerBody wanted) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            lock.hold();
            Map<String, RegisteredCpas> known = known();
            List<RegisteredCpas> ended = ended(wanted, known);
            ended.stream()
                    .filter(cpas -> !cpas.equals(known.get(cpas.enterpriseNumber())))
                    .forEach(cpas -> registerCpas.apply(cpas, known.get(cpas.enterpriseNumber())));
            return effects(wanted, known, ended);
        });
    }

    /** Answers the same and changes nothing. */
    MergerView attempt(MergerBody wanted) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<String, RegisteredCpas> known = known();
            return effects(wanted, known, ended(wanted, known));
        });
    }

    private Map<String, RegisteredCpas> known() {
        Map<String, RegisteredCpas> known = new LinkedHashMap<>();
        registry.all().forEach(cpas -> known.put(cpas.enterpriseNumber(), cpas));
        return known;
    }

    /** The predecessors as they are after the merger. */
    private static List<RegisteredCpas> ended(MergerBody wanted, Map<String, RegisteredCpas> known) {
        Issues issues = new Issues();
        RegisteredCpas successor = known.get(wanted.successor());
        if (successor == null) {
            issues.add(Issue.referencedResourceNotFound("successor", "No such CPAS in the registry."));
        } else if (!successor.existsOn(wanted.lastDay().plusDays(1))) {
            issues.add(Issue.rejectedInput("successor", "The successor does not exist on the day after."));
        }
        List<RegisteredCpas> ended = new ArrayList<>();
        Set<String> otherwise = new TreeSet<>();
        for (int i = 0; i < wanted.predecessors().size(); i++) {
            String name = "predecessors[" + i + "]";
            RegisteredCpas predecessor = known.get(wanted.predecessors().get(i));
            if (predecessor == null) {
                issues.add(Issue.referencedResourceNotFound(name, "No such CPAS in the registry."));
                continue;
            }
            RegisteredCpas then = predecessor.takenOver(wanted.lastDay(), wanted.successor());
            if (wanted.lastDay().isBefore(predecessor.validFrom())) {
                issues.add(Issue.outOfRange(name, "This CPAS did not exist yet on that day."));
            } else if (predecessor.validTo() != null && !then.equals(predecessor)) {
                otherwise.add(predecessor.enterpriseNumber());
            }
            ended.add(then);
        }
        issues.refuseIfAny();
        if (!otherwise.isEmpty()) {
            throw Problems.conflict(
                    "cpasEnded",
                    "Already ended on another day or taken over by another CPAS: " + String.join(", ", otherwise) + ".",
                    Map.of("enterpriseNumbers", List.copyOf(otherwise)));
        }
        ResponsibleCpas responsible = after(known, ended);
        if (ended.stream().anyMatch(cpas -> responsible.goesRound(cpas.enterpriseNumber()))) {
            throw Problems.badRequest(
                    Issue.rejectedInput("successor", "The successors of this CPAS would come back to it."));
        }
        return ended;
    }

    private static ResponsibleCpas after(Map<String, RegisteredCpas> known, List<RegisteredCpas> ended) {
        Map<String, RegisteredCpas> then = new LinkedHashMap<>(known);
        ended.forEach(cpas -> then.put(cpas.enterpriseNumber(), cpas));
        return new ResponsibleCpas(
                then.values().stream().flatMap(cpas -> cpas.merger().stream()).toList());
    }

    private MergerView effects(MergerBody wanted, Map<String, RegisteredCpas> known, List<RegisteredCpas> ended) {
        LocalDate dayAfter = wanted.lastDay().plusDays(1);
        ResponsibleCpas responsible = after(known, ended);
        Set<String> moved = ended.stream()
                .flatMap(cpas -> responsible.foundUnder(dayAfter, cpas.enterpriseNumber()).stream())
                .collect(Collectors.toSet());
        return new MergerView(
                wanted.predecessors(),
                wanted.successor(),
                wanted.lastDay(),
                mergedConventions.of(moved),
                mergedConventions.conflicts(responsible, dayAfter).stream()
                        .filter(conflict -> conflict.conventions().stream()
                                .anyMatch(convention -> moved.contains(convention.member())))
                        .toList());
    }
}
