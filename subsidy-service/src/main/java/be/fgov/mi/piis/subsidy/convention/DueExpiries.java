package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.AmendmentAndExpiry;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionMilestone;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.MustAct;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The conventions that an officer can let expire. None expires by itself: everyone may still sign after the cut-off
 * so somebody decides which of the two it is (rules.md 2.3).
 */
@ApplicationScoped
class DueExpiries {
    private final SubsidySchemes schemes;

    DueExpiries(SubsidySchemes schemes) {
        this.schemes = schemes;
    }

    /**
     * A convention that not everyone has signed by the cut-off.
     *
     * @param dueSince the day after the cut-off of its scheme
     * @param budgetYearOver whether the advance could only be paid after a decision that carries it over
     * @param missing what its advance waits for
     * @param mustAct whose move it is when it goes on
     * @param choices what an officer can do
     */
    @Schema(name = "DueExpiry", description = "A convention that not everyone has signed by the cut-off.")
    record Due(
            String href,
            String number,
            ConventionType type,
            int year,
            String leadCpas,
            ConventionStatus status,
            LocalDate dueSince,
            boolean budgetYearOver,
            List<ConventionMilestone> missing,
            List<MustAct> mustAct,
            List<Choice> choices) {}

    /** Something to do, in words. */
    @Schema(name = "DueExpiryChoice", description = "Something an officer can do about it.")
    record Choice(Code code, String text) {}

    /** What an officer chooses between. */
    enum Code {
        EXPIRY,
        WAIT
    }

    private static final Choice EXPIRE = new Choice(
            Code.EXPIRY,
            "Let it expire, with a motive (POST /expiry below the convention): its CPAS are then free for another"
                    + " convention of the year.");
    private static final Choice IN_THE_YEAR = new Choice(
            Code.WAIT,
            "Let it go on: signing after the cut-off is allowed, and the advance stays payable until the end of the"
                    + " budget year.");
    private static final Choice AFTER_THE_YEAR = new Choice(
            Code.WAIT,
            "Let it go on: signing is still allowed, and the advance then asks for a decision that carries it over"
                    + " (POST /carryOver below the convention).");

    /** By year and number. */
    List<Due> on(LocalDate today, @Nullable Integer year) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Convention.<Convention>find("""
                        select c from Convention c
                         where c.status in ?1 and (c.year = ?2 or ?2 = 0)
                           and not exists (select 1 from ConventionAdvance a where a.conventionNumber = c.number)
                         order by c.year, c.number
                        """, open(), year == null ? 0 : year).stream()
                        .flatMap(convention -> due(convention, today).stream())
                        .toList());
    }

    private static List<ConventionStatus> open() {
        return Stream.of(ConventionStatus.values())
                .filter(status ->
                        ConventionTransitions.cell(status, ConventionAct.EXPIRY).isPresent())
                .toList();
    }

    private Optional<Due> due(Convention convention, LocalDate today) {
        SubsidyScheme scheme = schemes.require(convention.year());
        if (!AmendmentAndExpiry.canExpire(convention.status(), false, today, scheme)) {
            return Optional.empty();
        }
        boolean over = today.isAfter(scheme.budgetYearEnd());
        return Optional.of(new Due(
                ConventionView.hrefOf(convention.number()),
                convention.number(),
                convention.type(),
                convention.year(),
                convention.leadCpas(),
                convention.status(),
                scheme.paymentCutOff().plusDays(1),
                over,
                ConventionTransitions.missingForFullSignature(convention.status(), convention.signed()),
                MustAct.on(convention.status()),
                List.of(EXPIRE, over ? AFTER_THE_YEAR : IN_THE_YEAR)));
    }
}
