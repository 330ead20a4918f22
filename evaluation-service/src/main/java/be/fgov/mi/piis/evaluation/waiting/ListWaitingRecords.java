package be.fgov.mi.piis.evaluation.waiting;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.rules.WaitsTooLong;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.bulk.RepairTexts;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Lists a CPAS its records that nothing comes of before it does something: those that have waited too long for their
 * contract, and those that cannot be read any more; the longest first.
 */
@ApplicationScoped
public class ListWaitingRecords {
    /** One that cannot be read is told at once. */
    private static final String FOUND = """
             from (select *, 'awaitingContract' as cause from waiting_record where since <= ?
                   union all
                   select enterprise_number, kind, contract_reference, reference, since, 'unreadable'
                     from unreadable_record) as waiting
             where enterprise_number = any(?)
            """;

    private final AgroalDataSource database;
    private final LawBook lawBook;
    private final FindContract findContract;
    private final AccessLog accessLog;
    private final Clock clock;

    ListWaitingRecords(
            AgroalDataSource database, LawBook lawBook, FindContract findContract, AccessLog accessLog, Clock clock) {
        this.database = database;
        this.lawBook = lawBook;
        this.findContract = findContract;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * A record that waits.
     *
     * @param contractReference that it was sent under
     * @param waitingSince when its first revision came, or when it was found that it cannot be read; by the business date
     * @param cause {@code awaitingContract} or {@code unreadable}
     * @param repair what to do about it
     */
    @Schema(
            name = "WaitingRecord",
            description =
                    "A record whose contract has not arrived for a day or longer, or whose newest revision cannot be"
                            + " read any more.")
    public record Item(
            RecordKind kind,
            String contractReference,
            String reference,
            String href,
            Instant waitingSince,
            String cause,
            LocalizedText repair) {}

    /** @param kind all kinds when absent */
    public Page<Item> of(EnterpriseNumber cpas, @Nullable RecordKind kind, PageRequest page) {
        return QuarkusTransaction.requiringNew().call(() -> {
            String path = WaitingRecordResource.href(cpas.value());
            accessLog.record("waitingRecord.list", path, null, Purpose.SOCIAL_ACTIVATION);
            Instant cameUntil = WaitsTooLong.cameUntil(Instant.now(clock), LocalDate.now(clock), lawBook.current());
            List<Item> items = new ArrayList<>();
            long total = read(cpas, kind, cameUntil, page, items);
            return Page.of(items, total, page, path, kind == null ? Map.of() : Map.of("kind", Codes.of(kind)));
        });
    }

    /** {@return how many there are in all} */
    private long read(
            EnterpriseNumber cpas, @Nullable RecordKind kind, Instant cameUntil, PageRequest page, List<Item> items) {
        String found = FOUND + (kind == null ? "" : " and kind = ?");
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*)" + found);
                PreparedStatement select = connection.prepareStatement(
                        "select kind, contract_reference, reference, since, enterprise_number, cause" + found
                                + " order by since, contract_reference, kind, reference, enterprise_number limit ? offset ?")) {
            Array numbers = connection.createArrayOf(
                    "text", findContract.numbersUnder(cpas).toArray());
            ask(count, numbers, kind, cameUntil);
            int next = ask(select, numbers, kind, cameUntil);
            select.setInt(next, page.pageSize());
            select.setInt(next + 1, page.offset());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    RecordKind known =
                            Codes.parse(RecordKind.class, row.getString(1)).orElseThrow();
                    items.add(new Item(
                            known,
                            row.getString(2),
                            row.getString(3),
                            known.href(row.getString(5), row.getString(2), row.getString(3)),
                            row.getTimestamp(4).toInstant(),
                            row.getString(6),
                            RepairTexts.of(row.getString(6))));
                }
            }
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the waiting records cannot be read", failure);
        }
    }

    /** {@return the number of the next parameter} */
    private static int ask(PreparedStatement statement, Array numbers, @Nullable RecordKind kind, Instant cameUntil)
            throws SQLException {
        statement.setTimestamp(1, Timestamp.from(cameUntil));
        statement.setArray(2, numbers);
        if (kind == null) {
            return 3;
        }
        statement.setString(3, Codes.of(kind));
        return 4;
    }
}
