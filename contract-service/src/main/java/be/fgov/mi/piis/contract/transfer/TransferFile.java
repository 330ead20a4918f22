package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.rules.TransferOffer;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Transfers and what happened to them, in rows that are only added. */
@ApplicationScoped
class TransferFile {
    private static final String SELECT = """
            select t.transfer_id, t.contract_id, t.from_cpas, t.to_cpas, t.moved_on, t.offered_on, t.release_on,
                   informed.on_day as informed_on, objected.on_day as objected_on, decided.on_day as decided_on,
                   decided.new_contract_id, decided.decisions
              from contract_transfer t
              left join contract_transfer_event informed
                on informed.transfer_id = t.transfer_id and informed.kind = 'INFORMED'
              left join contract_transfer_event objected
                on objected.transfer_id = t.transfer_id and objected.kind = 'OBJECTED'
              left join contract_transfer_event decided
                on decided.transfer_id = t.transfer_id and decided.kind = 'DECIDED'
            """;

    private final AgroalDataSource database;
    private final CurrentCaller currentCaller;

    TransferFile(AgroalDataSource database, CurrentCaller currentCaller) {
        this.database = database;
        this.currentCaller = currentCaller;
    }

    /** What can happen to an offer, each at most once. */
    enum Event {
        INFORMED,
        OBJECTED,
        DECIDED
    }

    /** Who told us: the CPAS that heard it from the person, or the person on their own page. */
    enum Through {
        CPAS,
        PERSON
    }

    void open(Transfer transfer) {
        write(
                """
                insert into contract_transfer (transfer_id, contract_id, from_cpas, to_cpas, moved_on, offered_on,
                                               release_on, offered_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                transfer.transferId(),
                transfer.contractId(),
                transfer.fromCpas(),
                transfer.toCpas(),
                transfer.movedOn(),
                transfer.offer().offeredOn(),
                transfer.offer().releaseOn(),
                currentCaller.get().clientId());
    }

    /** Serialises what happens to a transfer until the end of the transaction, and reads it. */
    Optional<Transfer> lock(UUID transferId) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement("select " + PushReceipts.WAIT_TEN_SECONDS
                        + ", pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "transfer/" + transferId);
            lock.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException("the transfer cannot be locked", failure);
        }
        return find(transferId);
    }

    void add(UUID transferId, Event event, LocalDate onDay, Through through) {
        write(
                """
                insert into contract_transfer_event (transfer_id, kind, on_day, through, recorded_by)
                values (?, ?, ?, ?, ?)
                """,
                transferId,
                event.name(),
                onDay,
                through.name(),
                currentCaller.get().clientId());
    }

    /** @param newContractId absent when nothing was taken over */
    void decide(UUID transferId, LocalDate onDay, @Nullable UUID newContractId, List<Transfer.DecidedStep> decisions) {
        try {
            write(
                    """
                    insert into contract_transfer_event (transfer_id, kind, on_day, through, recorded_by,
                                                         new_contract_id, decisions)
                    values (?, 'DECIDED', ?, 'CPAS', ?, ?, ?)
                    """,
                    transferId,
                    onDay,
                    currentCaller.get().clientId(),
                    newContractId,
                    JsonMappers.stored().writeValueAsString(decisions));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("codes always serialise", impossible);
        }
    }

    Optional<Transfer> find(UUID transferId) {
        return read(SELECT + " where t.transfer_id = ?", transferId).stream().findFirst();
    }

    Optional<Transfer> ofContract(UUID contractId) {
        return read(SELECT + " where t.contract_id = ?", contractId).stream().findFirst();
    }

    /** Offers to any of these CPAS, the oldest first. */
    List<Transfer> offeredTo(List<String> cpas) {
        return read(
                SELECT + " where t.to_cpas = any (string_to_array(?, ',')) order by t.offered_on, t.transfer_id",
                String.join(",", cpas));
    }

    /** Offers to any of these CPAS of contracts of one person, the oldest first. */
    List<Transfer> offeredTo(List<String> cpas, UUID personId) {
        return read(SELECT + """
                         join contract c on c.contract_id = t.contract_id
                        where t.to_cpas = any (string_to_array(?, ',')) and c.person_id = ?
                        order by t.offered_on, t.transfer_id
                        """, String.join(",", cpas), personId);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code invalidTransition} */
    static RuntimeException notAnyMore(String detail) {
        return Problems.conflict("invalidTransition", detail);
    }

    private List<Transfer> read(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<Transfer> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(transfer(row));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("transfers cannot be read", failure);
        }
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        String decisions = row.getString("decisions");
        return new Transfer(
                row.getObject("transfer_id", UUID.class),
                row.getObject("contract_id", UUID.class),
                row.getString("from_cpas"),
                row.getString("to_cpas"),
                row.getObject("moved_on", LocalDate.class),
                new TransferOffer(
                        row.getObject("offered_on", LocalDate.class),
                        row.getObject("release_on", LocalDate.class),
                        row.getObject("informed_on", LocalDate.class),
                        row.getObject("objected_on", LocalDate.class),
                        row.getObject("decided_on", LocalDate.class)),
                row.getObject("new_contract_id", UUID.class),
                decisions == null ? List.of() : decisionsFrom(decisions));
    }

    private static List<Transfer.DecidedStep> decisionsFrom(String text) {
        try {
            return JsonMappers.stored().readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("stored decisions cannot be read", corrupt);
        }
    }

    private void write(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the transfer cannot be written", failure);
        }
    }
}
