package be.fgov.mi.piis.evaluation.contract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Contracts as far as they were heard of, many with one query. */
public final class KnownContracts {
    private KnownContracts() {}

    /** {@return those that are known under one of the numbers, by reference; outside Hibernate} */
    public static Map<String, List<KnownContract>> of(
            Connection connection, Collection<String> numbers, Collection<String> references) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select contract_id, reference, person_id, status, valid_from, valid_until, type, concluded_on, ended_on,
                       version, enterprise_number
                  from known_contract where enterprise_number = any(?) and reference = any(?)
                """)) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", references.stream().distinct().toArray()));
            Map<String, List<KnownContract>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    KnownContract contract = new KnownContract();
                    contract.contractId = row.getObject(1, UUID.class);
                    contract.enterpriseNumber = row.getString(11);
                    contract.reference = row.getString(2);
                    contract.personId = row.getObject(3, UUID.class);
                    contract.status = row.getString(4);
                    contract.validFrom = row.getObject(5, LocalDate.class);
                    contract.validUntil = row.getObject(6, LocalDate.class);
                    contract.type = row.getString(7);
                    contract.concludedOn = row.getObject(8, LocalDate.class);
                    contract.endedOn = row.getObject(9, LocalDate.class);
                    contract.version = row.getLong(10);
                    found.computeIfAbsent(contract.reference, any -> new ArrayList<>(1))
                            .add(contract);
                }
            }
            return found;
        }
    }
}
