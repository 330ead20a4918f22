package be.fgov.mi.piis.identity.registry;

import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The dated registry of CPAS and the mandates of vendors' clients, as this service's database has them: the original
 * in subsidy-service, a replica fed by {@code piis.registry.v1} elsewhere.
 *
 * <p>Reads are answered from memory for at most {@link #FRESH}; a withdrawn mandate is refused after that at the
 * latest.
 */
@ApplicationScoped
public class CpasRegistry {
    static final Duration FRESH = Duration.ofSeconds(1);

    private record Cached<T>(T value, long readAtNanos) {
        boolean isFresh() {
            return System.nanoTime() - readAtNanos < FRESH.toNanos();
        }
    }

    private final AgroalDataSource database;
    private final Map<String, Cached<Optional<RegisteredCpas>>> cpas = new ConcurrentHashMap<>();
    private final Map<String, Cached<Set<String>>> mandates = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Cached<ResponsibleCpas>> responsible = new AtomicReference<>();

    CpasRegistry(AgroalDataSource database) {
        this.database = database;
    }

    public Optional<RegisteredCpas> find(String enterpriseNumber) {
        Cached<Optional<RegisteredCpas>> known = cpas.get(enterpriseNumber);
        if (known != null && known.isFresh()) {
            return known.value();
        }
        Optional<RegisteredCpas> read =
                query("select * from registry_cpas where enterprise_number = ?", enterpriseNumber).stream()
                        .findFirst();
        if (read.isPresent()) {
            cpas.put(enterpriseNumber, new Cached<>(read, System.nanoTime()));
        } else {
            // Unknown numbers are not kept: a caller could fill the memory with them.
            cpas.remove(enterpriseNumber);
        }
        return read;
    }

    /** Every CPAS of the registry, by enterprise number. */
    public List<RegisteredCpas> all() {
        return query("select * from registry_cpas order by enterprise_number", null);
    }

    /** Who speaks for whom, by date. */
    public ResponsibleCpas responsible() {
        Cached<ResponsibleCpas> known = responsible.get();
        if (known != null && known.isFresh()) {
            return known.value();
        }
        ResponsibleCpas read = new ResponsibleCpas(
                query("select * from registry_cpas where successor is not null and valid_to is not null", null).stream()
                        .flatMap(cpas -> cpas.merger().stream())
                        .toList());
        responsible.set(new Cached<>(read, System.nanoTime()));
        return read;
    }

    public boolean existsOn(String enterpriseNumber, LocalDate day) {
        return find(enterpriseNumber).filter(found -> found.existsOn(day)).isPresent();
    }

    public Set<String> mandatesOf(String clientId) {
        Cached<Set<String>> known = mandates.get(clientId);
        if (known != null && known.isFresh()) {
            return known.value();
        }
        Set<String> read = findMandate(clientId).map(Mandate::enterpriseNumbers).orElse(Set.of());
        if (!read.isEmpty()) {
            mandates.put(clientId, new Cached<>(read, System.nanoTime()));
        } else {
            mandates.remove(clientId);
        }
        return read;
    }

    public Optional<Mandate> findMandate(String clientId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select enterprise_numbers, version from registry_mandate where client_id = ?")) {
            select.setString(1, clientId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Array numbers = row.getArray(1);
                return Optional.of(new Mandate(
                        clientId, new HashSet<>(Arrays.asList((String[]) numbers.getArray())), row.getLong(2)));
            }
        } catch (SQLException failure) {
            throw new RegistryUnavailableException(failure);
        }
    }

    /** Keeps the newer of what is known and what is given. */
    public void apply(RegisteredCpas given) {
        execute(
                """
                insert into registry_cpas (enterprise_number, nis_code, name_fr, name_nl, name_de,
                                           valid_from, valid_to, successor, iban, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (enterprise_number) do update
                   set nis_code = excluded.nis_code, name_fr = excluded.name_fr, name_nl = excluded.name_nl,
                       name_de = excluded.name_de, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                       successor = excluded.successor, iban = excluded.iban, version = excluded.version
                 where registry_cpas.version < excluded.version
                """,
                given.enterpriseNumber(),
                given.nisCode(),
                given.nameFr(),
                given.nameNl(),
                given.nameDe(),
                Date.valueOf(given.validFrom()),
                given.validTo() == null ? null : Date.valueOf(given.validTo()),
                given.successor(),
                given.iban(),
                given.version());
        cpas.remove(given.enterpriseNumber());
        responsible.set(null);
    }

    /** Keeps the newer of what is known and what is given. */
    public void apply(Mandate given) {
        execute(
                """
                insert into registry_mandate (client_id, enterprise_numbers, version)
                values (?, string_to_array(?, ','), ?)
                on conflict (client_id) do update
                   set enterprise_numbers = excluded.enterprise_numbers, version = excluded.version
                 where registry_mandate.version < excluded.version
                """,
                given.clientId(),
                String.join(",", given.enterpriseNumbers().stream().sorted().toList()),
                given.version());
        mandates.remove(given.clientId());
    }

    /** How many CPAS and mandates are known here: a replica has caught up when it equals the original. */
    public long count() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select (select count(*) from registry_cpas) + (select count(*) from registry_mandate)");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new RegistryUnavailableException(failure);
        }
    }

    private List<RegisteredCpas> query(String sql, String parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            if (parameter != null) {
                select.setString(1, parameter);
            }
            List<RegisteredCpas> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new RegisteredCpas(
                            row.getString("enterprise_number"),
                            row.getInt("nis_code"),
                            row.getString("name_fr"),
                            row.getString("name_nl"),
                            row.getString("name_de"),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_to", LocalDate.class),
                            row.getString("successor"),
                            row.getString("iban"),
                            row.getLong("version")));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new RegistryUnavailableException(failure);
        }
    }

    private void execute(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new RegistryUnavailableException(failure);
        }
    }

    /** The database did not answer; its cause decides whether the caller is told to try again. */
    public static class RegistryUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RegistryUnavailableException(SQLException cause) {
            super(cause);
        }
    }
}
