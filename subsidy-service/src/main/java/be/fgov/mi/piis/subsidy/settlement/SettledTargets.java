package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.subsidy.counting.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the settlements that stand were decided on, for who reckons them once more. */
@ApplicationScoped
public class SettledTargets {
    private final Database database;

    SettledTargets(Database database) {
        this.database = database;
    }

    /**
     * What an approved settlement took for counted.
     *
     * @param countedPersons as they were then
     * @param reduced what the officer decided on fewer persons than promised (SUB-17); null where nothing was decided
     */
    public record SettledTarget(
            long countedPersons, @Nullable Boolean reduced) {}

    /** By number of the convention, of those that have an approved settlement which was not taken back. */
    public Map<String, SettledTarget> of(Collection<String> conventions) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select s.convention_number, s.counted_persons, s.reduced
                      from settlement s join settlement_approval a on a.settlement_id = s.settlement_id
                     where s.convention_number = any (?)
                       and not exists (select 1 from settlement_correction_approval c
                                        where c.settlement_id = s.settlement_id)
                    """)) {
                select.setArray(1, connection.createArrayOf("text", conventions.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    Map<String, SettledTarget> settled = new HashMap<>();
                    while (row.next()) {
                        settled.put(
                                row.getString(1), new SettledTarget(row.getLong(2), row.getObject(3, Boolean.class)));
                    }
                    return settled;
                }
            }
        });
    }
}
