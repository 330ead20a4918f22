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

/**
 * What the text of a round states as the minister approved it: a scheme that is replaced between the approval and the
 * last signature changes nothing of what everyone signs. One per round, never changed.
 */
@Entity
@Table(name = "convention_approved_terms")
@IdClass(ApprovedTerms.Key.class)
class ApprovedTerms extends PanacheEntityBase {
    @Id
    String conventionNumber;

    @Id
    int signingRound;

    /** Of the content that was approved. */
    int revision;

    @Column(precision = 5, scale = 4)
    BigDecimal rate;

    long grantedCents;
    long advanceCents;
    long balanceShareCents;
    boolean advanceKept;
    LocalDate reportDueOn;
    LocalDate approvedOn;
    Instant approvedAt;

    /** A convention and the round in which it was approved. */
    public record Key(String conventionNumber, int signingRound) {}

    protected ApprovedTerms() {}

    static void freeze(Convention convention, StatedTerms terms, ActContext context) {
        ApprovedTerms approved = new ApprovedTerms();
        approved.conventionNumber = convention.number();
        approved.signingRound = convention.signingRound();
        approved.revision = convention.revision();
        approved.rate = terms.rate();
        approved.grantedCents = terms.advance().granted().cents();
        approved.advanceCents = terms.advance().advance().cents();
        approved.balanceShareCents = terms.advance().balanceShare().cents();
        approved.advanceKept = terms.advanceKept();
        approved.reportDueOn = terms.reportDueOn();
        approved.approvedOn = context.on();
        approved.approvedAt = context.at();
        approved.persistAndFlush();
    }

    /** Of the round that stands; absent until the minister has approved it. */
    static Optional<ApprovedTerms> of(Convention convention) {
        return findByIdOptional(new Key(convention.number(), convention.signingRound()));
    }

    StatedTerms toTerms() {
        return new StatedTerms(
                new Advance(Euro.ofCents(grantedCents), Euro.ofCents(advanceCents), Euro.ofCents(balanceShareCents)),
                rate,
                advanceKept,
                reportDueOn);
    }
}
