package be.fgov.mi.piis.identity.law;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.rules.DatedParameter;
import be.fgov.mi.piis.identity.rules.DatedValues;
import be.fgov.mi.piis.identity.wire.VersionPrecondition;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The dated parameters as the database has them, in {@code law_parameter} and {@code law_parameter_revision}. Reads are
 * answered from memory for at most {@link #FRESH}, so that another instance follows a change within that time.
 *
 * @param <P> the parameters of the service
 * @param <L> what its rules are given
 */
public abstract class StoredLaw<P extends Enum<P> & DatedParameter, L extends DatedValues<P>> {
    static final Duration FRESH = Duration.ofSeconds(1);

    /** @param version grows with each change of the row */
    public record Dated<P>(P parameter, LocalDate validFrom, String value, String source, long version)
            implements DatedValues.Row<P> {}

    private record Read<L>(L law, long atNanos) {}

    private final AgroalDataSource database;
    private final Class<P> parameters;
    private final Function<List<Dated<P>>, L> reading;
    private volatile Read<L> known;

    protected StoredLaw(AgroalDataSource database, Class<P> parameters, Function<List<Dated<P>>, L> reading) {
        this.database = database;
        this.parameters = parameters;
        this.reading = reading;
        this.known = stale(reading.apply(List.of()));
    }

    private static <L> Read<L> stale(L law) {
        return new Read<>(law, System.nanoTime() - FRESH.toNanos() - 1);
    }

    /** What a rule is given. */
    public L current() {
        Read<L> read = known;
        return System.nanoTime() - read.atNanos() > FRESH.toNanos() ? asItStands() : read.law();
    }

    /** The same, read again: for what judges once and does not come back. */
    public L asItStands() {
        L law = reading.apply(rows());
        known = new Read<>(law, System.nanoTime());
        return law;
    }

    public Class<P> parameters() {
        return parameters;
    }

    /** Every dated row, by parameter and day. */
    public List<Dated<P>> rows() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select name, valid_from, value, source, version from law_parameter order by name, valid_from");
                ResultSet row = select.executeQuery()) {
            List<Dated<P>> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(new Dated<>(
                        Enum.valueOf(parameters, row.getString(1)),
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
    public Dated<P> replace(
            P parameter,
            LocalDate validFrom,
            String value,
            String source,
            VersionPrecondition precondition,
            Caller caller) {
        Dated<P> replaced = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                PushReceipts.lock(connection, "law/" + parameter);
                long version = precondition.next(versionOf(connection, parameter, validFrom));
                Dated<P> row = new Dated<>(parameter, validFrom, value, source, version);
                write(connection, row, caller);
                return row;
            } catch (SQLException failure) {
                throw new IllegalStateException("the parameter cannot be written", failure);
            }
        });
        known = stale(known.law());
        return replaced;
    }

    private static OptionalLong versionOf(Connection connection, Enum<?> parameter, LocalDate validFrom)
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

    private static void write(Connection connection, Dated<? extends Enum<?>> row, Caller caller) throws SQLException {
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

    private static void fill(PreparedStatement statement, Dated<? extends Enum<?>> row) throws SQLException {
        statement.setString(1, row.parameter().name());
        statement.setObject(2, row.validFrom());
        statement.setString(3, row.value());
        statement.setString(4, row.source());
        statement.setLong(5, row.version());
    }
}
