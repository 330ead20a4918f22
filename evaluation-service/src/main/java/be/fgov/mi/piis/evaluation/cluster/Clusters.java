package be.fgov.mi.piis.evaluation.cluster;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The clusters of a budget year: the conventions that were submitted, unless refused or expired (SUB-29, ADR 0028). */
@ApplicationScoped
public class Clusters {
    private final AgroalDataSource database;

    Clusters(AgroalDataSource database) {
        this.database = database;
    }

    /** @param members enterprise numbers, the lead included */
    public record Cluster(String number, String leadCpas, List<String> members) {}

    /** {@return by number of the convention} */
    public List<Cluster> ofYear(int year) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select number, lead_cpas, members from known_convention
                         where year = ? and type = 'cluster' and status not in ('draft', 'refused', 'expired')
                         order by number
                        """)) {
            select.setInt(1, year);
            List<Cluster> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Cluster(row.getString(1), row.getString(2), List.of((String[])
                            row.getArray(3).getArray())));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("the clusters cannot be read", failure);
        }
    }
}
