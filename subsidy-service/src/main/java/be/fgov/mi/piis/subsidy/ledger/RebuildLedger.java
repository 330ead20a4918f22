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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Rebuilds every balance from the acts, payments and settlements alone, in memory, and compares it with the ledger to
 * the cent (reliability I10), on the budget line on which the convention was committed: money on another line is a
 * difference there. Nothing is written: a difference is for a human to explain.
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
     * @param same true when no account of any convention differs on any budget line
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
     * @param budgetLine on which it differs
     * @param bookedCents what the ledger says
     * @param rebuiltCents what the facts add up to
     * @param href the lines of the ledger
     */
    @Schema(name = "LedgerDifference", description = "An account that holds something else than the facts add up to.")
    public record Difference(
            String convention, String budgetLine, Account account, long bookedCents, long rebuiltCents, String href) {}

    /** Where money stands: a convention on a budget line. */
    private record Place(String convention, String budgetLine) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::convention).thenComparing(Place::budgetLine);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** In its own transaction, on one state of the database. */
    public Rebuilt compare() {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.change(connection -> execute(connection, """
                    set transaction isolation level repeatable read, read only
                    """));
            Map<String, String> lines = database.read(RebuildLedger::linesOfCommitments);
            Map<Place, Balances> rebuilt = new TreeMap<>();
            sources.forEach(source -> source.byConvention().forEach((convention, bookings) -> {
                Balances balances = rebuilt.computeIfAbsent(
                        new Place(convention, lines.getOrDefault(convention, Ledger.UNASSIGNED)),
                        unknown -> new Balances());
                bookings.forEach(balances::add);
            }));
            Map<Place, Balances> booked = database.read(RebuildLedger::booked);
            Set<Place> places = new TreeSet<>(rebuilt.keySet());
            places.addAll(booked.keySet());
            List<Difference> differences = new ArrayList<>();
            for (Place place : places) {
                Balances inLedger = booked.getOrDefault(place, new Balances());
                Balances fromFacts = rebuilt.getOrDefault(place, new Balances());
                inLedger.differencesTo(fromFacts)
                        .forEach(account -> differences.add(new Difference(
                                place.convention(),
                                place.budgetLine(),
                                account,
                                inLedger.of(account),
                                fromFacts.of(account),
                                new FindEntries.Filter(
                                                place.convention(), account, null, place.budgetLine(), null, null)
                                        .href())));
            }
            long[] size = database.read(RebuildLedger::size);
            return new Rebuilt(
                    differences.isEmpty(),
                    places.stream().map(Place::convention).distinct().count(),
                    size[0],
                    size[1],
                    size[2],
                    List.copyOf(differences));
        });
    }

    private static Map<String, String> linesOfCommitments(Connection connection) throws SQLException {
        Map<String, String> lines = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("""
                        select convention_number, budget_line from ledger_transaction where kind = 'COMMITMENT'
                         order by sequence
                        """)) {
            while (row.next()) {
                lines.putIfAbsent(row.getString(1), row.getString(2));
            }
        }
        return lines;
    }

    private static Map<Place, Balances> booked(Connection connection) throws SQLException {
        Map<Place, Balances> booked = new TreeMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("""
                        select t.convention_number, t.budget_line, e.account, sum(e.amount_cents)
                          from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
                         group by t.convention_number, t.budget_line, e.account
                        """)) {
            while (row.next()) {
                booked.computeIfAbsent(new Place(row.getString(1), row.getString(2)), unknown -> new Balances())
                        .add(
                                Account.valueOf(row.getString(3)),
                                row.getBigDecimal(4).longValueExact());
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
