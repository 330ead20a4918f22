package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.payment.ClaimedRecoveries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** Finds the claim that a payment to the SPP IS pays back. */
@ApplicationScoped
public class RecoveryClaims implements ClaimedRecoveries {
    private final Database database;

    RecoveryClaims(Database database) {
        this.database = database;
    }

    /**
     * Inside a transaction.
     *
     * @param structuredCommunication twelve digits
     * @return the convention whose last approved settlement claims something back with it, or did until it was taken
     *     back; nothing for a number that is only kept for a convention
     */
    @Override
    public Optional<String> conventionOf(String structuredCommunication) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select s.convention_number
                      from settlement s join settlement_approval a on a.settlement_id = s.settlement_id
                     where s.structured_communication = ? and s.recovery_cents > 0
                       and a.round = (select max(b.round) from settlement_approval b
                                       where b.convention_number = s.convention_number)
                    """)) {
                select.setString(1, structuredCommunication);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public long openAfterCorrection(String convention) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select s.recovery_cents - c.recovered_cents
                           - (select coalesce(sum(-e.amount_cents), 0)
                                from ledger_transaction t join ledger_entry e on e.transaction_id = t.transaction_id
                               where t.convention_number = s.convention_number and e.account = 'ADVANCE'
                                 and t.kind = 'REPAID_BEFORE_SETTLEMENT' and t.booked_at >= c.approved_at)
                      from settlement s
                      join settlement_approval a on a.settlement_id = s.settlement_id
                      join settlement_correction_approval c on c.settlement_id = s.settlement_id
                     where s.convention_number = ?
                       and a.round = (select max(b.round) from settlement_approval b
                                       where b.convention_number = s.convention_number)
                    """)) {
                select.setString(1, convention);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0;
                }
            }
        });
    }
}
