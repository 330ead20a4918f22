package be.fgov.mi.piis.evaluation.activity;

import be.fgov.mi.piis.evaluation.rules.ActivityCatalogue;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of activities as the table has it. It is read again after {@link #FRESH} at the latest, so that another
 * line of the list needs no new start.
 */
@Singleton
public class ActivityKinds {
    static final Duration FRESH = Duration.ofSeconds(1);

    /**
     * A line of the list.
     *
     * @param source the line of the texts or the rule that names it
     */
    record Line(ActivityCatalogue.Entry entry, Labels labels, String source) {}

    /** What it is called. */
    @Schema(name = "ActivityLabels", description = "What the activity is called.")
    public record Labels(String fr, String nl, String de, String en) {}

    private record Read(List<Line> lines, ActivityCatalogue catalogue, long atNanos) {}

    private final AgroalDataSource database;
    private volatile @Nullable Read known;

    ActivityKinds(AgroalDataSource database) {
        this.database = database;
    }

    /** What a rule is given. */
    public ActivityCatalogue catalogue() {
        return current().catalogue();
    }

    /** In the order of the codes, then of their first days. */
    List<Line> lines() {
        return current().lines();
    }

    private Read current() {
        Read read = known;
        if (read == null || System.nanoTime() - read.atNanos() > FRESH.toNanos()) {
            List<Line> lines = read();
            read = new Read(
                    lines, new ActivityCatalogue(lines.stream().map(Line::entry).toList()), System.nanoTime());
            known = read;
        }
        return read;
    }

    private List<Line> read() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select code, nature, valid_from, valid_to, label_fr, label_nl, label_de, label_en, source
                          from activity_kind order by code, valid_from
                        """);
                ResultSet row = select.executeQuery()) {
            List<Line> lines = new ArrayList<>();
            while (row.next()) {
                lines.add(new Line(
                        new ActivityCatalogue.Entry(
                                row.getString(1),
                                ActivityCatalogue.Nature.valueOf(row.getString(2)),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class)),
                        new Labels(row.getString(5), row.getString(6), row.getString(7), row.getString(8)),
                        row.getString(9)));
            }
            return List.copyOf(lines);
        } catch (SQLException failure) {
            throw new IllegalStateException("the catalogue of activities cannot be read", failure);
        }
    }
}
