package be.fgov.mi.piis.evaluation.contract;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose contract a reference names under the number of a CPAS, as contract-service says it (docs/adr/0013). A contract
 * keeps the number that it was opened under; from the day after a merger it is found under the successor's number too,
 * by date. Where references clash, the successor's own contract wins under its own number, and the other one is reached
 * under the number it has.
 */
@ApplicationScoped
public class FindContract {
    private final CpasRegistry registry;
    private final AgroalDataSource database;
    private final Clock clock;

    FindContract(CpasRegistry registry, AgroalDataSource database, Clock clock) {
        this.registry = registry;
        this.database = database;
        this.clock = clock;
    }

    /** The numbers whose contracts are found under this one today, its own first. */
    public List<String> numbersUnder(EnterpriseNumber cpas) {
        return registry.responsible().foundUnder(LocalDate.now(clock), cpas.value());
    }

    /** The numbers under which the contracts of this one are found today, its own first. */
    public List<String> numbersOf(String enterpriseNumber) {
        return registry.responsible().numbersOf(LocalDate.now(clock), enterpriseNumber);
    }

    /**
     * For reading.
     *
     * @return the number that the contract was opened under, or that what waits for it was sent to; the given one when
     *     nothing is known of it
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code ambiguousReference} when two CPAS that were
     *     taken over both have that reference
     */
    public EnterpriseNumber ownerOf(EnterpriseNumber cpas, String reference) {
        List<String> numbers = numbersUnder(cpas);
        if (numbers.size() <= 1) {
            return cpas;
        }
        try (Connection connection = database.getConnection()) {
            List<String> asked = List.of(reference);
            SortedSet<String> owners =
                    knownOwnersOf(connection, cpas, numbers, asked).get(reference);
            if (owners.isEmpty()) {
                owners = awaitedOwnersOf(connection, cpas, numbers, asked).get(reference);
            }
            return owners.isEmpty() ? cpas : one(owners);
        } catch (SQLException failure) {
            throw new IllegalStateException("the contract cannot be looked for", failure);
        }
    }

    private static EnterpriseNumber one(SortedSet<String> found) {
        if (found.size() > 1) {
            throw ambiguous(found);
        }
        return new EnterpriseNumber(found.getFirst());
    }

    /** 409 with the numbers of the CPAS that were taken over and have a contract by that reference. */
    public static RuntimeException ambiguous(Collection<String> owners) {
        return Problems.conflict(
                "ambiguousReference",
                "More than one CPAS that was taken over has a contract by that reference: put the number it was"
                        + " opened under in the path.",
                Map.of("enterpriseNumbers", List.copyOf(owners)));
    }

    /**
     * The owners of contracts that are known: what waits under a number that was taken over says nothing of a contract
     * that the successor opens itself.
     *
     * @return by reference the number, or all where several CPAS that were taken over have it; none where none is known
     */
    public Map<String, SortedSet<String>> knownOwnersOf(
            Connection connection, EnterpriseNumber cpas, List<String> numbers, Collection<String> references)
            throws SQLException {
        return ownersOf(connection, cpas, numbers, references, """
                select reference, enterprise_number from known_contract
                 where enterprise_number = any(?) and reference = any(?)
                """);
    }

    private static Map<String, SortedSet<String>> awaitedOwnersOf(
            Connection connection, EnterpriseNumber cpas, List<String> numbers, Collection<String> references)
            throws SQLException {
        return ownersOf(connection, cpas, numbers, references, """
                select distinct contract_reference, enterprise_number from waiting_record
                 where enterprise_number = any(?) and contract_reference = any(?)
                """);
    }

    private static Map<String, SortedSet<String>> ownersOf(
            Connection connection,
            EnterpriseNumber cpas,
            List<String> numbers,
            Collection<String> references,
            String statement)
            throws SQLException {
        Map<String, SortedSet<String>> owners = new HashMap<>();
        references.forEach(reference -> owners.put(reference, new TreeSet<>()));
        try (PreparedStatement select = connection.prepareStatement(statement)) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            select.setArray(2, connection.createArrayOf("text", owners.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    owners.get(row.getString(1)).add(row.getString(2));
                }
            }
        }
        owners.replaceAll(
                (reference, found) -> found.contains(cpas.value()) ? new TreeSet<>(List.of(cpas.value())) : found);
        return owners;
    }

    /**
     * @param enterpriseNumber that a record was sent to
     * @return the contract that it belongs to: of that CPAS itself, or the only one of those that it took over; nothing
     *     while none is known, or several are
     */
    public Optional<KnownContract> of(String enterpriseNumber, String reference) {
        List<String> numbers = numbersUnder(new EnterpriseNumber(enterpriseNumber));
        return numbers.size() <= 1
                ? KnownContract.of(enterpriseNumber, reference)
                : preferred(enterpriseNumber, KnownContract.among(numbers, reference));
    }

    /** {@return among contracts by one reference the one that is meant under a number, if it is clear which} */
    public static Optional<KnownContract> preferred(String enterpriseNumber, List<KnownContract> found) {
        return found.stream()
                .filter(contract -> contract.enterpriseNumber.equals(enterpriseNumber))
                .findFirst()
                .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
    }
}
