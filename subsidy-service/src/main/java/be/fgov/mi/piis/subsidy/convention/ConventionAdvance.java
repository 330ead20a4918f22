package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.Advance;
import be.fgov.mi.piis.subsidy.rules.Euro;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The advance as it was prepared with the last signature. One per round that everyone signed, never changed. */
@Entity
@Table(name = "convention_advance_prepared")
@IdClass(ConventionAdvance.Key.class)
public class ConventionAdvance extends PanacheEntityBase {
    @Id
    String conventionNumber;

    @Id
    int signingRound;

    /** Of the content that was signed. */
    int revision;

    @Column(precision = 5, scale = 4)
    BigDecimal rate;

    long grantedCents;
    long advanceCents;
    long balanceShareCents;
    LocalDate preparedOn;
    Instant preparedAt;

    /** A convention and the round in which it was signed. */
    public record Key(String conventionNumber, int signingRound) {}

    protected ConventionAdvance() {}

    static void prepare(Convention convention, Advance advance, BigDecimal rate, ActContext context) {
        ConventionAdvance prepared = new ConventionAdvance();
        prepared.conventionNumber = convention.number();
        prepared.signingRound = convention.signingRound();
        prepared.revision = convention.revision();
        prepared.rate = rate;
        prepared.grantedCents = advance.granted().cents();
        prepared.advanceCents = advance.advance().cents();
        prepared.balanceShareCents = advance.balanceShare().cents();
        prepared.preparedOn = context.on();
        prepared.preparedAt = context.at();
        prepared.persist();
    }

    /** Of the round that stands; absent until everyone has signed it. */
    static Optional<ConventionAdvance> of(Convention convention) {
        return findByIdOptional(new Key(convention.number(), convention.signingRound()));
    }

    /** What everyone signed last, in whatever round. */
    static Optional<ConventionAdvance> lastOf(String convention) {
        return find("conventionNumber = ?1 order by signingRound desc", convention)
                .firstResultOptional();
    }

    Advance toTerms() {
        return new Advance(Euro.ofCents(grantedCents), Euro.ofCents(advanceCents), Euro.ofCents(balanceShareCents));
    }
}
