package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The access log of a delivery: the worker has no request, so the sender stands in the delivery. */
public final class BulkAccessLog {
    private BulkAccessLog() {}

    /**
     * An item that was judged: its answer tells of the person, whether or not it is stored.
     *
     * @param object what would be written, by CPAS and reference
     */
    public record Look(String object, UUID personId) {}

    /** A line of the access log for each item that is not stored, named as the dry run of a single push is. */
    static void writeLooks(Connection connection, Delivery.Sender sender, String kind, List<Look> looks)
            throws SQLException {
        if (!looks.isEmpty()) {
            write(
                    connection,
                    sender,
                    kind + ".dryRun",
                    "PIIS " + kind,
                    looks.stream().map(Look::object).toList(),
                    looks.stream().map(Look::personId).toList());
        }
    }

    /**
     * A line of the access log for each item, in the name of the sender.
     *
     * @param objects what was written, by CPAS and reference
     */
    public static void write(
            Connection connection,
            Delivery.Sender sender,
            String operation,
            String purpose,
            List<String> objects,
            List<? extends @Nullable UUID> persons)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into access_log (id, at, client_id, subject, account, roles, enterprise_number,
                                        operation, object, person_id, purpose, trace_id)
                select i.id, clock_timestamp(), ?, ?, ?, ?, ?, ?, i.object, i.person_id, ?, ?
                  from unnest(?::uuid[], ?::text[], ?::uuid[]) as i(id, object, person_id)
                """)) {
            insert.setString(1, sender.clientId());
            insert.setString(2, sender.subject());
            insert.setString(3, sender.account());
            insert.setString(4, sender.roles());
            insert.setString(5, sender.enterpriseNumber());
            insert.setString(6, operation);
            insert.setString(7, purpose);
            insert.setString(8, sender.traceId());
            insert.setArray(
                    9,
                    connection.createArrayOf(
                            "uuid",
                            objects.stream().map(any -> TimeOrderedIds.next()).toArray()));
            insert.setArray(10, connection.createArrayOf("text", objects.toArray()));
            insert.setArray(11, connection.createArrayOf("uuid", persons.toArray()));
            insert.executeUpdate();
        }
    }
}
