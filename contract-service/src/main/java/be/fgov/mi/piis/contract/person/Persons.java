package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.identity.push.PushReceipts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is who. A person has a random id that the other services know, and one or more social security numbers over
 * time, which stay here. "One person once" (SUB-18) would break if the number itself were the key: a BIS number becomes
 * a register number.
 */
@ApplicationScoped
public class Persons {
    /**
     * @param personId the person the number belongs to
     * @param replaced true when the person has a newer number
     */
    public record Known(UUID personId, boolean replaced) {}

    /**
     * @param now the person was entered by this: nothing else is known of it
     */
    public record Entered(Known person, boolean now) {}

    private static final String FIND =
            "select person_id, replaced_by_index is not null from person_ssin where ssin_index = ?";

    private final AgroalDataSource database;
    private final SsinVault vault;

    Persons(AgroalDataSource database, SsinVault vault) {
        this.database = database;
        this.vault = vault;
    }

    public Optional<Known> find(String ssin) {
        try (Connection connection = database.getConnection()) {
            return find(connection, vault.blindIndex(ssin));
        } catch (SQLException failure) {
            throw new IllegalStateException("persons cannot be read", failure);
        }
    }

    /** The person with that number, entered now when the number is new. Serialised per number until the commit. */
    public Entered findOrEnter(String ssin) {
        byte[] index = vault.blindIndex(ssin);
        try (Connection connection = database.getConnection()) {
            Optional<Known> known = lockAndFind(connection, index);
            if (known.isPresent()) {
                return new Entered(known.get(), false);
            }
            UUID personId = UUID.randomUUID();
            if (enterNumbered(connection, personId, ssin, index)) {
                return new Entered(new Known(personId, false), true);
            }
            // A delivery of another CPAS, which locks no single number, entered it and has just been committed.
            return find(connection, index)
                    .map(entered -> new Entered(entered, false))
                    .orElseThrow(() -> new IllegalStateException("a number that is there has its person"));
        } catch (SQLException failure) {
            throw new IllegalStateException("the person cannot be entered", failure);
        }
    }

    /**
     * Both statements travel together; the second sees what the first waited for. A file that enters the number first
     * holds it until its commit: see the wait, which goes for the entering too.
     */
    private static Optional<Known> lockAndFind(Connection connection, byte[] index) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + PushReceipts.WAIT_TEN_SECONDS
                + ", pg_advisory_xact_lock(hashtextextended(?, 0)); " + FIND)) {
            select.setString(1, lockName(index));
            select.setBytes(2, index);
            select.execute();
            select.getMoreResults();
            try (ResultSet row = select.getResultSet()) {
                return known(row);
            }
        }
    }

    /** @return false, and nothing is entered, when somebody has the number already */
    private boolean enterNumbered(Connection connection, UUID personId, String ssin, byte[] index) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                with numbered as (
                     insert into person_ssin (ssin_index, person_id, ssin_sealed, number_kind, birth_index, sex_index)
                     values (?, ?, ?, ?, ?, ?) on conflict (ssin_index) do nothing returning person_id)
                insert into person (person_id) select person_id from numbered
                """)) {
            describe(insert, personId, ssin, index);
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * A number that comes with a delivery.
     *
     * @param index its blind index
     * @param sealed the number, encrypted for its row
     * @param traits what it shows, as it is stored
     */
    public record Numbered(byte[] index, byte[] sealed, NumberTraits traits) {
        /** The index as a key of a map. */
        public String name() {
            return HexFormat.of().formatHex(index);
        }
    }

    public Numbered numbered(String ssin) {
        byte[] index = vault.blindIndex(ssin);
        return new Numbered(index, vault.sealSsin(ssin, HexFormat.of().formatHex(index)), NumberTraits.of(ssin, vault));
    }

    /** Whose the numbers are, by {@link Numbered#name()}; numbers that nobody has are left out. */
    public static Map<String, Known> findAll(Connection connection, Collection<Numbered> numbers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select ssin_index, person_id, replaced_by_index is not null from person_ssin
                 where ssin_index = any(?)
                """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea", numbers.stream().map(Numbered::index).toArray(byte[][]::new)));
            Map<String, Known> known = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(
                            HexFormat.of().formatHex(row.getBytes(1)),
                            new Known(row.getObject(2, UUID.class), row.getBoolean(3)));
                }
            }
            return known;
        }
    }

    /**
     * Enters persons with a first number each, in the order of the numbers, so that two deliveries do not wait for each
     * other.
     *
     * @return false when somebody else has entered one of the numbers meanwhile: the transaction is to be rolled back
     */
    public static boolean enterAll(Connection connection, SortedMap<String, Numbered> numbers, Map<String, UUID> ids)
            throws SQLException {
        UUID[] persons = numbers.keySet().stream().map(ids::get).toArray(UUID[]::new);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into person (person_id) select * from unnest(?::uuid[])")) {
            insert.setArray(1, connection.createArrayOf("uuid", persons));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into person_ssin (ssin_index, person_id, ssin_sealed, number_kind, birth_index, sex_index)
                select * from unnest(?::bytea[], ?::uuid[], ?::bytea[], ?::text[], ?::bytea[], ?::bytea[])
                on conflict (ssin_index) do nothing
                """)) {
            insert.setArray(1, bytes(connection, numbers.values(), Numbered::index));
            insert.setArray(2, connection.createArrayOf("uuid", persons));
            insert.setArray(3, bytes(connection, numbers.values(), Numbered::sealed));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            numbers.values().stream()
                                    .map(number -> number.traits().kind().name())
                                    .toArray()));
            insert.setArray(
                    5,
                    bytes(
                            connection,
                            numbers.values(),
                            number -> number.traits().birthIndex()));
            insert.setArray(
                    6,
                    bytes(
                            connection,
                            numbers.values(),
                            number -> number.traits().sexIndex()));
            return insert.executeUpdate() == persons.length;
        }
    }

    private static Array bytes(
            Connection connection, Collection<Numbered> numbers, Function<Numbered, byte @Nullable []> value)
            throws SQLException {
        return connection.createArrayOf("bytea", numbers.stream().map(value).toArray(byte[][]::new));
    }

    void lock(Connection connection, byte[] index) throws SQLException {
        PushReceipts.lock(connection, lockName(index));
    }

    private static String lockName(byte[] index) {
        return "ssin/" + HexFormat.of().formatHex(index);
    }

    byte[] indexOf(String ssin) {
        return vault.blindIndex(ssin);
    }

    Optional<Known> find(Connection connection, byte[] index) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setBytes(1, index);
            try (ResultSet row = select.executeQuery()) {
                return known(row);
            }
        }
    }

    private static Optional<Known> known(ResultSet row) throws SQLException {
        return row.next() ? Optional.of(new Known(row.getObject(1, UUID.class), row.getBoolean(2))) : Optional.empty();
    }

    /** @return false when somebody has the number already */
    boolean addNumber(Connection connection, UUID personId, String ssin) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into person_ssin (ssin_index, person_id, ssin_sealed, number_kind, birth_index, sex_index)
                values (?, ?, ?, ?, ?, ?) on conflict (ssin_index) do nothing
                """)) {
            describe(insert, personId, ssin, vault.blindIndex(ssin));
            return insert.executeUpdate() == 1;
        }
    }

    private void describe(PreparedStatement insert, UUID personId, String ssin, byte[] index) throws SQLException {
        NumberTraits traits = NumberTraits.of(ssin, vault);
        insert.setBytes(1, index);
        insert.setObject(2, personId);
        // Bound to the index, not to the person: a merge moves the row to another person.
        insert.setBytes(3, vault.sealSsin(ssin, HexFormat.of().formatHex(index)));
        insert.setString(4, traits.kind().name());
        insert.setBytes(5, traits.birthIndex());
        insert.setBytes(6, traits.sexIndex());
    }

    /**
     * One change of who is who at a time: taken before every other lock, also by a delivery of many contracts, which
     * takes it shared and so never meets a merger in its middle. Such a delivery may take minutes: see the wait.
     */
    static void lockMergers(Connection connection) throws SQLException {
        try (PreparedStatement wait = connection.prepareStatement("select " + PushReceipts.WAIT_TEN_SECONDS)) {
            wait.execute();
        }
        PushReceipts.lock(connection, "persons-merge");
    }

    /** The lock names of the contracts of the persons that have those numbers. */
    static Set<String> contractsOf(Connection connection, byte[]... indexes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct c.enterprise_number || '/contract/' || c.reference
                  from contract c join person_ssin s on s.person_id = c.person_id
                 where s.ssin_index = any (?)
                """)) {
            select.setArray(1, connection.createArrayOf("bytea", indexes));
            Set<String> names = new TreeSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }

    /**
     * Locks the contracts of the persons that have those numbers, then the numbers: the order in which a push takes its
     * locks.
     *
     * @throws ContractsMovedMeanwhile when a contract came or went while the locks were taken
     */
    void lock(Connection connection, List<byte[]> indexes) throws SQLException {
        byte[][] numbers = indexes.toArray(byte[][]::new);
        Set<String> contracts = contractsOf(connection, numbers);
        for (String name : contracts) {
            PushReceipts.lock(connection, name);
        }
        Arrays.sort(numbers, Arrays::compare);
        for (byte[] number : numbers) {
            lock(connection, number);
        }
        if (!contracts.equals(contractsOf(connection, numbers))) {
            throw new ContractsMovedMeanwhile();
        }
    }

    /**
     * @param index of the number
     * @param replacedBy index of the number that replaced it
     */
    record Number(byte[] index, @Nullable byte[] replacedBy) {
        boolean is(byte[] other) {
            return Arrays.equals(index, other);
        }

        boolean isReplacedBy(byte[] other) {
            return Arrays.equals(replacedBy, other);
        }
    }

    static List<Number> numbersOf(Connection connection, UUID personId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select ssin_index, replaced_by_index from person_ssin where person_id = ? order by ssin_index")) {
            select.setObject(1, personId);
            List<Number> numbers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(new Number(row.getBytes(1), row.getBytes(2)));
                }
            }
            return numbers;
        }
    }

    /** The number that the person has now. */
    Optional<String> currentNumber(Connection connection, UUID personId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select ssin_index, ssin_sealed from person_ssin
                 where person_id = ? and replaced_by_index is null order by known_since desc limit 1
                """)) {
            select.setObject(1, personId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                vault.openSsin(row.getBytes(2), HexFormat.of().formatHex(row.getBytes(1))))
                        : Optional.empty();
            }
        }
    }

    static UUID enter(Connection connection) throws SQLException {
        UUID personId = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement("insert into person (person_id) values (?)")) {
            insert.setObject(1, personId);
            insert.executeUpdate();
        }
        return personId;
    }
}
