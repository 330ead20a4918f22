package be.fgov.mi.piis.evaluation.contract;

import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Serialises what happens around one contract until the end of the transaction: the arrival of the contract and the
 * pushes of what belongs to it. Without it a trajectory could look for its contract just before the contract is
 * committed, while the contract looks for waiting trajectories just before the trajectory is: both would miss.
 */
@ApplicationScoped
public class ContractLock {
    private final AgroalDataSource database;

    ContractLock(AgroalDataSource database) {
        this.database = database;
    }

    /** To be called before anything of the contract is read or written. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(String enterpriseNumber, String contractReference) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock_shared(hashtextextended(?, 0)),"
                                + " pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, nameOfAll(enterpriseNumber));
            lock.setString(2, enterpriseNumber + "/contract/" + contractReference);
            lock.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException("the lock of a contract cannot be taken", failure);
        }
    }

    /** All contracts of a CPAS at once, for a file of records: one lock instead of one a line. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdAll(String enterpriseNumber) {
        try (Connection connection = database.getConnection()) {
            PushReceipts.lock(connection, nameOfAll(enterpriseNumber));
        } catch (SQLException failure) {
            throw new IllegalStateException("the locks of the contracts cannot be taken", failure);
        }
    }

    private static String nameOfAll(String enterpriseNumber) {
        return PushKey.nameOfAll(enterpriseNumber, "contract");
    }
}
