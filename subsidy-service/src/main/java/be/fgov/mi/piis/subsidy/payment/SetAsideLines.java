package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Line;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
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

/** The lines of the bank that wait for a person, and what was booked of them; inside a transaction. */
@ApplicationScoped
class SetAsideLines {
    private static final String COLUMNS = """
            select a.*, s.booked_on as stated_on, s.batch_id, p.end_to_end_id, b.booked_cents, b.sent_back_cents,
                   b.before_settlement, b.booked_by_name, b.booked_on, d.dismissed_by_name, d.dismissed_on,
                   d.text as dismissed_text, count(*) over () as total
              from bank_line_set_aside a
              join bank_statement s on s.statement_id = a.statement_id
              left join payment p on p.payment_id = a.payment_id
              left join bank_line_booking b on b.line_id = a.line_id
              left join bank_line_dismissal d on d.line_id = a.line_id
            """;

    private final Database database;

    SetAsideLines(Database database) {
        this.database = database;
    }

    /**
     * A line that a statement told and that could not be booked then.
     *
     * @param line where it stood in the statement
     * @param paymentId absent when money was received
     */
    record Found(
            UUID id,
            String statementId,
            String line,
            @Nullable UUID paymentId,
            Result result,
            @Nullable Booked booked,
            SetAsideLineView view) {}

    /** What was booked of it, and whether that came after a settlement was taken back and before the next. */
    record Booked(long bookedCents, long sentBackCents, boolean beforeSettlement) {}

    /** @param total of all pages */
    record Page(List<Found> items, long total) {}

    /** A line to be set aside, once its statement is stored. */
    record Aside(
            Line line,
            @Nullable Payment payment,
            String convention,
            long amountCents,
            String account,
            SetAsideReason reason) {}

    void add(String statementId, Aside aside) {
        Payment payment = aside.payment();
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into bank_line_set_aside (line_id, statement_id, line, payment_id, convention_number, result,
                                                     amount_cents, bank_reason, reason, account, bank_reference,
                                                     day_at_bank)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(
                        1,
                        NameBasedIds.of(
                                "setAside",
                                statementId,
                                aside.line().name(),
                                payment == null ? "" : payment.endToEndId));
                insert.setString(2, statementId);
                insert.setString(3, aside.line().name());
                insert.setObject(4, payment == null ? null : payment.paymentId);
                insert.setString(5, aside.convention());
                insert.setString(6, aside.line().result().name());
                insert.setLong(7, aside.amountCents());
                insert.setString(8, aside.line().reason());
                insert.setString(9, aside.reason().name());
                insert.setString(10, aside.line().bankReference() == null ? null : aside.account());
                insert.setString(11, aside.line().bankReference());
                insert.setObject(12, aside.line().bookedOn());
                insert.executeUpdate();
            }
        });
    }

    void book(UUID id, long amountCents, Booked booked, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into bank_line_booking (line_id, amount_cents, booked_cents, sent_back_cents,
                                                   before_settlement, booked_by, booked_by_name, booked_on, booked_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, id);
                insert.setLong(2, amountCents);
                insert.setLong(3, booked.bookedCents());
                insert.setLong(4, booked.sentBackCents());
                insert.setBoolean(5, booked.beforeSettlement());
                insert.setString(6, context.caller().subject());
                insert.setString(7, context.caller().name());
                insert.setObject(8, context.on());
                insert.setObject(9, context.at().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
    }

    void dismiss(UUID id, String text, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into bank_line_dismissal (line_id, text, dismissed_by, dismissed_by_name, dismissed_on,
                                                     dismissed_at)
                    values (?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, id);
                insert.setString(2, text);
                insert.setString(3, context.caller().subject());
                insert.setString(4, context.caller().name());
                insert.setObject(5, context.on());
                insert.setObject(6, context.at().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
    }

    /** Whether a line says that this payment came back, booked or not, and nobody doubts it. */
    boolean holds(Payment payment) {
        return select("where a.payment_id = ?", payment.paymentId).stream()
                .anyMatch(line -> !line.view().reason().isInDoubt());
    }

    /** Whether a statement that was taken after that of the line says that its payment was executed. */
    boolean isPaidSince(UUID id) {
        return !select(
                        "where a.line_id = ? and exists (select from bank_statement_line l join bank_statement t"
                                + " on t.statement_id = l.statement_id where l.payment_id = a.payment_id"
                                + " and l.result = 'EXECUTED' and t.taken_at > s.taken_at)",
                        id)
                .isEmpty();
    }

    long count(String statementId) {
        return select("where a.statement_id = ?", statementId).size();
    }

    Optional<Found> of(UUID id) {
        return select("where a.line_id = ?", id).stream().findFirst();
    }

    /** Every one of which something was booked. */
    List<Found> booked() {
        return select("where b.booked_cents > 0");
    }

    /** Those of the newest statements first. */
    Page find(@Nullable SetAsideStatus status, PageRequest page) {
        String where = status == null
                ? ""
                : switch (status) {
                    case OPEN -> "where b.line_id is null and d.line_id is null";
                    case BOOKED -> "where b.line_id is not null";
                    case DISMISSED -> "where d.line_id is not null";
                };
        long[] total = {0};
        List<Found> items = database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    COLUMNS + where + " order by s.taken_at desc, a.line, a.line_id limit ? offset ?")) {
                select.setInt(1, page.pageSize());
                select.setInt(2, page.offset());
                return read(select, total);
            }
        });
        return new Page(
                items, items.isEmpty() && page.offset() > 0 ? select(where).size() : total[0]);
    }

    private List<Found> select(String where, Object... values) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(COLUMNS + where)) {
                for (int i = 0; i < values.length; i++) {
                    select.setObject(i + 1, values[i]);
                }
                return read(select, new long[1]);
            }
        });
    }

    private static List<Found> read(PreparedStatement select, long[] total) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                total[0] = row.getLong("total");
                found.add(found(row));
            }
        }
        return found;
    }

    private static Found found(ResultSet row) throws SQLException {
        UUID id = row.getObject("line_id", UUID.class);
        Result result = Result.valueOf(row.getString("result"));
        long bookedCents = row.getLong("booked_cents");
        Booked booked = row.wasNull()
                ? null
                : new Booked(bookedCents, row.getLong("sent_back_cents"), row.getBoolean("before_settlement"));
        String dismissed = row.getString("dismissed_text");
        return new Found(
                id,
                row.getString("statement_id"),
                row.getString("line"),
                row.getObject("payment_id", UUID.class),
                result,
                booked,
                new SetAsideLineView(
                        id,
                        status(booked != null, dismissed != null),
                        row.getString("statement_id"),
                        row.getString("line"),
                        row.getObject("stated_on", LocalDate.class),
                        row.getString("convention_number"),
                        row.getString("end_to_end_id"),
                        result,
                        row.getLong("amount_cents"),
                        row.getString("bank_reason"),
                        row.getString("bank_reference"),
                        SetAsideReason.valueOf(row.getString("reason")),
                        booked == null
                                ? null
                                : new SetAsideLineView.Booked(
                                        row.getString("booked_by_name"),
                                        row.getObject("booked_on", LocalDate.class),
                                        booked.bookedCents(),
                                        booked.sentBackCents()),
                        dismissed == null
                                ? null
                                : new SetAsideLineView.Dismissed(
                                        row.getString("dismissed_by_name"),
                                        row.getObject("dismissed_on", LocalDate.class),
                                        dismissed)));
    }

    private static SetAsideStatus status(boolean booked, boolean dismissed) {
        if (booked) {
            return SetAsideStatus.BOOKED;
        }
        return dismissed ? SetAsideStatus.DISMISSED : SetAsideStatus.OPEN;
    }
}
