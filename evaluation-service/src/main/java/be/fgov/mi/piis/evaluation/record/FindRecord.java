package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * To which number a record was sent for the first time, which its receipts and its id are made of, by whatever number of
 * its CPAS it is named: after a merger the successor's or the one of its contract. A new one goes with its contract.
 */
@ApplicationScoped
public class FindRecord {
    private final FindContract findContract;
    private final AgroalDataSource database;

    FindRecord(FindContract findContract, AgroalDataSource database) {
        this.findContract = findContract;
        this.database = database;
    }

    /**
     * @param cpas in the path
     * @param first fingerprint of what is sent as its first revision; absent when it is a later one, or is read
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code ambiguousReference} when it is new and two
     *     CPAS that were taken over have a contract by that reference
     */
    public EnterpriseNumber sentTo(EnterpriseNumber cpas, RecordName name, Optional<byte[]> first) {
        if (numbers(cpas).size() <= 1) {
            return cpas;
        }
        try (Connection connection = database.getConnection()) {
            Map<RecordName, byte[]> firstOnes = new HashMap<>();
            first.ifPresent(fingerprint -> firstOnes.put(name, fingerprint));
            SortedSet<String> found =
                    sentTo(connection, cpas, List.of(name), firstOnes).get(name);
            if (found.size() > 1) {
                throw FindContract.ambiguous(found);
            }
            return new EnterpriseNumber(found.getFirst());
        } catch (SQLException failure) {
            throw new IllegalStateException("the record cannot be looked for", failure);
        }
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is none, 409 as {@link #sentTo} */
    public <R extends RecordOfContract> R require(Class<R> type, EnterpriseNumber cpas, RecordName name) {
        return Optional.ofNullable(Panache.getEntityManager()
                        .find(
                                type,
                                RecordOfContract.idOf(
                                        name.kind(),
                                        sentTo(cpas, name, Optional.empty()).value(),
                                        name.contractReference(),
                                        name.reference())))
                .orElseThrow(Problems::notFound);
    }

    /** {@return the numbers under which something may be that is asked for under this one, its own included} */
    public SortedSet<String> numbers(EnterpriseNumber cpas) {
        SortedSet<String> numbers = new TreeSet<>(findContract.numbersUnder(cpas));
        numbers.addAll(findContract.numbersOf(cpas.value()));
        return numbers;
    }

    /**
     * {@link #sentTo(EnterpriseNumber, RecordName, Optional)} for many at once.
     *
     * @param firstOnes fingerprints of what is sent as first revision
     * @return by name the number, or all where it is not clear which contract is meant
     */
    public Map<RecordName, SortedSet<String>> sentTo(
            Connection connection,
            EnterpriseNumber cpas,
            Collection<RecordName> names,
            Map<RecordName, byte[]> firstOnes)
            throws SQLException {
        List<String> under = findContract.numbersUnder(cpas);
        Map<String, SortedSet<String>> owners = findContract.knownOwnersOf(
                connection,
                cpas,
                under,
                names.stream().map(RecordName::contractReference).distinct().toList());
        Map<RecordName, Map<String, byte[]>> received = received(connection, numbers(cpas), names);
        Map<RecordName, SortedSet<String>> found = new HashMap<>();
        for (RecordName name : names) {
            SortedSet<String> owner = owners.get(name.contractReference());
            Map<String, byte[]> receipts = received.getOrDefault(name, Map.of());
            SortedSet<String> sentTo = new TreeSet<>(receipts.keySet());
            if (sentTo.contains(cpas.value())) {
                found.put(name, new TreeSet<>(List.of(cpas.value())));
            } else if (owner.isEmpty()) {
                // A further revision of what waits goes on waiting there, and so does the same again; what is new waits
                // under the number of the path, also when something else by its name waits at a CPAS that was taken
                // over: whose contract it is will only be known with the contract.
                SortedSet<String> waiting = new TreeSet<>(sentTo);
                waiting.retainAll(under);
                byte[] first = firstOnes.get(name);
                if (first != null) {
                    waiting.removeIf(number -> !MessageDigest.isEqual(receipts.get(number), first));
                }
                found.put(name, waiting.isEmpty() ? new TreeSet<>(List.of(cpas.value())) : waiting);
            } else if (owner.size() > 1 || sentTo.isEmpty() || sentTo.equals(owner)) {
                found.put(name, owner);
            } else {
                found.put(
                        name,
                        joined(connection, name, sentTo, owner.getFirst())
                                .map(number -> new TreeSet<>(List.of(number)))
                                .orElseGet(() -> new TreeSet<>(owner)));
            }
        }
        return found;
    }

    /** The fingerprints of the first revisions, by name and by number. */
    private static Map<RecordName, Map<String, byte[]>> received(
            Connection connection, Collection<String> numbers, Collection<RecordName> names) throws SQLException {
        List<RecordName> asked = List.copyOf(names);
        try (PreparedStatement select = connection.prepareStatement("""
                select i.n, p.enterprise_number, p.fingerprint
                  from unnest(?::text[], ?::text[]) with ordinality as i(kind, reference, n)
                  join push_receipt p on p.enterprise_number = any(?) and p.kind = i.kind
                   and p.reference = i.reference and p.revision = 1
                """)) {
            ArrayColumns<RecordName> columns = new ArrayColumns<>(select, asked, 1);
            columns.add("text", RecordName::kind);
            columns.add("text", RecordName::inReceipts);
            select.setArray(3, connection.createArrayOf("text", numbers.toArray()));
            Map<RecordName, Map<String, byte[]>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(asked.get(row.getInt(1) - 1), any -> new HashMap<>())
                            .put(row.getString(2), row.getBytes(3));
                }
            }
            return found;
        }
    }

    /** {@return the one of these numbers whose record went over to the contract of the owner} */
    private static Optional<String> joined(
            Connection connection, RecordName name, Collection<String> sentTo, String owner) throws SQLException {
        Map<UUID, String> byId = new HashMap<>();
        for (String number : sentTo) {
            byId.put(RecordOfContract.idOf(name.kind(), number, name.contractReference(), name.reference()), number);
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select id from " + name.kind() + " where id = any(?) and enterprise_number = ?")) {
            select.setArray(1, connection.createArrayOf("uuid", byId.keySet().toArray()));
            select.setString(2, owner);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(byId.get(row.getObject(1, UUID.class))) : Optional.empty();
            }
        }
    }
}
