package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.evaluation.rules.Law;
import be.fgov.mi.piis.evaluation.rules.LawParameter;
import be.fgov.mi.piis.evaluation.trajectory.TrajectoriesInFiles;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.LineGlance;
import be.fgov.mi.piis.identity.bulk.RevisionsSeen;
import be.fgov.mi.piis.identity.rules.UnusualShares;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts, while a file comes in, how much of what the CPAS has of each kind it would end or change. */
final class UnusualShare implements BulkItems.Watch {
    private final AgroalDataSource database;
    private final List<String> numbers;
    private final UnusualShares.Thresholds thresholds;
    private final RevisionsSeen revisions = new RevisionsSeen();

    UnusualShare(AgroalDataSource database, List<String> numbers, Law law, LocalDate today) {
        this.database = database;
        this.numbers = numbers;
        thresholds = new UnusualShares.Thresholds(
                law.number(LawParameter.IMPORT_PAUSE_FROM_RECORDS, today),
                law.number(LawParameter.IMPORT_PAUSE_ENDED_PERCENT, today),
                law.number(LawParameter.IMPORT_PAUSE_CHANGED_PERCENT, today));
    }

    /** Why a human is asked: what would happen to which kind, and from which share on it is unusual. */
    record Pause(List<OfKind> kinds, int endedThresholdPercent, int changedThresholdPercent) {}

    /**
     * @param open trajectories that are running; other kinds of record do not end
     * @param ending of which the file ends so many
     */
    record OfKind(String kind, int records, int open, int ending, int changed) {}

    @Override
    public void see(LineGlance glance) {
        revisions.see(glance);
    }

    @Override
    public @Nullable Object verdict() {
        List<OfKind> unusual = new ArrayList<>();
        for (String kind : revisions.kinds()) {
            UnusualShares shares = shares(kind, revisions.of(kind));
            if (shares.exceed(thresholds)) {
                unusual.add(new OfKind(kind, shares.all(), shares.open(), shares.ending(), shares.changed()));
            }
        }
        return unusual.isEmpty() ? null : new Pause(unusual, thresholds.endedPercent(), thresholds.changedPercent());
    }

    private UnusualShares shares(String kind, List<RevisionsSeen.Changed> changed) {
        try (Connection connection = database.getConnection()) {
            int[] all = count(connection, kind, changed);
            int[] running = kind.equals(TrajectoriesInFiles.KIND)
                    ? countRunning(
                            connection,
                            changed.stream().filter(RevisionsSeen.Changed::ends).toList())
                    : new int[2];
            return new UnusualShares(all[0], running[0], running[1], all[1]);
        } catch (SQLException failure) {
            throw new IllegalStateException("the records of the CPAS cannot be counted", failure);
        }
    }

    /** {@return all records of the kind, and those that the file changes} */
    private int[] count(Connection connection, String kind, List<RevisionsSeen.Changed> changed) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*), count(*) filter (where r.revision < i.revision)
                  from (select p.reference, max(p.revision) as revision from push_receipt p
                         where p.enterprise_number = any(?) and p.kind = ?
                         group by p.enterprise_number, p.reference) r
                  left join unnest(?::text[], ?::int[]) as i(reference, revision) using (reference)
                """)) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            select.setString(2, kind);
            ArrayColumns<RevisionsSeen.Changed> columns = new ArrayColumns<>(select, changed, 3);
            columns.add("text", RevisionsSeen.Changed::reference);
            columns.add("int4", RevisionsSeen.Changed::revision);
            return two(select);
        }
    }

    /** {@return trajectories that have not ended, and those of them that the file ends} */
    private int[] countRunning(Connection connection, List<RevisionsSeen.Changed> ending) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*), count(*) filter (where t.revision < i.revision)
                  from trajectory t
                  left join unnest(?::text[], ?::int[]) as i(reference, revision)
                    on i.reference = t.contract_reference || '/' || t.trajectory_reference
                 where t.enterprise_number = any(?) and t.ended_on is null
                """)) {
            ArrayColumns<RevisionsSeen.Changed> columns = new ArrayColumns<>(select, ending, 1);
            columns.add("text", RevisionsSeen.Changed::reference);
            columns.add("int4", RevisionsSeen.Changed::revision);
            select.setArray(3, connection.createArrayOf("text", numbers.toArray()));
            return two(select);
        }
    }

    private static int[] two(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return new int[] {row.getInt(1), row.getInt(2)};
        }
    }
}
