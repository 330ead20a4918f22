package be.fgov.mi.piis.subsidy.ledger;

import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.subsidy.counting.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The entries of the ledger, in pages, and what they add up to by account. */
@ApplicationScoped
class FindEntries {
    static final String PATH = "/activationSubsidy/v1/ledger";

    private static final String SELECTED = """
              from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
             where (?::text is null or t.convention_number = ?)
               and (?::text is null or e.account = ?)
               and (?::int is null or t.year = ?)
               and (?::text is null or t.budget_line = ?)
               and (?::text is null or t.kind = ?)
               and (?::uuid is null or t.transaction_id = ?)
            """;
    private static final int PARAMETERS = 12;

    private final Database database;

    FindEntries(Database database) {
        this.database = database;
    }

    /** What is asked for; null asks for everything. */
    record Filter(
            @Nullable String convention,
            @Nullable Account account,
            @Nullable Integer year,
            @Nullable String budgetLine,
            @Nullable BookingKind kind,
            @Nullable UUID transactionId) {

        Map<String, @Nullable String> query() {
            Map<String, @Nullable String> query = new LinkedHashMap<>();
            query.put("convention", convention);
            query.put("account", account == null ? null : Codes.of(account));
            query.put("year", year == null ? null : year.toString());
            query.put("budgetLine", budgetLine);
            query.put("kind", kind == null ? null : Codes.of(kind));
            query.put("transactionId", transactionId == null ? null : transactionId.toString());
            return query;
        }

        /** Where the lines stand that this selects. */
        String href() {
            return query().entrySet().stream()
                    .filter(parameter -> parameter.getValue() != null)
                    .map(parameter -> parameter.getKey() + "="
                            + URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&", PATH + "?", ""));
        }

        private Filter with(int ofYear, String line, Account total) {
            return new Filter(convention, total, ofYear, line, kind, transactionId);
        }
    }

    /**
     * An entry of the ledger.
     *
     * @param at instant of the booking; {@code on} is its business date
     * @param budgetLine article of the budget
     * @param amountCents signed; the entries of a transaction sum to 0
     * @param reverses the transaction that this one takes back
     */
    @Schema(name = "LedgerEntry", description = "One line of a transaction of the ledger.")
    record Entry(
            UUID transactionId,
            OffsetDateTime at,
            LocalDate on,
            Account account,
            String convention,
            int year,
            String budgetLine,
            long amountCents,
            BookingKind kind,
            @Nullable UUID reverses) {}

    /**
     * What the selected entries of an account add up to.
     *
     * @param href the entries behind it
     */
    @Schema(name = "LedgerTotal", description = "What the entries of an account add up to, with the entries behind it.")
    record Total(int year, String budgetLine, Account account, long amountCents, long entries, String href) {}

    record Found(List<Entry> items, long total, List<Total> totals) {}

    @Transactional
    Found find(Filter filter, PageRequest page) {
        return database.read(connection -> {
            List<Total> totals = totals(connection, filter);
            return new Found(
                    entries(connection, filter, page),
                    totals.stream().mapToLong(Total::entries).sum(),
                    totals);
        });
    }

    private static List<Entry> entries(Connection connection, Filter filter, PageRequest page) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("""
                select t.transaction_id, t.booked_at, t.booked_on, e.account, t.convention_number, t.year,
                       t.budget_line, e.amount_cents, t.kind, t.reverses
                """ + SELECTED + " order by t.sequence, e.account limit ? offset ?")) {
            bind(select, filter);
            select.setInt(PARAMETERS + 1, page.pageSize());
            select.setInt(PARAMETERS + 2, page.offset());
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class),
                            row.getObject(3, LocalDate.class),
                            Account.valueOf(row.getString(4)),
                            row.getString(5),
                            row.getInt(6),
                            row.getString(7),
                            row.getLong(8),
                            BookingKind.valueOf(row.getString(9)),
                            row.getObject(10, UUID.class)));
                }
            }
            return entries;
        }
    }

    private static List<Total> totals(Connection connection, Filter filter) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select t.year, t.budget_line, e.account, sum(e.amount_cents), count(*)"
                        + SELECTED + " group by t.year, t.budget_line, e.account")) {
            bind(select, filter);
            List<Total> totals = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int year = row.getInt(1);
                    String line = row.getString(2);
                    Account account = Account.valueOf(row.getString(3));
                    totals.add(new Total(
                            year,
                            line,
                            account,
                            row.getBigDecimal(4).longValueExact(),
                            row.getLong(5),
                            filter.with(year, line, account).href()));
                }
            }
            totals.sort(Comparator.comparingInt(Total::year)
                    .thenComparing(Total::budgetLine)
                    .thenComparing(Total::account));
            return totals;
        }
    }

    private static void bind(PreparedStatement select, Filter filter) throws SQLException {
        Object[] values = {
            filter.convention(),
            filter.account() == null ? null : filter.account().name(),
            filter.year(),
            filter.budgetLine(),
            filter.kind() == null ? null : filter.kind().name(),
            filter.transactionId()
        };
        for (int i = 0; i < values.length; i++) {
            select.setObject(2 * i + 1, values[i]);
            select.setObject(2 * i + 2, values[i]);
        }
    }
}
