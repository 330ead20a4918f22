package be.fgov.mi.piis.subsidy.ledger;

import be.fgov.mi.piis.subsidy.counting.Database;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Rebuilds every balance from the acts, payments and settlements alone, in memory, and compares it with the ledger to
 * the cent (reliability I10). Nothing is written: a difference is for a human to explain.
 */
@ApplicationScoped
public class RebuildLedger {
    private final List<BookedFacts> sources;
    private final Database database;

    RebuildLedger(@All List<BookedFacts> sources, Database database) {
        this.sources = sources;
        this.database = database;
    }

    /**
     * @param same true when no account of any convention differs
     * @param sumCents of all entries; 0 in a ledger that is balanced
     */
    @Schema(name = "LedgerRebuilt", description = "The ledger beside what acts, payments and settlements add up to.")
    public record Rebuilt(
            boolean same,
            long conventions,
            long transactions,
            long entries,
            long sumCents,
            List<Difference> differences) {}

    /**
     * @param bookedCents what the ledger says
     * @param rebuiltCents what the facts add up to
     * @param href the lines of the ledger
     */
    @Schema(name = "LedgerDifference", description = "An account that holds something else than the facts add up to.")
    public record Difference(String convention, Account account, long bookedCents, long rebuiltCents, String href) {}

    /** In its own transaction, on one state of the database. */
    public Rebuilt compare() {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.change(connection -> execute(connection, """
                    set transaction isolation level repeatable read, read only
                    """));
            Map<String, Balances> rebuilt = new TreeMap<>();
            sources.forEach(source -> source.byConvention().forEach((convention, bookings) -> {
                Balances balances = rebuilt.computeIfAbsent(convention, unknown -> new Balances());
                bookings.forEach(balances::add);
            }));
            Map<String, Balances> booked = database.read(RebuildLedger::booked);
            Set<String> conventions = new TreeSet<>(rebuilt.keySet());
            conventions.addAll(booked.keySet());
            List<Difference> differences = new ArrayList<>();
            for (String convention : conventions) {
                Balances inLedger = booked.getOrDefault(convention, new Balances());
                Balances fromFacts = rebuilt.getOrDefault(convention, new Balances());
                inLedger.differencesTo(fromFacts)
                        .forEach(account -> differences.add(new Difference(
                                convention,
                                account,
                                inLedger.of(account),
                                fromFacts.of(account),
                                new FindEntries.Filter(convention, account, null, null, null, null).href())));
            }
            long[] size = database.read(RebuildLedger::size);
            return new Rebuilt(
                    differences.isEmpty(), conventions.size(), size[0], size[1], size[2], List.copyOf(differences));
        });
    }

    private static Map<String, Balances> booked(Connection connection) throws SQLException {
        Map<String, Balances> booked = new TreeMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("""
                        select t.convention_number, e.account, sum(e.amount_cents)
                          from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
                         group by t.convention_number, e.account
                        """)) {
            while (row.next()) {
                booked.computeIfAbsent(row.getString(1), unknown -> new Balances())
                        .add(
                                Account.valueOf(row.getString(2)),
                                row.getBigDecimal(3).longValueExact());
            }
        }
        return booked;
    }

    private static long[] size(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("""
                        select (select count(*) from ledger_transaction), count(*), coalesce(sum(amount_cents), 0)
                          from ledger_entry
                        """)) {
            row.next();
            return new long[] {
                row.getLong(1), row.getLong(2), row.getBigDecimal(3).longValueExact()
            };
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
