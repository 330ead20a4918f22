package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.ledger.BookedFacts;
import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.rules.Euro;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the approved settlements moved, and what taking some of them back did, told from the settlements. */
@ApplicationScoped
class SettledFacts implements BookedFacts {
    private final Database database;

    SettledFacts(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, List<Booking>> byConvention() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select s.convention_number, s.granted_cents, s.advance_cents, s.balance_cents,
                                   s.recovery_cents, a.round, c.balance_paid_cents, c.recovered_cents
                              from settlement s join settlement_approval a on a.settlement_id = s.settlement_id
                              left join settlement_correction_approval c on c.settlement_id = s.settlement_id
                            """);
                    ResultSet row = select.executeQuery()) {
                Map<String, List<Booking>> settled = new HashMap<>();
                while (row.next()) {
                    settled.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                            .addAll(bookings(row));
                }
                return settled;
            }
        });
    }

    private static List<Booking> bookings(ResultSet row) throws SQLException {
        String convention = row.getString(1);
        WhatFollows follows = new WhatFollows(
                convention,
                Euro.ofCents(row.getLong(2)),
                Euro.ofCents(row.getLong(3)),
                Euro.ofCents(row.getLong(4)),
                Euro.ofCents(row.getLong(5)),
                row.getInt(6));
        List<Booking> bookings = new ArrayList<>(List.of(follows.settled()));
        Euro balancePaid = Euro.ofCents(row.getLong(7));
        if (!row.wasNull()) {
            bookings.addAll(follows.takenBack(balancePaid, Euro.ofCents(row.getLong(8))));
        }
        return bookings;
    }
}
