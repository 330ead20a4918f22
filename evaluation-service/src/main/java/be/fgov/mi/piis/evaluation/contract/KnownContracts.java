package be.fgov.mi.piis.evaluation.contract;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Contracts as far as they were heard of, many with one query. */
public final class KnownContracts {
    private KnownContracts() {}

    /** {@return those of the CPAS that are known, by reference; outside Hibernate} */
    public static Map<String, KnownContract> of(
            Connection connection, EnterpriseNumber cpas, Collection<String> references) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select contract_id, reference, person_id, status, valid_from, valid_until, type, concluded_on, ended_on,
                       version
                  from known_contract where enterprise_number = ? and reference = any(?)
                """)) {
            select.setString(1, cpas.value());
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", references.stream().distinct().toArray()));
            Map<String, KnownContract> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    KnownContract contract = new KnownContract();
                    contract.contractId = row.getObject(1, UUID.class);
                    contract.enterpriseNumber = cpas.value();
                    contract.reference = row.getString(2);
                    contract.personId = row.getObject(3, UUID.class);
                    contract.status = row.getString(4);
                    contract.validFrom = row.getObject(5, LocalDate.class);
                    contract.validUntil = row.getObject(6, LocalDate.class);
                    contract.type = row.getString(7);
                    contract.concludedOn = row.getObject(8, LocalDate.class);
                    contract.endedOn = row.getObject(9, LocalDate.class);
                    contract.version = row.getLong(10);
                    found.put(contract.reference, contract);
                }
            }
            return found;
        }
    }
}
