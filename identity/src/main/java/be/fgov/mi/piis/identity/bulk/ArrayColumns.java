package be.fgov.mi.piis.identity.bulk;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of an {@code unnest}, one array a column: many rows are written with one statement. */
public final class ArrayColumns<T> {
    private final PreparedStatement statement;
    private final Collection<T> rows;
    private int parameter;

    /** @param first number of the first parameter that is an array */
    public ArrayColumns(PreparedStatement statement, Collection<T> rows, int first) {
        this.statement = statement;
        this.rows = rows;
        this.parameter = first;
    }

    /** @param type of the database; days and codes are given as text, and ids to a parameter that is cast to uuid[] */
    public void add(String type, Function<T, @Nullable Object> value) throws SQLException {
        @Nullable Object[] values = new Object[rows.size()];
        int i = 0;
        for (T row : rows) {
            values[i++] = value.apply(row);
        }
        if (type.equals("uuid")) {
            statement.setObject(parameter++, literal(values), Types.OTHER);
        } else {
            statement.setArray(parameter++, statement.getConnection().createArrayOf(type, values));
        }
    }

    /**
     * Ids need no escape, which the driver would look for in each character of each of them.
     *
     * @return the array as PostgreSQL reads it
     */
    public static String literal(@Nullable Object[] ids) {
        StringBuilder literal = new StringBuilder(2 + 37 * ids.length).append('{');
        for (int i = 0; i < ids.length; i++) {
            literal.append(i == 0 ? "" : ",").append(ids[i] == null ? "NULL" : ids[i]);
        }
        return literal.append('}').toString();
    }

    public void addBytes(Function<T, byte[]> value) throws SQLException {
        statement.setArray(
                parameter++,
                statement
                        .getConnection()
                        .createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new)));
    }
}
