package be.fgov.mi.piis.contract.person;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads what the numbers show that were entered before that was kept: they are sealed, so no migration can. Runs at the
 * start and now and then; where nothing is left it does nothing.
 */
@ApplicationScoped
public class ReadNumberTraits {
    private static final int BATCH = 500;

    private record Unread(byte[] index, byte[] sealed) {}

    private final AgroalDataSource database;
    private final SsinVault vault;

    ReadNumberTraits(AgroalDataSource database, SsinVault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void readAll() {
        while (QuarkusTransaction.requiringNew().call(this::readSome) == BATCH) {
            // The next batch, in a transaction of its own.
        }
    }

    /** @return how many were read now */
    int readSome() {
        try (Connection connection = database.getConnection()) {
            List<Unread> unread = unread(connection);
            for (Unread number : unread) {
                NumberTraits traits = NumberTraits.of(
                        vault.openSsin(number.sealed(), HexFormat.of().formatHex(number.index())), vault);
                try (PreparedStatement update = connection.prepareStatement(
                        "update person_ssin set number_kind = ?, birth_index = ?, sex_index = ? where ssin_index = ?")) {
                    update.setString(1, traits.kind().name());
                    update.setBytes(2, traits.birthIndex());
                    update.setBytes(3, traits.sexIndex());
                    update.setBytes(4, number.index());
                    update.executeUpdate();
                }
            }
            return unread.size();
        } catch (SQLException failure) {
            throw new IllegalStateException("what the numbers show cannot be read", failure);
        }
    }

    private static List<Unread> unread(Connection connection) throws SQLException {
        // Another instance reads others: a row that it holds is skipped.
        try (PreparedStatement select = connection.prepareStatement("""
                select ssin_index, ssin_sealed from person_ssin
                 where number_kind is null order by ssin_index limit ? for update skip locked
                """)) {
            select.setInt(1, BATCH);
            List<Unread> unread = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    unread.add(new Unread(row.getBytes(1), row.getBytes(2)));
                }
            }
            return unread;
        }
    }
}
