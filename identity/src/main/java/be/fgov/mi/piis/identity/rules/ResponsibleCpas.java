package be.fgov.mi.piis.identity.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who speaks for a CPAS on a day. CPAS merge: up to and including its last day a CPAS speaks for itself, from the day
 * after its successor does, and so on along the chain. A CPAS that ended without a successor keeps its own voice, so
 * that nothing is left without anybody.
 *
 * <p>Nothing is stored: the answer follows from the dates of the registry and the day that is asked for. Source: the
 * registry's {@code validTo} and {@code successor}; communes, and their CPAS, merged in 2019 and 2025.
 */
public final class ResponsibleCpas {
    private final Map<String, Merger> mergers = new TreeMap<>();

    /**
     * A CPAS that was taken over.
     *
     * @param lastDay the last one on which it speaks for itself
     */
    public record Merger(String enterpriseNumber, LocalDate lastDay, String successor) {}

    public ResponsibleCpas(List<Merger> mergers) {
        mergers.forEach(merger -> this.mergers.put(merger.enterpriseNumber(), merger));
    }

    /** @return the CPAS that speaks for the given one, or nobody when its chain of successors comes back on itself */
    public Optional<String> on(LocalDate day, String cpas) {
        List<String> chain = chain(day, cpas);
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast());
    }

    /**
     * Whose contracts are found under the number of a CPAS: its own first, then those of every CPAS that it has taken
     * over by that day, by number. Under the number of a CPAS that was itself taken over, only what came through it.
     */
    public List<String> foundUnder(LocalDate day, String cpas) {
        List<String> found = new ArrayList<>();
        if (!chain(day, cpas).isEmpty()) {
            found.add(cpas);
        }
        for (String predecessor : mergers.keySet()) {
            if (!predecessor.equals(cpas) && chain(day, predecessor).contains(cpas)) {
                found.add(predecessor);
            }
        }
        return found;
    }

    /**
     * The numbers under which what a CPAS has is found on a day: its own, then those of its successors by then, in their
     * order; its own alone when the successors come back on themselves.
     */
    public List<String> numbersOf(LocalDate day, String cpas) {
        List<String> chain = chain(day, cpas);
        return chain.isEmpty() ? List.of(cpas) : List.copyOf(chain);
    }

    /** Whether the successors of a CPAS ever come back to it, on whatever day: such a registry is wrong. */
    public boolean goesRound(String cpas) {
        return chain(LocalDate.MAX, cpas).isEmpty();
    }

    /** The CPAS and its successors by that day; empty when one of them stands in it twice. */
    private List<String> chain(LocalDate day, String cpas) {
        List<String> chain = new ArrayList<>(List.of(cpas));
        Merger merger = mergers.get(cpas);
        while (merger != null && day.isAfter(merger.lastDay())) {
            if (chain.contains(merger.successor())) {
                return List.of();
            }
            chain.add(merger.successor());
            merger = mergers.get(merger.successor());
        }
        return chain;
    }
}
