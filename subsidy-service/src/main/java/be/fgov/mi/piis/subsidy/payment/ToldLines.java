package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines that statements told before, whether they were booked or set aside; inside a transaction. */
@ApplicationScoped
class ToldLines {
    private static final String TOLD = """
            select * from (
                select l.payment_id, l.convention_number, l.result, l.amount_cents, l.account, l.bank_reference,
                       coalesce(l.day_at_bank, s.booked_on) as booked_on
                  from bank_statement_line l join bank_statement s on s.statement_id = l.statement_id
                union all
                select a.payment_id, a.convention_number, a.result, a.amount_cents, a.account, a.bank_reference,
                       coalesce(a.day_at_bank, s.booked_on)
                  from bank_line_set_aside a join bank_statement s on s.statement_id = a.statement_id) told
            """;

    private final Database database;

    ToldLines(Database database) {
        this.database = database;
    }

    /** Those that have its reference, and for money that came in also those of the same amount and day. */
    List<ToldLine> before(String account, ToldLine line) {
        List<ToldLine> found = new ArrayList<>(withReference(account, line.bankReference()));
        if (line.result() == Result.RECEIVED) {
            found.addAll(select(
                    "where result = 'RECEIVED' and convention_number = ? and amount_cents = ? and booked_on = ?",
                    line.convention(),
                    line.amountCents(),
                    line.bookedOn()));
        }
        return found;
    }

    /** The convention of money of this amount that came in under this reference on the account. */
    Optional<String> receivedBefore(String account, @Nullable String bankReference, long amountCents) {
        return withReference(account, bankReference).stream()
                .filter(told -> told.result() == Result.RECEIVED && told.amountCents() == amountCents)
                .map(ToldLine::convention)
                .findFirst();
    }

    private List<ToldLine> withReference(String account, @Nullable String bankReference) {
        return bankReference == null
                ? List.of()
                : select("where account = ? and bank_reference = ?", account, bankReference);
    }

    private List<ToldLine> select(String where, Object... values) {
        return database.read(connection -> {
            List<ToldLine> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(TOLD + where)) {
                for (int i = 0; i < values.length; i++) {
                    select.setObject(i + 1, values[i]);
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(new ToldLine(
                                row.getObject("payment_id", UUID.class),
                                row.getString("convention_number"),
                                Result.valueOf(row.getString("result")),
                                row.getLong("amount_cents"),
                                row.getObject("booked_on", LocalDate.class),
                                row.getString("bank_reference")));
                    }
                }
            }
            return found;
        });
    }
}
