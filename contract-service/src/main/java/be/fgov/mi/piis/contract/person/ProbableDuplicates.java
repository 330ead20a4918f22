package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.contract.rules.ProbableDuplicate;
import be.fgov.mi.piis.contract.rules.SsinTraits;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of persons who may be one, for a human to look at: found at reading, never stored, never merged. A pair that was
 * decided, or taken apart by a split, is not listed again.
 */
@ApplicationScoped
public class ProbableDuplicates {
    static final String PATH = "/piisContract/v1/persons/probableDuplicates";
    private static final String PURPOSE = "correction of who is who";

    /** Which pairs are listed. */
    public enum Status {
        OPEN,
        DECIDED
    }

    /** What a human says about a pair. */
    public enum Decision {
        SAME_PERSON,
        DIFFERENT_PERSONS
    }

    /**
     * A pair, without numbers and without names.
     *
     * @param evidence what speaks for one person
     * @param score sorts the list and decides nothing, 0 to 100
     * @param contracts of the two at the CPAS that they share, so that the CPAS can be asked; none once decided
     */
    @Schema(name = "ProbableDuplicate")
    public record Pair(
            UUID id,
            Status status,
            List<ProbableDuplicate.Evidence> evidence,
            int score,
            List<SharedContract> contracts,
            @Nullable Decision decision,
            @Nullable LocalDate decidedOn,
            String href) {}

    /** @param number which kind of number the person of this contract has */
    @Schema(name = "ContractOfPair")
    public record SharedContract(String enterpriseNumber, String reference, SsinTraits.Kind number) {}

    /** @param first a person with a BIS number */
    record Found(UUID id, UUID first, UUID other, ProbableDuplicate.Sex sex) {}

    private static final String CANDIDATES = """
            with pair as (
                select bis.person_id as first_person, one.person_id as other_person,
                       case when bis.sex_index is null or one.sex_index is null then 'UNKNOWN'
                            when bis.sex_index = one.sex_index then 'SAME' else 'DIFFERENT' end as sex,
                       md5(least(bis.person_id, one.person_id) || '/' || greatest(bis.person_id, one.person_id))::uuid
                           as duplicate_id
                  from person_ssin bis
                  join person_ssin one on one.birth_index = bis.birth_index and one.person_id <> bis.person_id
                 where bis.number_kind = 'BIS' and bis.replaced_by_index is null and one.replaced_by_index is null
                   and (one.number_kind = 'REGISTER' or bis.ssin_index < one.ssin_index)
                   and exists (select from contract b join contract o using (enterprise_number)
                                where b.person_id = bis.person_id and o.person_id = one.person_id)
                   and not exists (select from numbers_apart a
                                     join person_ssin low on low.ssin_index = a.low_index
                                     join person_ssin high on high.ssin_index = a.high_index
                                    where (low.person_id = bis.person_id and high.person_id = one.person_id)
                                       or (low.person_id = one.person_id and high.person_id = bis.person_id)))
            """;

    private final AgroalDataSource database;
    private final AccessLog accessLog;

    ProbableDuplicates(AgroalDataSource database, AccessLog accessLog) {
        this.database = database;
        this.accessLog = accessLog;
    }

    @Transactional
    public Page<Pair> list(Status status, PageRequest page) {
        try (Connection connection = database.getConnection()) {
            return switch (status) {
                case OPEN -> open(connection, page);
                case DECIDED -> decided(connection, page);
            };
        } catch (SQLException failure) {
            throw new IllegalStateException("the probable duplicates cannot be read", failure);
        }
    }

    private Page<Pair> open(Connection connection, PageRequest page) throws SQLException {
        List<Pair> items = new ArrayList<>();
        for (Found found : candidates(connection, page)) {
            List<ProbableDuplicate.Evidence> evidence = ProbableDuplicate.evidence(found.sex());
            items.add(new Pair(
                    found.id(),
                    Status.OPEN,
                    evidence,
                    ProbableDuplicate.score(evidence),
                    contracts(connection, found),
                    null,
                    null,
                    PATH + "/" + found.id()));
            accessLog.record("person.duplicateRead", "person", found.first(), PURPOSE);
            accessLog.record("person.duplicateRead", "person", found.other(), PURPOSE);
        }
        return Page.of(
                items,
                count(connection, CANDIDATES + "select count(*) from pair"),
                page,
                PATH,
                Map.of("status", "open"));
    }

    private static List<Found> candidates(Connection connection, PageRequest page) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CANDIDATES + """
                select duplicate_id, first_person, other_person, sex from pair
                 order by array_position(array['SAME', 'UNKNOWN', 'DIFFERENT'], sex), duplicate_id limit ? offset ?
                """)) {
            select.setInt(1, page.pageSize());
            select.setInt(2, page.offset());
            List<Found> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(foundIn(row));
                }
            }
            return found;
        }
    }

    /** The pair, as long as it is one and nobody decided on it. */
    Optional<Found> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                CANDIDATES + "select duplicate_id, first_person, other_person, sex from pair where duplicate_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(foundIn(row)) : Optional.empty();
            }
        }
    }

    private static Found foundIn(ResultSet row) throws SQLException {
        return new Found(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                ProbableDuplicate.Sex.valueOf(row.getString(4)));
    }

    private static List<SharedContract> contracts(Connection connection, Found found) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select c.enterprise_number, c.reference, s.number_kind
                  from contract c join person_ssin s on s.person_id = c.person_id and s.replaced_by_index is null
                 where c.person_id in (?, ?)
                   and exists (select from contract b join contract o using (enterprise_number)
                                where b.person_id = ? and o.person_id = ?
                                  and b.enterprise_number = c.enterprise_number)
                 order by c.enterprise_number, c.reference limit 50
                """)) {
            select.setObject(1, found.first());
            select.setObject(2, found.other());
            select.setObject(3, found.first());
            select.setObject(4, found.other());
            List<SharedContract> contracts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    contracts.add(new SharedContract(
                            row.getString(1), row.getString(2), SsinTraits.Kind.valueOf(row.getString(3))));
                }
            }
            return contracts;
        }
    }

    private static Page<Pair> decided(Connection connection, PageRequest page) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select duplicate_id, sex, decision, decided_on from duplicate_decision
                 order by decided_on desc, duplicate_id limit ? offset ?
                """)) {
            select.setInt(1, page.pageSize());
            select.setInt(2, page.offset());
            List<Pair> items = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    List<ProbableDuplicate.Evidence> evidence =
                            ProbableDuplicate.evidence(ProbableDuplicate.Sex.valueOf(row.getString(2)));
                    items.add(new Pair(
                            id,
                            Status.DECIDED,
                            evidence,
                            ProbableDuplicate.score(evidence),
                            List.of(),
                            Decision.valueOf(row.getString(3)),
                            row.getObject(4, LocalDate.class),
                            PATH + "/" + id));
                }
            }
            long total = count(connection, "select count(*) from duplicate_decision");
            return Page.of(items, total, page, PATH, Map.of("status", "decided"));
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
