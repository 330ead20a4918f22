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
     * @return the convention whose approved settlement claims something back with it; nothing for a number that is only
     *     kept for a convention
     */
    @Override
    public Optional<String> conventionOf(String structuredCommunication) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select s.convention_number
                      from settlement s join settlement_approval a on a.settlement_id = s.settlement_id
                     where s.structured_communication = ? and s.recovery_cents > 0
                       and not exists (select from settlement_correction_approval c
                                        where c.settlement_id = s.settlement_id)
                    """)) {
                select.setString(1, structuredCommunication);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }
}
