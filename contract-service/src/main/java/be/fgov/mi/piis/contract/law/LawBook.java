package be.fgov.mi.piis.contract.law;

import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.wire.VersionPrecondition;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The dated parameters as the database has them. Reads are answered from memory for at most {@link #FRESH}, so that
 * another instance follows a change within that time.
 */
@ApplicationScoped
public class LawBook {
    static final Duration FRESH = Duration.ofSeconds(1);

    /** @param version grows with each change of the row */
    public record Dated(LawParameter parameter, LocalDate validFrom, String value, String source, long version) {}

    private record Read(Law law, long atNanos) {}

    private final AgroalDataSource database;
    private volatile Read known = new Read(Law.standard(), System.nanoTime() - FRESH.toNanos() - 1);

    LawBook(AgroalDataSource database) {
        this.database = database;
    }

    /** What a rule is given. */
    public Law current() {
        Read read = known;
        if (System.nanoTime() - read.atNanos() > FRESH.toNanos()) {
            read = new Read(
                    new Law(rows().stream()
                            .map(row -> new Law.Row(row.parameter(), row.validFrom(), row.value()))
                            .toList()),
                    System.nanoTime());
            known = read;
        }
        return read.law();
    }

    /** Every dated row, by parameter and day. */
    public List<Dated> rows() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select name, valid_from, value, source, version from law_parameter order by name, valid_from");
                ResultSet row = select.executeQuery()) {
            List<Dated> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(new Dated(
                        LawParameter.valueOf(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException("the parameters cannot be read", failure);
        }
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 412 or 428 when the caller does not know the row as it
     *     stands
     */
    public Dated replace(
            LawParameter parameter,
            LocalDate validFrom,
            String value,
            String source,
            VersionPrecondition precondition,
            Caller caller) {
        Dated replaced = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                PushReceipts.lock(connection, "law/" + parameter);
                long version = precondition.next(versionOf(connection, parameter, validFrom));
                Dated row = new Dated(parameter, validFrom, value, source, version);
                write(connection, row, caller);
                return row;
            } catch (SQLException failure) {
                throw new IllegalStateException("the parameter cannot be written", failure);
            }
        });
        known = new Read(known.law(), System.nanoTime() - FRESH.toNanos() - 1);
        return replaced;
    }

    private static OptionalLong versionOf(Connection connection, LawParameter parameter, LocalDate validFrom)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select version from law_parameter where name = ? and valid_from = ?")) {
            select.setString(1, parameter.name());
            select.setObject(2, validFrom);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private static void write(Connection connection, Dated row, Caller caller) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into law_parameter (name, valid_from, value, source, version) values (?, ?, ?, ?, ?)
                on conflict (name, valid_from) do update
                   set value = excluded.value, source = excluded.source, version = excluded.version
                """)) {
            fill(upsert, row);
            upsert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into law_parameter_revision (name, valid_from, value, source, version, changed_by)
                values (?, ?, ?, ?, ?, ?)
                """)) {
            fill(insert, row);
            insert.setString(6, caller.subject());
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, Dated row) throws SQLException {
        statement.setString(1, row.parameter().name());
        statement.setObject(2, row.validFrom());
        statement.setString(3, row.value());
        statement.setString(4, row.source());
        statement.setLong(5, row.version());
    }
}
