package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds conventions for the other features of this service. Who may see them is the concern of whoever asks. */
@ApplicationScoped
public class ConventionLookup {
    private final SubsidySchemes schemes;

    ConventionLookup(SubsidySchemes schemes) {
        this.schemes = schemes;
    }

    /** The living conventions, from their submission on, that any of these CPAS is lead or member of, by number. */
    public List<ConventionScope> conventionsOf(Collection<String> enterpriseNumbers) {
        if (enterpriseNumbers.isEmpty()) {
            return List.of();
        }
        return inTransaction(() -> Convention.<Convention>find(
                        "select distinct c from Convention c join c.members m where m.enterpriseNumber in ?1"
                                + " and m.holdsYear order by c.number",
                        enterpriseNumbers)
                .stream()
                .map(this::scope)
                .toList());
    }

    /** The living conventions that a CPAS is in on some day between the two, both included. */
    public List<ConventionScope> conventionsOf(String enterpriseNumber, LocalDate from, LocalDate until) {
        ConventionPeriod asked = new ConventionPeriod(from, until);
        return conventionsOf(List.of(enterpriseNumber)).stream()
                .filter(scope -> scope.memberDays().get(enterpriseNumber).touches(asked))
                .toList();
    }

    /** Also a refused or expired one. */
    public Optional<ConventionScope> find(String number) {
        return inTransaction(() -> Convention.of(number).map(this::scope));
    }

    /** Every convention of a year, by number. */
    public List<Convention> ofYear(int year) {
        return inTransaction(() -> {
            List<Convention> found = Convention.list("year = ?1 order by number", year);
            found.forEach(convention -> {
                convention.memberNumbers();
                convention.acts();
            });
            return found;
        });
    }

    /** How many acts each convention has behind it, by number. */
    public Map<String, Integer> actsDone() {
        return inTransaction(() -> Convention.getEntityManager()
                .createQuery("select c.number, size(c.acts) from Convention c", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue())));
    }

    private ConventionScope scope(Convention convention) {
        return new ConventionScope(
                convention.number(),
                convention.type(),
                convention.year(),
                convention.leadCpas(),
                convention.memberDays(),
                convention.period(),
                convention.status(),
                schemes.require(convention.year()));
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }
}
