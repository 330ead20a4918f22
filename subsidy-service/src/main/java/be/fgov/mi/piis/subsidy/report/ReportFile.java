package be.fgov.mi.piis.subsidy.report;

import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.counting.Database;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reports of each convention and the days they were due, kept for good. */
@ApplicationScoped
public class ReportFile {
    private final Database database;

    ReportFile(Database database) {
        this.database = database;
    }

    /**
     * A report as it was sent.
     *
     * @param sequence from 1; a returned report is followed by another one
     * @param dueOn the day it was due when it was sent
     */
    public record Sent(
            int sequence,
            String activity,
            String financial,
            ReportFigures figures,
            LocalDate dueOn,
            String reporter,
            LocalDate reportedOn) {}

    /** Who moved the due day. */
    record Extension(
            LocalDate previousDueOn, LocalDate dueOn, String reason, String extendedBy, LocalDate extendedOn) {}

    void keep(
            String convention, ReportBodies.Report report, ReportFigures figures, LocalDate dueOn, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into convention_report (report_id, convention_number, sequence, activity, financial, figures,
                                                   due_on, reported_by, reporter_name, reported_on, reported_at)
                    select ?, ?, count(*) + 1, ?, ?, ?::jsonb, ?, ?, ?, ?, ?
                      from convention_report where convention_number = ?
                    """)) {
                insert.setObject(1, TimeOrderedIds.next());
                insert.setString(2, convention);
                insert.setString(3, report.activity());
                insert.setString(4, report.financial());
                insert.setString(5, json(figures));
                insert.setObject(6, dueOn);
                insert.setString(7, context.caller().subject());
                insert.setString(8, context.caller().name());
                insert.setObject(9, context.on());
                insert.setObject(10, context.at().atOffset(ZoneOffset.UTC));
                insert.setString(11, convention);
                insert.executeUpdate();
            }
        });
    }

    /** The last report, also when it was returned. */
    public Optional<Sent> last(String convention) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select sequence, activity, financial, figures, due_on, reporter_name, reported_on
                      from convention_report where convention_number = ? order by sequence desc limit 1
                    """)) {
                select.setString(1, convention);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Sent(
                                    row.getInt(1),
                                    row.getString(2),
                                    row.getString(3),
                                    figures(row.getString(4)),
                                    row.getObject(5, LocalDate.class),
                                    row.getString(6),
                                    row.getObject(7, LocalDate.class)))
                            : Optional.empty();
                }
            }
        });
    }

    void keep(String convention, Extension extension, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into report_extension (extension_id, convention_number, sequence, previous_due_on, due_on,
                                                  reason, extended_by, extender_name, extended_on, extended_at)
                    select ?, ?, count(*) + 1, ?, ?, ?, ?, ?, ?, ? from report_extension where convention_number = ?
                    """)) {
                insert.setObject(1, TimeOrderedIds.next());
                insert.setString(2, convention);
                insert.setObject(3, extension.previousDueOn());
                insert.setObject(4, extension.dueOn());
                insert.setString(5, extension.reason());
                insert.setString(6, context.caller().subject());
                insert.setString(7, context.caller().name());
                insert.setObject(8, context.on());
                insert.setObject(9, context.at().atOffset(ZoneOffset.UTC));
                insert.setString(10, convention);
                insert.executeUpdate();
            }
        });
    }

    /** In the order in which they were given. */
    List<Extension> extensionsOf(String convention) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select previous_due_on, due_on, reason, extender_name, extended_on
                      from report_extension where convention_number = ? order by sequence
                    """)) {
                select.setString(1, convention);
                List<Extension> extensions = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        extensions.add(new Extension(
                                row.getObject(1, LocalDate.class),
                                row.getObject(2, LocalDate.class),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, LocalDate.class)));
                    }
                }
                return extensions;
            }
        });
    }

    private static String json(ReportFigures figures) {
        try {
            return JsonMappers.stored().writeValueAsString(figures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("figures always serialise", impossible);
        }
    }

    private static ReportFigures figures(String json) {
        try {
            return JsonMappers.stored().readValue(json, ReportFigures.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("figures that were stored can be read", unreadable);
        }
    }
}
