package be.fgov.mi.piis.evaluation.contract;

import be.fgov.mi.piis.identity.push.PushReceipts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
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
        try (Connection connection = database.getConnection()) {
            PushReceipts.lock(connection, enterpriseNumber + "/contract/" + contractReference);
        } catch (SQLException failure) {
            throw new IllegalStateException("the lock of a contract cannot be taken", failure);
        }
    }
}
