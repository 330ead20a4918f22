package be.fgov.mi.piis.subsidy.ledger;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerTest extends SubsidyServiceTest {
    private static final String LEDGER = "/activationSubsidy/v1/ledger";
    private static final ActContext CONTEXT = new ActContext(
            new Caller("test", "subject-test", "test", Set.of(), null, null),
            LocalDate.of(2015, 11, 10),
            Instant.parse("2015-11-10T10:00:00Z"));

    @Inject
    Ledger ledger;

    @Test
    @DisplayName(
            "S4:66: the last signature commits the granted amount on the article of the cities, in its transaction")
    void committedAtTheLastSignature() {
        signed("LG-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));

        read(Tokens.finance(), "?convention=LG-A")
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.account", contains("budget", "commitment"))
                .body("items.amountCents", contains(-17_661_525, 17_661_525))
                .body("items[0].kind", equalTo("commitment"))
                .body("items[0].budgetLine", equalTo("44.55.11.43.52.43"))
                .body("items[0].year", equalTo(2015))
                .body("items[0].convention", equalTo("LG-A"))
                .body("items[0].on", equalTo("2015-10-13"))
                .body("items[0].at", notNullValue())
                .body("totals.account", contains("budget", "commitment"))
                .body("totals.entries", contains(1, 1));
    }

    @Test
    @DisplayName("SUB-32: any total opens its lines, and the entries behind its address add up to it")
    void totalsOpenTheirLines() {
        signed("LG-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        signed("LG-B", CPAS_B, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)));
        Booking released = Bookings.advanceReleased("LG-A", Euro.of("88307.63"), "1");
        book(released);
        book(Bookings.reversalOf(released));

        ValidatableResponse all = read(Tokens.auditor(), "").statusCode(200).body("total", equalTo(8));
        List<Map<String, Object>> totals = all.extract().path("totals");
        // The cluster has no article yet: its money stands apart and is not lost in that of the cities.
        assertThat(totals)
                .extracting(total -> total.get("budgetLine") + " " + total.get("account"))
                .containsExactly(
                        "44.55.11.43.52.43 budget",
                        "44.55.11.43.52.43 commitment",
                        "44.55.11.43.52.43 payable",
                        "unassigned budget",
                        "unassigned commitment");
        for (int n = 0; n < totals.size(); n++) {
            String href = all.extract().path("totals[" + n + "].href");
            int entries = all.extract().<Integer>path("totals[" + n + "].entries");
            int sum = all.extract().<Integer>path("totals[" + n + "].amountCents");
            List<Integer> amounts = as(Tokens.auditor()).get(href).path("items.amountCents");
            assertThat(amounts).hasSize(entries);
            assertThat(amounts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(sum);
        }
        read(Tokens.finance(), "?convention=LG-A&page=2&pageSize=4")
                .body("items", hasSize(2))
                .body("items.kind", contains("reversal", "reversal"))
                .body("items[0].reverses", equalTo(released.transactionId().toString()))
                .body("prev", equalTo(LEDGER + "?convention=LG-A&page=1&pageSize=4"));
        read(Tokens.finance(), "?transactionId=" + released.transactionId()).body("total", equalTo(2));
        read(Tokens.finance(), "?kind=reversal&account=payable&year=2015")
                .body("items.amountCents", contains(-8_830_763));
    }

    @Test
    @DisplayName("I3: the same booking twice is booked once; the same id with other postings is refused")
    void bookedOnce() {
        signed("LG-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        assertThat(book(Bookings.advanceReleased("LG-A", Euro.of("88307.63"), "1")))
                .isTrue();
        Map<String, Long> before = rowCounts();
        assertThat(book(Bookings.advanceReleased("LG-A", Euro.of("88307.63"), "1")))
                .isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> book(Bookings.advanceReleased("LG-A", Euro.of("88307.62"), "1")));
        assertThatIllegalStateException().isThrownBy(() -> book(Bookings.committed("LG-NOWHERE", Euro.of("1.00"))));
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.book(Bookings.advancePaid("LG-A", Euro.of("1.00"), "1"), CONTEXT));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("I5, I6: the database itself refuses what is not balanced, not there, changed, or reversed twice")
    void theDatabaseGuards() {
        signed("LG-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        Booking released = Bookings.advanceReleased("LG-A", Euro.of("88307.63"), "1");
        book(released);
        book(Bookings.reversalOf(released));
        Map<String, Long> before = rowCounts();

        refused("not balanced", head("COMMITMENT", "null", 2) + line("BUDGET", -100) + line("COMMITMENT", 99));
        refused("not balanced", head("COMMITMENT", "null", 2) + line("BUDGET", -100));
        refused("not balanced", head("COMMITMENT", "null", 2));
        refused(
                "not balanced",
                "insert into ledger_entry values ('" + released.transactionId() + "', 'BALANCE', 1)," + " ('"
                        + released.transactionId() + "', 'ADVANCE', -1);");
        refused("less than nothing", head("ADVANCE_PAID", "null", 2) + line("PAYABLE", -100) + line("ADVANCE", 100));
        refused(
                "uq_ledger_transaction_reverses",
                head("REVERSAL", "'" + released.transactionId() + "'", 2)
                        + line("COMMITMENT", 8_830_763)
                        + line("PAYABLE", -8_830_763));
        String committed = text("select transaction_id from ledger_transaction where kind = 'COMMITMENT'");
        refused(
                "not the opposite",
                head("REVERSAL", "'" + committed + "'", 2)
                        + line("BUDGET", 17_661_524)
                        + line("COMMITMENT", -17_661_524));
        refused("only grows", "update ledger_entry set amount_cents = 1;");
        refused("only grows", "delete from ledger_transaction;");
        refused("ck_ledger_entry_amount", head("COMMITMENT", "null", 2) + line("BUDGET", 0) + line("COMMITMENT", 0));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("I10: rebuilt from the signatures the ledger is the same to the cent, and a cent too much is found")
    void rebuilt() {
        signed("LG-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        read(Tokens.auditor(), "/rebuild")
                .statusCode(200)
                .body("same", is(true))
                .body("differences", empty())
                .body("conventions", equalTo(1))
                .body("transactions", equalTo(1))
                .body("entries", equalTo(2))
                .body("sumCents", equalTo(0));

        book(Bookings.commitmentChanged("LG-A", Euro.ofCents(1), "9"));
        read(Tokens.finance(), "/rebuild")
                .statusCode(200)
                .body("same", is(false))
                .body("differences.account", contains("budget", "commitment"))
                .body("differences.bookedCents", contains(-17_661_526, 17_661_526))
                .body("differences.rebuiltCents", contains(-17_661_525, 17_661_525))
                .body(
                        "differences[1].href",
                        equalTo(LEDGER + "?convention=LG-A&account=commitment&budgetLine=44.55.11.43.52.43"));
    }

    @Test
    @DisplayName(
            "I5, I6, I10: what was committed under one budget line is moved and taken back there, whatever the scheme"
                    + " names later")
    void moneyStaysOnItsLine() throws Exception {
        signed("LG-B", CPAS_B, Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)));
        Booking released = Bookings.advanceReleased("LG-B", Euro.of("5000.00"), "1");
        book(released);
        articleOfClusters("'44.55.11.43.52.99'");
        try {
            book(Bookings.reversalOf(released));
            book(Bookings.commitmentChanged("LG-B", Euro.ofCents(1), "9"));
            book(Bookings.commitmentChanged("LG-B", Euro.ofCents(-1), "10"));
            book(Bookings.advanceReleased("LG-B", Euro.of("5000.00"), "2"));
            book(Bookings.reversalOf(Bookings.advanceReleased("LG-B", Euro.of("5000.00"), "2")));
        } finally {
            articleOfClusters("null");
        }
        assertThat(text("select string_agg(distinct budget_line, ' ') from ledger_transaction"))
                .isEqualTo("unassigned");
        read(Tokens.auditor(), "/rebuild").body("same", is(true));
        refused(
                "not on the budget line",
                (head("ADVANCE_RELEASED", "null", 2) + line("COMMITMENT", -100) + line("PAYABLE", 100))
                        .replace("LG-A", "LG-B"));

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update ledger_transaction set budget_line = 'x' where kind = 'REVERSAL'");
            statement.execute("set session_replication_role = origin");
        }
        read(Tokens.auditor(), "/rebuild")
                .body("same", is(false))
                .body("differences.budgetLine", contains("unassigned", "unassigned", "x", "x"))
                .body("differences.account", contains("commitment", "payable", "commitment", "payable"))
                .body("differences.bookedCents", contains(0, 1_000_000, 1_000_000, -1_000_000))
                .body("differences.rebuiltCents", contains(1_000_000, 0, 0, 0));
    }

    private void articleOfClusters(String article) {
        assertThat(number("with changed as (update subsidy_scheme set cluster_budget_article = " + article
                        + " where year = 2015 returning 1) select count(*) from changed"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("I10: what was signed before there was a ledger is committed by its introduction")
    void introduction() throws Exception {
        signed("LG-A", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from ledger_entry");
            statement.execute("delete from ledger_transaction");
            statement.execute("set session_replication_role = origin");
            read(Tokens.auditor(), "/rebuild").body("same", is(false)).body("transactions", equalTo(0));
            String migration = new String(
                    requireNonNull(getClass().getResourceAsStream("/db/migration/V151__ledger_in_double_entry.sql"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            statement.execute(migration.substring(migration.indexOf("with signed as materialized")));
        }
        read(Tokens.auditor(), "/rebuild").body("same", is(true)).body("transactions", equalTo(1));
        read(Tokens.finance(), "?convention=LG-A").body("items[0].budgetLine", equalTo("44.55.11.43.52.43"));
    }

    private static void signed(String number, String lead, String body) {
        approved(number, lead, body);
        act(Tokens.president(lead), number, "signatures").statusCode(200);
        act(Tokens.secretary(lead), number, "signatures").statusCode(200);
        act(Tokens.minister(), number, "signatures").statusCode(200);
    }

    private static ValidatableResponse read(Tokens who, String query) {
        return as(who).get(LEDGER + query).then();
    }

    private boolean book(Booking booking) {
        return QuarkusTransaction.requiringNew().call(() -> ledger.book(booking, CONTEXT));
    }

    private static final String ID = "00000000-0000-4000-8000-000000000001";

    private static String head(String kind, String reverses, int entries) {
        return "insert into ledger_transaction (transaction_id, kind, convention_number, year, budget_line, reverses,"
                + " entries, booked_on, booked_at, booked_by) values ('" + ID + "', '" + kind + "', 'LG-A', 2015, 'x', "
                + reverses + ", " + entries + ", '2015-11-10', now(), 'test');";
    }

    private static String line(String account, long cents) {
        return "insert into ledger_entry values ('" + ID + "', '" + account + "', " + cents + ");";
    }

    /** In one transaction of the database. */
    private void refused(String message, String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        try {
                            statement.execute(sql);
                            connection.commit();
                        } finally {
                            connection.rollback();
                        }
                    }
                })
                .as(sql)
                .hasMessageContaining(message);
    }
}
