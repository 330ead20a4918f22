package be.fgov.mi.piis.subsidy.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the social-activation subsidy in one year. The law moved each of these numbers between 2014 and
 * 2016, so they are rows of the database with their source, never constants.
 *
 * @param advanceRate share of the granted amount that is paid in advance, such as 0.50 (SUB-9)
 * @param rounding of the advance to the cent (rules.md 2.2)
 * @param period days in which a convention of the year may run (SUB-2)
 * @param submissionDeadline last day to submit a convention (SUB-5)
 * @param paymentCutOff last day on which everything is signed in time for the budget year (SUB-8)
 * @param budgetYearEnd last day on which the advance can still be paid
 * @param reportDueOn last day for both reports (rules.md 2.2)
 * @param amountPerCluster granted per cluster (SUB-30); null where the year fixes none
 * @param minimumClusterMembers lead included (SUB-29)
 * @param recovery what becomes of an advance beyond the accepted costs (rules.md 2.2)
 * @param eligibleCostKinds what the subsidy finances (SUB-13); at least one
 * @param clusterBudgetArticle article of the budget that pays clusters; null where no text names it
 * @param cityBudgetArticle article of the budget that pays cities (SUB-32); null where no text names it
 * @param source which texts say so, and which numbers are assumed
 */
public record SubsidyScheme(
        int year,
        boolean clustersAllowed,
        boolean citiesAllowed,
        BigDecimal advanceRate,
        Rounding rounding,
        ConventionPeriod period,
        LocalDate submissionDeadline,
        LocalDate paymentCutOff,
        LocalDate budgetYearEnd,
        LocalDate reportDueOn,
        @Nullable Euro amountPerCluster,
        int minimumClusterMembers,
        OverrunPolicy overrunPolicy,
        UnderTargetPolicy underTargetPolicy,
        DropoutPolicy dropoutPolicy,
        RecoveryTerms recovery,
        Set<CostKind> eligibleCostKinds,
        @Nullable String clusterBudgetArticle,
        @Nullable String cityBudgetArticle,
        String source) {

    public SubsidyScheme {
        eligibleCostKinds = Set.copyOf(eligibleCostKinds);
        if (eligibleCostKinds.isEmpty()) {
            throw new IllegalArgumentException("a scheme finances some kind of cost");
        }
        if (advanceRate.signum() < 0 || advanceRate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("an advance rate lies between 0 and 1");
        }
        if (amountPerCluster != null && amountPerCluster.isNegative()) {
            throw new IllegalArgumentException("an amount per cluster cannot be negative");
        }
        if (minimumClusterMembers < 1) {
            throw new IllegalArgumentException("a cluster has members");
        }
        if (budgetYearEnd.isBefore(paymentCutOff)) {
            throw new IllegalArgumentException("the payment cut-off lies in the budget year");
        }
    }

    public boolean allows(ConventionType type) {
        return switch (type) {
            case CLUSTER -> clustersAllowed;
            case CITY -> citiesAllowed;
        };
    }
}
