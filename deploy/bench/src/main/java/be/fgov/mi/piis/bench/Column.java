package be.fgov.mi.piis.bench;

import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column that the service fills; what the database fills by itself is left to it.
 *
 * @param type as the database names it
 * @param key part of a primary or unique key
 */
record Column(String name, String type, boolean key) {

    /** An odd constant of which every bit depends on the round. */
    private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;

    private static final long VARIANT = 0xC000_0000_0000_0000L;
    private static final long HOUR_OF_TIME_ORDERED_ID = 3_600_000L << 16;

    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        return switch (elementType()) {
            case "uuid" -> row.getObject(index, UUID.class);
            case "bytea" -> row.getBytes(index);
            case "int4" -> row.getObject(index, Integer.class);
            case "int8" -> row.getObject(index, Long.class);
            case "bool" -> row.getObject(index, Boolean.class);
            case "date" -> row.getDate(index);
            default -> row.getString(index);
        };
    }

    /** How the driver sends it: types without a form of their own travel as text. */
    String elementType() {
        return switch (type) {
            case "uuid", "bytea", "text", "date" -> type;
            case "integer" -> "int4";
            case "bigint" -> "int8";
            case "boolean" -> "bool";
            default -> "text";
        };
    }

    /** The same class of array as the values of {@link #read}. */
    @Nullable
    Object[] array(int length) {
        return switch (elementType()) {
            case "uuid" -> new UUID[length];
            case "bytea" -> new byte[length][];
            case "int4" -> new Integer[length];
            case "int8" -> new Long[length];
            case "bool" -> new Boolean[length];
            case "date" -> new Date[length];
            default -> new String[length];
        };
    }

    /** What the value would be in another round: other keys, the same size, references between rows intact. */
    @Nullable
    Object inRound(@Nullable Object value, int round, String mark, String otherMark) {
        return switch (value) {
            case UUID id -> other(id, round);
            case byte[] bytes when key -> other(bytes, round);
            case String text -> text.replace(mark, otherMark);
            case null, default -> value;
        };
    }

    /** A time-ordered id stays so, an hour later by round; of a random one the random bits change. */
    static UUID other(UUID id, int round) {
        if (id.version() == 7) {
            return new UUID(
                    id.getMostSignificantBits() + round * HOUR_OF_TIME_ORDERED_ID, id.getLeastSignificantBits());
        }
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ (round * SCATTER & ~VARIANT));
    }

    private static byte[] other(byte[] bytes, int round) {
        byte[] changed = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(changed);
        buffer.putLong(0, buffer.getLong(0) ^ round * SCATTER);
        return changed;
    }
}
