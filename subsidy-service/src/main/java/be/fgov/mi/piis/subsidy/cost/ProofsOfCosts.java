package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.counting.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The documents behind the costs of a convention, and where else the same proof stands behind a cost. */
@ApplicationScoped
public class ProofsOfCosts {
    private final Database database;

    ProofsOfCosts(Database database) {
        this.database = database;
    }

    /** How far a look for the same proof goes. */
    public enum Sight {
        /** Conventions of the same lead: what a CPAS may know. */
        SAME_LEAD,
        /** Every convention: what the administration looks at. */
        EVERYWHERE
    }

    /** A document without its content. */
    record Held(
            String reference,
            String contentHash,
            String mediaType,
            int sizeBytes,
            CostDocument.Scan scan,
            LocalDate uploadedOn) {}

    /**
     * The same proof behind another cost.
     *
     * @param document reference of the proof behind the cost that is looked at
     * @param convention of the other cost
     * @param cost the other cost; the same one where a proof stands twice behind it
     * @param financedBefore the other cost came first, asks for the same amount and is not rejected
     */
    record Use(String document, String convention, String cost, boolean financedBefore) {}

    /** The documents that were uploaded for a convention, by reference. */
    Map<String, Held> heldFor(String convention, Collection<String> references) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select reference, content_hash, media_type, size_bytes, scan, uploaded_on
                      from cost_document where convention_number = ? and reference = any(?)
                    """)) {
                select.setString(1, convention);
                select.setArray(2, connection.createArrayOf("text", references.toArray()));
                Map<String, Held> held = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        held.put(
                                row.getString(1),
                                new Held(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getInt(4),
                                        CostDocument.Scan.valueOf(row.getString(5)),
                                        row.getObject(6, LocalDate.class)));
                    }
                }
                return held;
            }
        });
    }

    /** Every further use of a proof of this convention, by the reference of its cost. */
    Map<String, List<Use>> usedElsewhere(Convention convention, Sight sight) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select mine.reference, proof.reference, other.convention_number, other.reference,
                           other.cost_id < mine.cost_id and other.amount_cents = mine.amount_cents
                               and held.status not in ('REFUSED', 'EXPIRED')
                               and coalesce((select remark.decision from cost_remark remark
                                              where remark.cost_id = other.cost_id
                                                and remark.cost_revision = other.revision
                                                and remark.decision is not null
                                              order by remark.sequence desc limit 1), 'ACCEPTED') <> 'REJECTED'
                      from cost mine
                      join cost_proof proof on proof.cost_id = mine.cost_id
                      join cost_document document
                        on document.convention_number = mine.convention_number
                       and document.reference = proof.reference
                      join cost_document same on same.content_hash = document.content_hash
                      join cost_proof use on use.reference = same.reference
                      join cost other
                        on other.cost_id = use.cost_id and other.convention_number = same.convention_number
                      join convention held on held.number = other.convention_number
                     where mine.convention_number = ?
                       and (other.cost_id <> mine.cost_id or use.reference <> proof.reference)
                       and (? or held.lead_cpas = ?)
                     order by mine.cost_id, proof.position, other.cost_id
                    """)) {
                select.setString(1, convention.number());
                select.setBoolean(2, sight == Sight.EVERYWHERE);
                select.setString(3, convention.leadCpas());
                Map<String, List<Use>> uses = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        uses.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                                .add(new Use(row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)));
                    }
                }
                return uses;
            }
        });
    }

    /** What was heard of the trajectories that a cost names. */
    record Trajectories(List<String> unknown, List<String> ambiguous) {}

    /** @param references alone, behind that of their contract, or ids */
    Trajectories heardOf(Convention convention, List<String> references) {
        Map<String, Integer> known = new HashMap<>();
        if (!references.isEmpty()) {
            database.change(connection -> {
                try (PreparedStatement select = connection.prepareStatement("""
                        select asked.reference, count(*)
                          from unnest(?::text[]) as asked(reference)
                          join trajectory_fact t
                            on (t.enterprise_number = any(?)
                                or t.enterprise_number in (select h.enterprise_number from heirs_of_convention(?) h))
                           and (t.reference = asked.reference
                                or t.contract_reference || '/' || t.reference = asked.reference
                                or t.trajectory_id::text = lower(asked.reference))
                         group by asked.reference
                        """)) {
                    select.setArray(1, connection.createArrayOf("text", references.toArray()));
                    select.setArray(
                            2,
                            connection.createArrayOf(
                                    "text", convention.cpasBehind().toArray()));
                    select.setString(3, convention.number());
                    readInto(known, select);
                }
            });
        }
        List<String> unknown = references.stream()
                .filter(reference -> !known.containsKey(reference))
                .toList();
        List<String> ambiguous = references.stream()
                .filter(reference -> known.getOrDefault(reference, 0) > 1)
                .toList();
        return new Trajectories(unknown, ambiguous);
    }

    private static void readInto(Map<String, Integer> known, PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                known.put(row.getString(1), row.getInt(2));
            }
        }
    }

    /** References of the costs whose proof financed the same amount before. */
    static Set<String> financedBefore(Map<String, List<Use>> uses) {
        Set<String> financed = new HashSet<>();
        uses.forEach((cost, found) -> {
            if (found.stream().anyMatch(Use::financedBefore)) {
                financed.add(cost);
            }
        });
        return financed;
    }
}
