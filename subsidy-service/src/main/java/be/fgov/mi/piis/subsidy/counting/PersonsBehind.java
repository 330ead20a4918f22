package be.fgov.mi.piis.subsidy.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which persons are meant by the ids that were heard, and one at a time on each of them. The locks last until the end of
 * the transaction and are taken in the order of the ids, so that two transactions never wait for each other.
 */
@ApplicationScoped
class PersonsBehind {
    private final Database database;

    PersonsBehind(Database database) {
        this.database = database;
    }

    /** A contract as its CPAS calls it: what a trajectory is joined by. */
    record ContractKey(String enterpriseNumber, String reference) {}

    /**
     * Locks the persons behind these ids and behind these contracts.
     *
     * <p>A contract and its trajectory that arrive at the same moment, each unseen by the other, wait for each other
     * here: the second one sees the first, so none of them is lost. What is found after the lock counts, hence the loop.
     *
     * @return every id that was heard or is meant, each with the person it stands for
     */
    Map<UUID, UUID> lock(Collection<UUID> ids, Collection<ContractKey> contracts) {
        Set<UUID> locked = new HashSet<>();
        Set<UUID> wanted = new HashSet<>(ids);
        Map<UUID, UUID> behind = Map.of();
        while (!locked.containsAll(wanted)) {
            TreeSet<UUID> next = new TreeSet<>(wanted);
            next.removeAll(locked);
            lock(next);
            locked.addAll(next);
            wanted.addAll(ofContracts(contracts));
            behind = behind(wanted);
            wanted.addAll(behind.values());
        }
        return behind;
    }

    /** Every id that stands for one of these persons, with the person; an id that stands for another has none. */
    Map<UUID, UUID> idsOf(Collection<UUID> persons) {
        return mapped("""
                select person as id, person from unnest(?::uuid[]) person
                 where not exists (select from person_alias a where person in (a.from_person, a.into_person))
                union all
                select id, person
                  from unnest(?::uuid[]) person cross join lateral ids_of_person(person) id
                 where exists (select from person_alias a where person in (a.from_person, a.into_person))
                   and person_behind(person) = person
                """, persons);
    }

    private Map<UUID, UUID> behind(Collection<UUID> ids) {
        return mapped("""
                select id, id as person from unnest(?::uuid[]) id
                 where not exists (select from person_alias a where a.from_person = id)
                union all
                select a.from_person, person_behind(a.from_person) from person_alias a where a.from_person = any(?)
                """, ids);
    }

    /** Hardly anybody has an alias: those who have none are not asked for one by one. */
    private Map<UUID, UUID> mapped(String sql, Collection<UUID> parameter) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setArray(1, FactsHeard.uuids(connection, parameter));
                select.setArray(2, FactsHeard.uuids(connection, parameter));
                Map<UUID, UUID> found = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getObject("id", UUID.class), row.getObject("person", UUID.class));
                    }
                }
                return found;
            }
        });
    }

    private void lock(TreeSet<UUID> ids) {
        database.change(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select pg_advisory_xact_lock(hashtextextended('counting.person.' || id, 0))
                      from unnest(?::uuid[]) id
                    """)) {
                select.setArray(1, FactsHeard.uuids(connection, ids));
                select.execute();
            }
        });
    }

    private Set<UUID> ofContracts(Collection<ContractKey> contracts) {
        if (contracts.isEmpty()) {
            return Set.of();
        }
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select c.person_id
                      from unnest(?::text[], ?::text[]) k (enterprise_number, reference)
                      join contract_fact c using (enterprise_number, reference)
                    """)) {
                List<ContractKey> keys = List.copyOf(contracts);
                select.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                keys.stream().map(ContractKey::enterpriseNumber).toArray()));
                select.setArray(
                        2,
                        connection.createArrayOf(
                                "text",
                                keys.stream().map(ContractKey::reference).toArray()));
                Set<UUID> persons = new HashSet<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        persons.add(row.getObject(1, UUID.class));
                    }
                }
                return persons;
            }
        });
    }
}
