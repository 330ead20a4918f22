package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A contract falls under the convention of its CPAS for the scheme year. After a merger of CPAS the contracts of
 * the predecessor keep its number and stay under its convention. A contract that begins after the merger, at the
 * successor, falls under the successor's own convention of that year; where it has none, under the one that it has
 * inherited, so that the merged CPAS goes on with what was promised. Of several inherited ones it is the one under which
 * the person was accompanied before, else the first by number: a person counts once. What the predecessor had left by
 * the first day of the contract is not inherited. A draft is looked at by itself: it covers the contracts of its lead, and
 * takes none of them away from a convention that was submitted.
 */
public final class ContractFallsUnder {

    private ContractFallsUnder() {}

    /**
     * What has to be known of a living convention.
     *
     * @param members enterprise numbers, the lead included
     * @param heirs who has taken over a member, in any order, once for each member at most
     * @param draft whether it was never submitted
     */
    public record Covered(String convention, int year, Set<String> members, List<Heir> heirs, boolean draft) {
        boolean covers(ContractFact contract) {
            return members.contains(contract.enterpriseNumber()) || isInheritedBy(contract);
        }

        boolean isInheritedBy(ContractFact contract) {
            return heirs.stream().anyMatch(heir -> heir.inherits(contract));
        }

        boolean knows(Set<String> cpasOfPerson) {
            return cpasOfPerson.stream().anyMatch(members::contains);
        }
    }

    /**
     * Who has taken over a member of a convention.
     *
     * @param since the first day on which it spoke for the member
     * @param until the last day on which the member was in the convention; null when it stayed to the end
     */
    public record Heir(
            String enterpriseNumber,
            LocalDate since,
            @Nullable LocalDate until) {
        public boolean inherits(ContractFact contract) {
            return enterpriseNumber.equals(contract.enterpriseNumber())
                    && !contract.from().isBefore(since)
                    && (until == null || !contract.from().isAfter(until));
        }
    }

    /**
     * @param cpasOfPerson enterprise numbers of every contract of the person
     * @param living at least every living convention that has the CPAS of the contract as member or heir
     * @return numbers of conventions, beside drafts at most one a year as far as a CPAS is in one convention a year
     */
    public static Set<String> of(ContractFact contract, Set<String> cpasOfPerson, Collection<Covered> living) {
        Map<Integer, List<Covered>> byYear = living.stream()
                .filter(covered -> !covered.draft())
                .collect(Collectors.groupingBy(Covered::year, TreeMap::new, Collectors.toList()));
        Set<String> under = living.stream()
                .filter(Covered::draft)
                .filter(draft -> draft.covers(contract))
                .map(Covered::convention)
                .collect(Collectors.toCollection(TreeSet::new));
        byYear.values().forEach(ofYear -> {
            List<String> own = ofYear.stream()
                    .filter(covered -> covered.members().contains(contract.enterpriseNumber()))
                    .map(Covered::convention)
                    .toList();
            if (own.isEmpty()) {
                ofYear.stream()
                        .filter(covered -> covered.isInheritedBy(contract))
                        .min(Comparator.comparing((Covered covered) -> !covered.knows(cpasOfPerson))
                                .thenComparing(Covered::convention))
                        .ifPresent(covered -> under.add(covered.convention()));
            } else {
                under.addAll(own);
            }
        });
        return under;
    }
}
