package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.subsidy.rules.ActivityCatalogue;
import be.fgov.mi.piis.subsidy.rules.ContractFact;
import be.fgov.mi.piis.subsidy.rules.ContractFallsUnder;
import be.fgov.mi.piis.subsidy.rules.CountingTerms;
import be.fgov.mi.piis.subsidy.rules.PersonCountsOnce;
import be.fgov.mi.piis.subsidy.rules.TrajectoryFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Counts persons again: loads everything known of them, decides under each convention it touches, compares with what is
 * on record and writes only the difference. Because it starts from the whole set, facts that come twice, late or in
 * disorder end in the same place.
 */
@ApplicationScoped
class RecountPerson {
    /** Persons of one convention can be thousands: so many are held in memory at a time. */
    private static final int AT_A_TIME = 500;

    private final PersonsBehind persons;
    private final FactsHeard facts;
    private final CountingScopes scopes;
    private final DecisionBook decisions;
    private final Clock clock;

    RecountPerson(PersonsBehind persons, FactsHeard facts, CountingScopes scopes, DecisionBook decisions, Clock clock) {
        this.persons = persons;
        this.facts = facts;
        this.scopes = scopes;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * @param ids person ids as they were heard
     * @param contracts contracts whose trajectories changed; their persons are counted too
     * @param otherConventions whether conventions changed: then a flag can change where no decision does, as with
     *     the submission of a draft
     */
    void recount(Collection<UUID> ids, Collection<PersonsBehind.ContractKey> contracts, boolean otherConventions) {
        Map<UUID, UUID> behind = persons.lock(ids, contracts);
        Set<UUID> concerned = new HashSet<>(behind.keySet());
        concerned.addAll(behind.values());
        ActivityCatalogue activities = scopes.activities();
        Instant now = clock.instant();
        List<UUID> ordered = concerned.stream().sorted().toList();
        for (int i = 0; i < ordered.size(); i += AT_A_TIME) {
            List<UUID> some = ordered.subList(i, Math.min(i + AT_A_TIME, ordered.size()));
            Set<UUID> touched = recount(some, activities, now);
            decisions.flagCrossConventions(otherConventions ? some : touched);
        }
    }

    /** @return who began or ceased to count, or counts by another decision */
    private Set<UUID> recount(List<UUID> concerned, ActivityCatalogue activities, Instant now) {
        Map<DecisionBook.Subject, DecisionBook.InForce> onRecord = decisions.inForceOn(concerned);
        Map<DecisionBook.Subject, Decided> decided = decide(concerned, activities);

        List<DecisionBook.Entry> difference = new ArrayList<>();
        decided.forEach((subject, decision) -> {
            DecisionBook.InForce before = onRecord.get(subject);
            if (before == null || !before.ruling().equals(decision.ruling())) {
                difference.add(new DecisionBook.Entry(subject, decision.year(), decision.ruling(), before));
            }
        });
        onRecord.forEach((subject, before) -> {
            if (!decided.containsKey(subject) && before.ruling().verdict() != Ruling.Verdict.WITHDRAWN) {
                difference.add(new DecisionBook.Entry(subject, before.year(), Ruling.withdrawn(), before));
            }
        });
        difference.sort(Comparator.comparing(DecisionBook.Entry::decisionId));
        decisions.add(difference, now);
        return difference.stream()
                .filter(DecisionBook.Entry::touchesTheCounted)
                .map(entry -> entry.subject().person())
                .collect(Collectors.toSet());
    }

    private record Decided(int year, Ruling ruling) {}

    private Map<DecisionBook.Subject, Decided> decide(List<UUID> concerned, ActivityCatalogue activities) {
        Map<UUID, UUID> ids = persons.idsOf(concerned);
        Map<UUID, List<ContractFact>> contracts = facts.contractsOf(ids.keySet()).stream()
                .collect(Collectors.groupingBy(
                        known -> Objects.requireNonNull(ids.get(known.personId())),
                        Collectors.mapping(FactsHeard.KnownContract::fact, Collectors.toList())));
        List<TrajectoryFact> trajectories = facts.trajectoriesOf(contracts.values().stream()
                .flatMap(List::stream)
                .map(contract -> new PersonsBehind.ContractKey(contract.enterpriseNumber(), contract.reference()))
                .collect(Collectors.toSet()));
        Map<PersonsBehind.ContractKey, List<TrajectoryFact>> byContract = trajectories.stream()
                .collect(Collectors.groupingBy(trajectory ->
                        new PersonsBehind.ContractKey(trajectory.enterpriseNumber(), trajectory.contractReference())));
        List<CountingScope> conventions = scopes.aliveOf(contracts.values().stream()
                .flatMap(List::stream)
                .map(ContractFact::enterpriseNumber)
                .collect(Collectors.toSet()));

        Map<DecisionBook.Subject, Decided> decided = new HashMap<>();
        List<ContractFallsUnder.Covered> covered =
                conventions.stream().map(CountingScope::covered).toList();
        contracts.forEach((person, all) -> {
            Set<String> cpasOfPerson =
                    all.stream().map(ContractFact::enterpriseNumber).collect(Collectors.toSet());
            Map<ContractFact, Set<String>> under = new HashMap<>();
            all.forEach(contract -> under.put(contract, ContractFallsUnder.of(contract, cpasOfPerson, covered)));
            for (CountingScope convention : conventions) {
                List<ContractFact> here = all.stream()
                        .filter(contract ->
                                Objects.requireNonNull(under.get(contract)).contains(convention.convention()))
                        .toList();
                List<TrajectoryFact> theirs = here.stream()
                        .flatMap(contract -> byContract
                                .getOrDefault(
                                        new PersonsBehind.ContractKey(
                                                contract.enterpriseNumber(), contract.reference()),
                                        List.of())
                                .stream())
                        .toList();
                CountingTerms terms = new CountingTerms(
                        convention.period(),
                        convention.memberDays(),
                        convention.heirs(),
                        convention.overruns(),
                        convention.dropouts(),
                        activities);
                PersonCountsOnce.decide(here, theirs, terms)
                        .ifPresent(decision -> decided.put(
                                new DecisionBook.Subject(convention.convention(), person),
                                new Decided(convention.year(), Ruling.of(decision))));
            }
        });
        return decided;
    }
}
