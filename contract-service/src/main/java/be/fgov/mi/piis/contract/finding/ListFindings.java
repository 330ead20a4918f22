package be.fgov.mi.piis.contract.finding;

import be.fgov.mi.piis.contract.register.FindContract;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a CPAS should look at on the business date, from every feature that knows of such things. */
@ApplicationScoped
public class ListFindings {
    private final FindContract findContract;
    private final List<FindingSource> sources;
    private final Clock clock;

    ListFindings(FindContract findContract, @All List<FindingSource> sources, Clock clock) {
        this.findContract = findContract;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * The oldest first.
     *
     * @param code the only one wanted, or absent for all
     */
    @Transactional
    public List<Finding> of(EnterpriseNumber cpas, @Nullable String code) {
        return from(sources, findContract.numbersUnder(cpas), code, LocalDate.now(clock));
    }

    /** Some sources go through every contract of a CPAS: only those are asked that can have what is wanted. */
    static List<Finding> from(
            List<FindingSource> sources, Collection<String> numbers, @Nullable String code, LocalDate today) {
        List<FindingSource> asked = sources.stream()
                .filter(source -> code == null || source.codes().contains(code))
                .toList();
        return numbers.stream()
                .map(EnterpriseNumber::new)
                .flatMap(own -> asked.stream().flatMap(source -> source.findings(own, today).stream()))
                .filter(finding -> code == null || finding.code().equals(code))
                .sorted(Comparator.comparing(Finding::since)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::reference))
                .toList();
    }
}
