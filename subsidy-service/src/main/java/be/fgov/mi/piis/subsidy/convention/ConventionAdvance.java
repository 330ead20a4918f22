package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.Advance;
import be.fgov.mi.piis.subsidy.rules.Euro;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The advance as it was prepared with the last signature. One per convention, never changed. */
@Entity
@Table(name = "convention_advance")
public class ConventionAdvance extends PanacheEntityBase {
    @Id
    String conventionNumber;

    @Column(precision = 5, scale = 4)
    BigDecimal rate;

    long grantedCents;
    long advanceCents;
    long balanceShareCents;
    LocalDate preparedOn;
    Instant preparedAt;

    protected ConventionAdvance() {}

    static void prepare(String convention, Advance advance, BigDecimal rate, ActContext context) {
        ConventionAdvance prepared = new ConventionAdvance();
        prepared.conventionNumber = convention;
        prepared.rate = rate;
        prepared.grantedCents = advance.granted().cents();
        prepared.advanceCents = advance.advance().cents();
        prepared.balanceShareCents = advance.balanceShare().cents();
        prepared.preparedOn = context.on();
        prepared.preparedAt = context.at();
        prepared.persist();
    }

    static Optional<ConventionAdvance> of(String convention) {
        return findByIdOptional(convention);
    }

    Advance toTerms() {
        return new Advance(Euro.ofCents(grantedCents), Euro.ofCents(advanceCents), Euro.ofCents(balanceShareCents));
    }
}
