package be.fgov.mi.piis.subsidy.scheme;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import be.fgov.mi.piis.subsidy.rules.DropoutPolicy;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.OverrunPolicy;
import be.fgov.mi.piis.subsidy.rules.RecoveryPolicy;
import be.fgov.mi.piis.subsidy.rules.RecoveryTerms;
import be.fgov.mi.piis.subsidy.rules.Rounding;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.rules.UnderTargetPolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a year, as read and as replaced.
 *
 * @param advanceRate share of the granted amount that is paid in advance: 0.5 is 50 %
 * @param rounding of the advance to the cent; half up unless told
 * @param amountPerClusterCents euro cents; absent where the year fixes none
 * @param recovery of an advance beyond the accepted costs; every cent, without a term, unless told
 * @param eligibleCostKinds what the subsidy finances, each once; staff and operating costs unless told
 * @param clusterBudgetArticle article of the budget that pays clusters; absent where it is not known
 * @param cityBudgetArticle article of the budget that pays cities, such as 44.55.11.43.52.43
 * @param source which texts say so
 */
@Schema(name = "Scheme", description = "The parameters of the subsidy in one year.")
public record SchemeBody(
        @Min(2002) @Max(2100) Integer year,
        Boolean clustersAllowed,
        Boolean citiesAllowed,
        @Min(0) @Max(1) BigDecimal advanceRate,
        @Nullable Rounding rounding,
        SchemePeriod period,
        LocalDate submissionDeadline,
        LocalDate paymentCutOff,
        LocalDate budgetYearEnd,
        LocalDate reportDueDate,
        @Min(0) @Max(100_000_000_000L) @Nullable Long amountPerClusterCents,
        @Min(1) @Max(600) Integer minimumClusterMembers,
        OverrunPolicy overrunPolicy,
        UnderTargetPolicy underTargetPolicy,
        DropoutPolicy dropoutPolicy,
        @Nullable SchemeRecovery recovery,
        @Size(min = 1, max = 2) @Nullable List<CostKind> eligibleCostKinds,
        @Pattern(regexp = ARTICLE) @Nullable String clusterBudgetArticle,
        @Pattern(regexp = ARTICLE) @Nullable String cityBudgetArticle,
        @Size(max = 2000) String source)
        implements WireBody {

    /** Both days included. */
    public record SchemePeriod(LocalDate from, LocalDate until) {}

    /**
     * @param policy full claims back what the advance was beyond the accepted costs; none leaves it with the CPAS
     * @param minimumCents euro cents under which nothing is claimed; absent or 0 claims every cent
     * @param dueDays calendar days from the approval of the settlement within which the CPAS pays back; absent where no
     *     term is set
     */
    @Schema(name = "SchemeRecovery", description = "What becomes of an advance beyond the accepted costs.")
    public record SchemeRecovery(
            RecoveryPolicy policy,
            @Min(0) @Max(100_000_000_000L) @Nullable Long minimumCents,
            @Min(1) @Max(365) @Nullable Integer dueDays) {
        static SchemeRecovery of(RecoveryTerms terms) {
            return new SchemeRecovery(
                    terms.policy(),
                    terms.policy() == RecoveryPolicy.NONE
                            ? null
                            : terms.minimum().cents(),
                    terms.dueDays());
        }

        public RecoveryTerms toTerms() {
            return new RecoveryTerms(policy, minimumCents == null ? Euro.ZERO : Euro.ofCents(minimumCents), dueDays);
        }

        public void check(Issues issues) {
            if (policy == RecoveryPolicy.NONE && minimumCents != null && minimumCents > 0) {
                issues.add(
                        Issue.rejectedInput("recovery.minimumCents", "Where nothing is claimed there is no minimum."));
            }
            if (policy == RecoveryPolicy.NONE && dueDays != null) {
                issues.add(Issue.rejectedInput("recovery.dueDays", "Where nothing is claimed there is no term."));
            }
        }
    }

    static final String ARTICLE = "[0-9]{2}([.][0-9]{2}){2,7}";

    private static final int DECIMALS = 4;

    static SchemeBody of(SubsidyScheme scheme) {
        Euro perCluster = scheme.amountPerCluster();
        return new SchemeBody(
                scheme.year(),
                scheme.clustersAllowed(),
                scheme.citiesAllowed(),
                plain(scheme.advanceRate()),
                scheme.rounding(),
                new SchemePeriod(scheme.period().from(), scheme.period().until()),
                scheme.submissionDeadline(),
                scheme.paymentCutOff(),
                scheme.budgetYearEnd(),
                scheme.reportDueOn(),
                perCluster == null ? null : perCluster.cents(),
                scheme.minimumClusterMembers(),
                scheme.overrunPolicy(),
                scheme.underTargetPolicy(),
                scheme.dropoutPolicy(),
                SchemeRecovery.of(scheme.recovery()),
                scheme.eligibleCostKinds().stream().sorted().toList(),
                scheme.clusterBudgetArticle(),
                scheme.cityBudgetArticle(),
                scheme.source());
    }

    SubsidyScheme toTerms() {
        return new SubsidyScheme(
                year,
                clustersAllowed,
                citiesAllowed,
                advanceRate.setScale(DECIMALS, RoundingMode.UNNECESSARY),
                rounding == null ? Rounding.HALF_UP : rounding,
                new ConventionPeriod(period.from(), period.until()),
                submissionDeadline,
                paymentCutOff,
                budgetYearEnd,
                reportDueDate,
                amountPerClusterCents == null ? null : Euro.ofCents(amountPerClusterCents),
                minimumClusterMembers,
                overrunPolicy,
                underTargetPolicy,
                dropoutPolicy,
                recovery == null ? RecoveryTerms.EVERY_CENT : recovery.toTerms(),
                eligible().isEmpty() ? EnumSet.allOf(CostKind.class) : EnumSet.copyOf(eligible()),
                clusterBudgetArticle,
                cityBudgetArticle,
                source);
    }

    private List<CostKind> eligible() {
        return eligibleCostKinds == null ? List.of() : eligibleCostKinds;
    }

    /** 0.5000 is written 0.5, and 1.0000 is written 1. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public void check(Issues issues) {
        if (eligible().stream().distinct().count() < eligible().size()) {
            issues.add(Issue.invalidInput("eligibleCostKinds", "Name each kind once."));
        }
        if (advanceRate.stripTrailingZeros().scale() > DECIMALS) {
            issues.add(Issue.outOfRange("advanceRate", "At most four decimals."));
        }
        if (period.until().isBefore(period.from())) {
            issues.add(Issue.invalidPeriod("period", "The period ends before it begins."));
        }
        if (budgetYearEnd.isBefore(paymentCutOff)) {
            issues.add(Issue.invalidPeriod("paymentCutOff", "The cut-off lies in the budget year."));
        }
        if (recovery != null) {
            recovery.check(issues);
        }
        if (!clustersAllowed && !citiesAllowed) {
            issues.add(Issue.invalidInput("clustersAllowed", "A scheme without any convention is no scheme."));
        }
    }
}
