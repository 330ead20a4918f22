package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What mergers of CPAS mean for conventions. A convention stays the one that was concluded, with its number, its money
 * and its persons; only who speaks for its CPAS changes, by date. Where that puts two living conventions of a year under
 * one CPAS, which on its own may have one only, both go on and a human is told. A draft goes with its lead and is
 * in no conflict: it holds no year.
 */
@ApplicationScoped
public class MergedConventions {

    /**
     * A convention that comes under the successor.
     *
     * @param member the CPAS through which it comes: its lead or one of its members
     */
    @Schema(name = "MergedConvention", description = "A convention that comes under the successor.")
    public record Moved(
            String href, String number, int year, ConventionType type, ConventionStatus status, String member) {}

    /**
     * Conventions of one year under one CPAS.
     *
     * @param id the same for the same CPAS, year and conventions
     * @param enterpriseNumber of the CPAS that speaks for all of them
     */
    @Schema(name = "MergerConflict", description = "Conventions of one year that mergers put under one CPAS.")
    public record Conflict(UUID id, String enterpriseNumber, int year, List<Moved> conventions) {
        private static Conflict of(String enterpriseNumber, int year, Collection<Moved> conventions) {
            List<String> key = new ArrayList<>(List.of("mergerConflict", enterpriseNumber, Integer.toString(year)));
            conventions.stream().map(Moved::number).distinct().forEach(key::add);
            return new Conflict(
                    NameBasedIds.of(key.toArray(String[]::new)), enterpriseNumber, year, List.copyOf(conventions));
        }

        public List<String> numbers() {
            return conventions.stream().map(Moved::number).distinct().toList();
        }
    }

    /** The living conventions of these CPAS, by number and member. */
    public List<Moved> of(Collection<String> cpas) {
        return living().stream().filter(moved -> cpas.contains(moved.member())).toList();
    }

    /**
     * The conflicts as they are on a day, by CPAS and year. Conventions that are all closed are history.
     *
     * @param responsible who speaks for whom
     */
    public List<Conflict> conflicts(ResponsibleCpas responsible, LocalDate day) {
        record Key(String cpas, int year) implements Comparable<Key> {
            @Override
            public int compareTo(Key other) {
                return cpas.equals(other.cpas) ? Integer.compare(year, other.year) : cpas.compareTo(other.cpas);
            }
        }
        Map<Key, List<Moved>> under = living().stream()
                .filter(moved -> moved.status().holdsTheYear())
                .collect(Collectors.groupingBy(
                        moved -> new Key(responsible.on(day, moved.member()).orElse(moved.member()), moved.year()),
                        TreeMap::new,
                        Collectors.toList()));
        return under.entrySet().stream()
                .filter(each -> isConflict(each.getValue()))
                .map(each -> Conflict.of(each.getKey().cpas(), each.getKey().year(), each.getValue()))
                .toList();
    }

    private static boolean isConflict(List<Moved> conventions) {
        return conventions.stream()
                                .map(Moved::number)
                                .collect(Collectors.toCollection(TreeSet::new))
                                .size()
                        > 1
                && conventions.stream().anyMatch(moved -> moved.status() != ConventionStatus.CLOSED);
    }

    private static List<Moved> living() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Convention.getEntityManager()
                        .createQuery("""
                        select c.number, c.year, c.type, c.status, m.enterpriseNumber
                          from Convention c join c.members m
                         where m.holdsYear or c.status = DRAFT and m.enterpriseNumber = c.leadCpas
                         order by c.number, m.enterpriseNumber
                        """, Object[].class)
                        .getResultStream()
                        .map(row -> new Moved(
                                ConventionView.hrefOf((String) row[0]),
                                (String) row[0],
                                (Integer) row[1],
                                (ConventionType) row[2],
                                (ConventionStatus) row[3],
                                (String) row[4]))
                        .toList());
    }
}
