package be.fgov.mi.piis.subsidy.scheme;

import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.subsidy.counting.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the parameters of a year were, version by version, and who changed them. */
@ApplicationScoped
class SchemeHistory {
    private final Database database;

    SchemeHistory(Database database) {
        this.database = database;
    }

    /** @param items the oldest first */
    @Schema(name = "SchemeRevisions", description = "The parameters of a year, version by version.")
    public record Revisions(List<Revision> items, int total) {}

    /**
     * @param changedOn business date
     * @param changedBy stable id of the account
     */
    @Schema(name = "SchemeRevision", description = "The parameters of a year as they were from a change on.")
    public record Revision(long version, LocalDate changedOn, String changedBy, SchemeBody scheme) {}

    Revisions of(int year) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.read(connection -> {
                    try (PreparedStatement select = connection.prepareStatement("""
                    select version, changed_on, changed_by, content::text from subsidy_scheme_revision
                     where year = ? order by version
                    """)) {
                        select.setInt(1, year);
                        List<Revision> revisions = new ArrayList<>();
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                revisions.add(new Revision(
                                        row.getLong(1),
                                        row.getObject(2, LocalDate.class),
                                        row.getString(3),
                                        StrictJson.readStored(
                                                row.getString(4).getBytes(StandardCharsets.UTF_8), SchemeBody.class)));
                            }
                        }
                        return new Revisions(revisions, revisions.size());
                    }
                }));
    }
}
