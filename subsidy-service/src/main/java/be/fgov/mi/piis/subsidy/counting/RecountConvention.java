package be.fgov.mi.piis.subsidy.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A convention was made or changed: if it has other members or heirs, another period, another policy, was submitted or is
 * no longer alive, the persons of all its CPAS are counted again. A signature or a decision of the minister changes none of these.
 */
@ApplicationScoped
class RecountConvention {
    private final CountingScopes scopes;

    RecountConvention(CountingScopes scopes) {
        this.scopes = scopes;
    }

    /**
     * @param scopes the conventions whose scope is another than the count knew
     * @param cpas the members and heirs they have and had
     */
    record Changes(List<CountingScope> scopes, Set<String> cpas) {}

    /** Holds these CPAS first, so that no convention of theirs is made meanwhile without being seen here. */
    Collection<String> lockThoseOf(Collection<String> merged) {
        scopes.lock(Set.of(), merged);
        return scopes.of(merged);
    }

    /** Locks the CPAS of what changed, and reads once more: what is found after the lock counts. */
    Changes lockChanges(Collection<String> numbers, Collection<String> sharedCpas) {
        Set<String> locked = new HashSet<>();
        Changes changes = changes(numbers);
        scopes.lock(sharedCpas, changes.cpas());
        locked.addAll(changes.cpas());
        changes = changes(numbers);
        while (!locked.containsAll(changes.cpas())) {
            scopes.lock(Set.of(), changes.cpas());
            locked.addAll(changes.cpas());
            changes = changes(numbers);
        }
        return changes;
    }

    private Changes changes(Collection<String> numbers) {
        List<CountingScope> changed = new ArrayList<>();
        Set<String> cpas = new HashSet<>();
        for (String number : numbers) {
            Optional<CountingScope> known = scopes.find(number);
            Optional<CountingScope> current = scopes.asItStands(number);
            if (current.isPresent() && !current.equals(known)) {
                changed.add(current.get());
                cpas.addAll(current.get().everyCpas());
                known.ifPresent(before -> cpas.addAll(before.everyCpas()));
            }
        }
        return new Changes(changed, cpas);
    }

    /** @return everyone to count again */
    Set<UUID> apply(Changes changes) {
        Set<UUID> persons = new HashSet<>();
        for (CountingScope scope : changes.scopes()) {
            scopes.keep(scope);
            persons.addAll(scopes.personsOf(scope.convention(), scope.everyCpas()));
        }
        return persons;
    }
}
