package be.fgov.mi.piis.evaluation.contract;

import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /**
     * To be called before anything of the contract is read or written.
     *
     * @param numbers all that the contract may be kept or found under
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(Collection<String> numbers, String contractReference) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock_shared(hashtextextended(?, 0)),"
                                + " pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            for (String enterpriseNumber : inOneOrder(numbers)) {
                lock.setString(1, nameOfAll(enterpriseNumber));
                lock.setString(2, enterpriseNumber + "/contract/" + contractReference);
                lock.execute();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the lock of a contract cannot be taken", failure);
        }
    }

    /** All contracts of some numbers at once, for a file of records: one lock a number instead of one a line. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdAll(Collection<String> numbers) {
        try (Connection connection = database.getConnection()) {
            for (String enterpriseNumber : inOneOrder(numbers)) {
                PushReceipts.lock(connection, nameOfAll(enterpriseNumber));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the locks of the contracts cannot be taken", failure);
        }
    }

    /** Who takes several takes them in this order, so that nobody waits for somebody who waits for him. */
    private static SortedSet<String> inOneOrder(Collection<String> numbers) {
        return new TreeSet<>(numbers);
    }

    private static String nameOfAll(String enterpriseNumber) {
        return PushKey.nameOfAll(enterpriseNumber, "contract");
    }
}
