package be.fgov.mi.piis.subsidy.control;

import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Controls, what they found, what was answered and concluded, kept for good. */
@ApplicationScoped
class ControlFile {
    private final Database database;

    ControlFile(Database database) {
        this.database = database;
    }

    /** A control as it was opened. */
    record Opened(UUID controlId, long seed, int lines, int samplePercent, int sampleMinimum, LocalDate openedOn) {}

    /** @param sequence of the report that is controlled */
    void keep(String convention, int sequence, Opened control, List<String> sample, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into control (control_id, convention_number, sequence, seed, lines, sample_percent,
                                         sample_minimum, opened_by, opened_on, opened_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, control.controlId());
                insert.setString(2, convention);
                insert.setInt(3, sequence);
                insert.setLong(4, control.seed());
                insert.setInt(5, control.lines());
                insert.setInt(6, control.samplePercent());
                insert.setInt(7, control.sampleMinimum());
                insert.setString(8, context.caller().subject());
                insert.setObject(9, control.openedOn());
                insert.setObject(10, context.at().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into control_sample (control_id, position, reference)
                    select ?, drawn.position - 1, drawn.reference
                      from unnest(?::text[]) with ordinality as drawn(reference, position)
                    """)) {
                insert.setObject(1, control.controlId());
                insert.setArray(2, connection.createArrayOf("text", sample.toArray()));
                insert.executeUpdate();
            }
        });
    }

    /** The last control of a convention. */
    Optional<Opened> last(String convention) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select control_id, seed, lines, sample_percent, sample_minimum, opened_on
                      from control where convention_number = ? order by sequence desc limit 1
                    """)) {
                select.setString(1, convention);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Opened(
                                    row.getObject(1, UUID.class),
                                    row.getLong(2),
                                    row.getInt(3),
                                    row.getInt(4),
                                    row.getInt(5),
                                    row.getObject(6, LocalDate.class)))
                            : Optional.empty();
                }
            }
        });
    }

    List<String> sampleOf(UUID controlId) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select reference from control_sample where control_id = ? order by position")) {
                select.setObject(1, controlId);
                List<String> sample = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        sample.add(row.getString(1));
                    }
                }
                return sample;
            }
        });
    }

    UUID find(String convention, ControlBodies.Finding finding, LocalDate answerDueOn, ActContext context) {
        UUID findingId = TimeOrderedIds.next();
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into control_finding (finding_id, convention_number, cost_reference, ground, text,
                                                 answer_due_on, found_by, found_on, found_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, findingId);
                insert.setString(2, convention);
                insert.setString(3, finding.cost());
                insert.setString(4, finding.ground().name());
                insert.setString(5, finding.text());
                insert.setObject(6, answerDueOn);
                insert.setString(7, context.caller().subject());
                insert.setObject(8, context.on());
                insert.setObject(9, context.at().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
        return findingId;
    }

    void answer(UUID findingId, ControlBodies.Answer answer, ActContext context) {
        said("""
                insert into control_answer (finding_id, agrees, text, answered_by, answered_on, answered_at)
                values (?, ?, ?, ?, ?, ?)
                """, findingId, answer.agrees(), answer.text(), context);
    }

    void conclude(UUID findingId, ControlBodies.Conclusion conclusion, ActContext context) {
        said("""
                insert into control_conclusion (finding_id, upheld, text, concluded_by, concluded_on, concluded_at)
                values (?, ?, ?, ?, ?, ?)
                """, findingId, conclusion.upheld(), conclusion.text(), context);
    }

    private void said(String sql, UUID findingId, boolean yes, String text, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setObject(1, findingId);
                insert.setBoolean(2, yes);
                insert.setString(3, text);
                insert.setString(4, context.caller().subject());
                insert.setObject(5, context.on());
                insert.setObject(6, context.at().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
    }

    /** In the order in which they were found. */
    List<ControlView.Finding> findingsOf(String convention) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select f.finding_id, f.cost_reference, f.ground, f.text, f.found_on, f.answer_due_on,
                           a.agrees, a.text as answer, a.answered_on, c.upheld, c.text as conclusion, c.concluded_on
                      from control_finding f
                      left join control_answer a on a.finding_id = f.finding_id
                      left join control_conclusion c on c.finding_id = f.finding_id
                     where f.convention_number = ?
                     order by f.finding_id
                    """)) {
                select.setString(1, convention);
                List<ControlView.Finding> findings = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        findings.add(finding(row));
                    }
                }
                return findings;
            }
        });
    }

    private static ControlView.Finding finding(ResultSet row) throws SQLException {
        LocalDate dueOn = row.getObject("answer_due_on", LocalDate.class);
        LocalDate answeredOn = row.getObject("answered_on", LocalDate.class);
        LocalDate concludedOn = row.getObject("concluded_on", LocalDate.class);
        ControlView.Answer answer = answeredOn == null
                ? null
                : new ControlView.Answer(
                        row.getBoolean("agrees"), row.getString("answer"), answeredOn, answeredOn.isAfter(dueOn));
        ControlView.Conclusion conclusion = concludedOn == null
                ? null
                : new ControlView.Conclusion(row.getBoolean("upheld"), row.getString("conclusion"), concludedOn);
        return new ControlView.Finding(
                row.getObject("finding_id", UUID.class),
                row.getString("cost_reference"),
                status(answer, conclusion),
                CostGround.valueOf(row.getString("ground")),
                row.getString("text"),
                row.getObject("found_on", LocalDate.class),
                dueOn,
                answer,
                conclusion);
    }

    private static ControlView.Status status(
            ControlView.@Nullable Answer answer, ControlView.@Nullable Conclusion conclusion) {
        if (conclusion != null) {
            return conclusion.upheld() ? ControlView.Status.UPHELD : ControlView.Status.WITHDRAWN;
        }
        return answer == null ? ControlView.Status.AWAITS_ANSWER : ControlView.Status.ANSWERED;
    }
}
