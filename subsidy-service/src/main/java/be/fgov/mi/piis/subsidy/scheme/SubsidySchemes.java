package be.fgov.mi.piis.subsidy.scheme;

import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds the scheme that a rule has to judge by. */
@ApplicationScoped
public class SubsidySchemes {

    public Optional<SubsidyScheme> of(int year) {
        return QuarkusTransaction.joiningExisting().call(() -> Scheme.of(year).map(Scheme::toTerms));
    }

    /**
     * The scheme of a convention, which a foreign key keeps there.
     *
     * @throws IllegalStateException when the year has none
     */
    public SubsidyScheme require(int year) {
        return of(year).orElseThrow(() -> new IllegalStateException("no scheme for " + year));
    }
}
