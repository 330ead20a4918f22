package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
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
