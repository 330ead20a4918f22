package be.fgov.mi.piis.subsidy.ledger;

import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.counting.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;

/**
 * Books what happened to the money of a convention, in the transaction of the act that made it happen. The database
 * refuses what is not balanced, what takes more than an account holds, a second reversal, and every change.
 */
@ApplicationScoped
public class Ledger {
    /**
     * The budget line where the scheme of the year names no article. What a convention moves stays on the line of its
     * commitment, and a reversal on that of what it takes back, also when the scheme names another one meanwhile.
     */
    static final String UNASSIGNED = "unassigned";

    private final Database database;
    private final TransactionSynchronizationRegistry transaction;

    Ledger(Database database, TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Books once: the same transaction again changes nothing.
     *
     * @return whether it was booked now
     * @throws IllegalStateException outside a transaction, or when it was booked before with other postings
     */
    public boolean book(Booking booking, ActContext context) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("money is booked in the transaction of the act that moves it");
        }
        return !booking.isEmpty()
                && database.read(connection -> {
                    boolean booked = insert(connection, booking, context);
                    if (!booked) {
                        refuseUnlessTheSame(connection, booking);
                    }
                    return booked;
                });
    }

    /** What the accounts of a convention hold; inside the transaction that goes by it, under the convention's lock. */
    public Balances balancesOf(String convention) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select e.account, sum(e.amount_cents)
                      from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
                     where t.convention_number = ?
                     group by e.account
                    """)) {
                select.setString(1, convention);
                Balances balances = new Balances();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        balances.add(
                                Account.valueOf(row.getString(1)),
                                row.getBigDecimal(2).longValueExact());
                    }
                }
                return balances;
            }
        });
    }

    private static boolean insert(Connection connection, Booking booking, ActContext context) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                with booked as (
                    insert into ledger_transaction
                        (transaction_id, kind, convention_number, year, budget_line, reverses, entries, booked_on,
                         booked_at, booked_by)
                    select ?, ?, c.number, c.year,
                           coalesce(
                               (select r.budget_line from ledger_transaction r where r.transaction_id = ?),
                               (select m.budget_line from ledger_transaction m
                                 where m.convention_number = c.number and m.kind = 'COMMITMENT'
                                 order by m.sequence limit 1),
                               case c.type when 'CITY' then s.city_budget_article
                                           else s.cluster_budget_article end,
                               ?),
                           ?, ?, ?, ?, ?
                      from convention c join subsidy_scheme s on s.year = c.year
                     where c.number = ?
                    on conflict (transaction_id) do nothing
                    returning transaction_id)
                insert into ledger_entry (transaction_id, account, amount_cents)
                select b.transaction_id, p.account, p.amount_cents
                  from booked b, unnest(?::text[], ?::bigint[]) as p(account, amount_cents)
                """)) {
            insert.setObject(1, booking.transactionId());
            insert.setString(2, booking.kind().name());
            insert.setObject(3, booking.reverses(), Types.OTHER);
            insert.setString(4, UNASSIGNED);
            insert.setObject(5, booking.reverses(), Types.OTHER);
            insert.setInt(6, booking.postings().size());
            insert.setObject(7, context.on());
            insert.setObject(8, context.at().atOffset(ZoneOffset.UTC));
            insert.setString(9, context.caller().subject());
            insert.setString(10, booking.convention());
            insert.setArray(
                    11,
                    connection.createArrayOf(
                            "text",
                            booking.postings().stream()
                                    .map(posting -> posting.account().name())
                                    .toArray()));
            insert.setArray(
                    12,
                    connection.createArrayOf(
                            "int8",
                            booking.postings().stream()
                                    .map(Posting::amountCents)
                                    .toArray()));
            return insert.executeUpdate() > 0;
        }
    }

    private static void refuseUnlessTheSame(Connection connection, Booking booking) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select e.account, e.amount_cents
                  from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
                 where t.transaction_id = ? and t.convention_number = ? and t.kind = ?
                """)) {
            select.setObject(1, booking.transactionId());
            select.setString(2, booking.convention());
            select.setString(3, booking.kind().name());
            Map<Account, Long> stored = new EnumMap<>(Account.class);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stored.put(Account.valueOf(row.getString(1)), row.getLong(2));
                }
            }
            Map<Account, Long> wanted = new EnumMap<>(Account.class);
            booking.postings().forEach(posting -> wanted.put(posting.account(), posting.amountCents()));
            if (!stored.equals(wanted)) {
                throw new IllegalStateException(
                        "transaction " + booking.transactionId() + " is in the ledger otherwise, or not at all");
            }
        }
    }
}
