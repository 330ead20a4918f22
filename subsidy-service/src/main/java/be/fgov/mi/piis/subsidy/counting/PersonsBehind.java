package be.fgov.mi.piis.subsidy.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        Map<UUID, UUID> found = themselves(persons);
        Map<UUID, UUID> together = new HashMap<>();
        readAliases("""
                select id, person, person_behind(person) = person as meant
                  from (select ?::uuid[] as ids) as asked
                 cross join lateral (
                       select from_person from person_alias where from_person = any(asked.ids)
                       union
                       select into_person from person_alias where into_person = any(asked.ids)) as aliased (person)
                 cross join lateral ids_of_person(person) id
                """, persons, row -> {
            UUID person = row.getObject("person", UUID.class);
            if (row.getBoolean("meant")) {
                together.put(row.getObject("id", UUID.class), person);
            } else {
                found.remove(person);
            }
        });
        found.putAll(together);
        return found;
    }

    private Map<UUID, UUID> behind(Collection<UUID> ids) {
        Map<UUID, UUID> found = themselves(ids);
        readAliases(
                """
                select from_person, person_behind(from_person) as person
                  from person_alias where from_person = any(?)
                """,
                ids,
                row -> found.put(row.getObject("from_person", UUID.class), row.getObject("person", UUID.class)));
        return found;
    }

    private static Map<UUID, UUID> themselves(Collection<UUID> ids) {
        Map<UUID, UUID> found = new HashMap<>();
        ids.forEach(id -> found.put(id, id));
        return found;
    }

    private interface Alias {
        void read(ResultSet row) throws SQLException;
    }

    /** Hardly anybody has an alias: only those who have one are read. */
    private void readAliases(String sql, Collection<UUID> ids, Alias alias) {
        database.change(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setArray(1, FactsHeard.uuids(connection, ids));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        alias.read(row);
                    }
                }
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
