package be.fgov.mi.piis.evaluation.cluster;

import be.fgov.mi.piis.events.subsidy.ConventionChanged;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Keeps the newest version of each convention, as far as it says who forms a cluster. */
@ApplicationScoped
public class LearnOfConvention {
    private final AgroalDataSource database;

    LearnOfConvention(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void learn(ConventionChanged news) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into known_convention (number, type, year, lead_cpas, members, status, version)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (number) do update
                           set type = excluded.type, year = excluded.year, lead_cpas = excluded.lead_cpas,
                               members = excluded.members, status = excluded.status, version = excluded.version
                         where known_convention.version < excluded.version
                        """)) {
            upsert.setString(1, news.number());
            upsert.setString(2, news.type());
            upsert.setInt(3, news.year());
            upsert.setString(4, news.leadCpas());
            upsert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", news.members().stream().sorted().toArray()));
            upsert.setString(6, news.status());
            upsert.setLong(7, news.version());
            upsert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the convention cannot be kept", failure);
        }
    }
}
