package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.contract.ContractLock;
import be.fgov.mi.piis.evaluation.instrument.BridgeEntered;
import be.fgov.mi.piis.evaluation.instrument.Bridges;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A bridge changes what may be said of contracts that were measured with both its versions. They are noted in the
 * transaction of the bridge, and told again one by one: there can be very many, and none is forgotten by a crash.
 */
@ApplicationScoped
public class TellProgressAgain {
    private static final Logger LOG = Logger.getLogger(TellProgressAgain.class);
    private static final int BATCH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private record Waiting(UUID contractId, String enterpriseNumber, String contractReference) {}

    private final AgroalDataSource database;
    private final ContractLock contractLock;
    private final Bridges bridges;
    private final TellProgress tellProgress;

    TellProgressAgain(
            AgroalDataSource database, ContractLock contractLock, Bridges bridges, TellProgress tellProgress) {
        this.database = database;
        this.contractLock = contractLock;
        this.bridges = bridges;
        this.tellProgress = tellProgress;
    }

    void note(@Observes BridgeEntered bridge) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into progress_to_tell (contract_id, enterprise_number, contract_reference)
                        select distinct later.contract_id, later.enterprise_number, later.contract_reference
                          from measurement later
                          join measurement earlier on earlier.contract_id = later.contract_id
                         where later.instrument = ? and later.instrument_version = ?
                           and earlier.instrument = ? and earlier.instrument_version = ?
                        on conflict do nothing
                        """)) {
            insert.setString(1, bridge.to().key());
            insert.setInt(2, bridge.to().version());
            insert.setString(3, bridge.from().key());
            insert.setInt(4, bridge.from().version());
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("whose progress a bridge changes cannot be noted", failure);
        }
    }

    @Scheduled(every = "{suite.progress.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tellAll() {
        List<Waiting> some = waiting(BEFORE_ALL);
        while (!some.isEmpty()) {
            some.forEach(this::tryToTell);
            some = waiting(some.getLast().contractId());
        }
    }

    /** One that fails stays noted, and stops no other. */
    private void tryToTell(Waiting contract) {
        try {
            QuarkusTransaction.requiringNew().run(() -> tell(contract));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "the progress in contract %s is told later", contract.contractId());
        }
    }

    private void tell(Waiting contract) {
        contractLock.hold(List.of(contract.enterpriseNumber()), contract.contractReference());
        // Before the row is touched: who enters a bridge waits for us here, and must not find us waiting for him there.
        bridges.hold();
        if (isStillWaiting(contract.contractId())) {
            tellProgress.tell(contract.enterpriseNumber(), contract.contractReference());
        }
    }

    /** Takes it off the list: of two instances only one finds it. */
    private boolean isStillWaiting(UUID contractId) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from progress_to_tell where contract_id = ?")) {
            delete.setObject(1, contractId);
            return delete.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new IllegalStateException("the list of progress to tell cannot be written", failure);
        }
    }

    private List<Waiting> waiting(UUID after) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select contract_id, enterprise_number, contract_reference from progress_to_tell"
                                + " where contract_id > ? order by contract_id limit " + BATCH)) {
            select.setObject(1, after);
            List<Waiting> waiting = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
                }
            }
            return waiting;
        } catch (SQLException failure) {
            throw new IllegalStateException("the list of progress to tell cannot be read", failure);
        }
    }
}
