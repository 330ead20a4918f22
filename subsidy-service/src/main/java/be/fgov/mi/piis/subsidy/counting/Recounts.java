package be.fgov.mi.piis.subsidy.counting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What has to be counted again before the current transaction commits. A batch of events keeps its facts first and
 * counts each person once at its end, with all locks taken in one order: first the CPAS, then the persons.
 */
@ApplicationScoped
class Recounts {
    private final TransactionSynchronizationRegistry transaction;
    private final RecountPerson recountPerson;
    private final RecountConvention recountConvention;

    Recounts(
            TransactionSynchronizationRegistry transaction,
            RecountPerson recountPerson,
            RecountConvention recountConvention) {
        this.transaction = transaction;
        this.recountPerson = recountPerson;
        this.recountConvention = recountConvention;
    }

    void of(String enterpriseNumber, Collection<UUID> persons) {
        Pending pending = pending();
        pending.cpas.add(enterpriseNumber);
        pending.persons.addAll(persons);
    }

    void of(Collection<UUID> persons) {
        pending().persons.addAll(persons);
    }

    void of(PersonsBehind.ContractKey contract, UUID heardUnder) {
        Pending pending = pending();
        pending.cpas.add(contract.enterpriseNumber());
        pending.contracts.add(contract);
        pending.persons.add(heardUnder);
    }

    void ofConventions(Collection<String> numbers) {
        pending().conventions.addAll(numbers);
    }

    /** The conventions that these CPAS are members of or have inherited: who inherits them may be another one now. */
    void ofConventionsOf(Collection<String> enterpriseNumbers) {
        pending().merged.addAll(enterpriseNumbers);
    }

    private Pending pending() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("persons are counted in the transaction that keeps the facts");
        }
        if (transaction.getResource(Pending.class) instanceof Pending pending) {
            return pending;
        }
        Pending pending = new Pending();
        transaction.putResource(Pending.class, pending);
        transaction.registerInterposedSynchronization(pending);
        return pending;
    }

    private final class Pending implements Synchronization {
        private final Set<String> cpas = new HashSet<>();
        private final Set<UUID> persons = new HashSet<>();
        private final Set<PersonsBehind.ContractKey> contracts = new HashSet<>();
        private final Set<String> conventions = new TreeSet<>();
        private final Set<String> merged = new TreeSet<>();

        @Override
        public void beforeCompletion() {
            conventions.addAll(recountConvention.lockThoseOf(merged));
            RecountConvention.Changes changes = recountConvention.lockChanges(conventions, cpas);
            persons.addAll(recountConvention.apply(changes));
            if (!persons.isEmpty() || !contracts.isEmpty()) {
                recountPerson.recount(persons, contracts, !changes.scopes().isEmpty());
            }
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
