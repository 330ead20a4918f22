package be.fgov.mi.piis.subsidy.scheme;

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
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The row of a year's parameters. */
@Entity
@Table(name = "subsidy_scheme")
public class Scheme extends PanacheEntityBase {
    @Id
    int year;

    long version;
    boolean clustersAllowed;
    boolean citiesAllowed;

    @Column(precision = 5, scale = 4)
    BigDecimal advanceRate;

    @Enumerated(EnumType.STRING)
    Rounding rounding;

    LocalDate periodFrom;
    LocalDate periodUntil;
    LocalDate submissionDeadline;
    LocalDate paymentCutOff;
    LocalDate budgetYearEnd;
    LocalDate reportDueOn;

    @Nullable
    Long amountPerClusterCents;

    int minimumClusterMembers;

    @Enumerated(EnumType.STRING)
    OverrunPolicy overrunPolicy;

    @Enumerated(EnumType.STRING)
    UnderTargetPolicy underTargetPolicy;

    @Enumerated(EnumType.STRING)
    DropoutPolicy dropoutPolicy;

    @Enumerated(EnumType.STRING)
    RecoveryPolicy recoveryPolicy;

    long recoveryMinimumCents;

    @Nullable
    Integer recoveryDueDays;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] eligibleCostKinds;

    @Nullable
    String clusterBudgetArticle;

    @Nullable
    String cityBudgetArticle;

    String source;

    protected Scheme() {}

    Scheme(int year) {
        this.year = year;
    }

    static Optional<Scheme> of(int year) {
        return findByIdOptional(year);
    }

    void replaceBy(SubsidyScheme terms, long newVersion) {
        version = newVersion;
        clustersAllowed = terms.clustersAllowed();
        citiesAllowed = terms.citiesAllowed();
        advanceRate = terms.advanceRate();
        rounding = terms.rounding();
        periodFrom = terms.period().from();
        periodUntil = terms.period().until();
        submissionDeadline = terms.submissionDeadline();
        paymentCutOff = terms.paymentCutOff();
        budgetYearEnd = terms.budgetYearEnd();
        reportDueOn = terms.reportDueOn();
        Euro perCluster = terms.amountPerCluster();
        amountPerClusterCents = perCluster == null ? null : perCluster.cents();
        minimumClusterMembers = terms.minimumClusterMembers();
        overrunPolicy = terms.overrunPolicy();
        underTargetPolicy = terms.underTargetPolicy();
        dropoutPolicy = terms.dropoutPolicy();
        recoveryPolicy = terms.recovery().policy();
        recoveryMinimumCents = terms.recovery().minimum().cents();
        recoveryDueDays = terms.recovery().dueDays();
        eligibleCostKinds =
                terms.eligibleCostKinds().stream().map(CostKind::name).sorted().toArray(String[]::new);
        clusterBudgetArticle = terms.clusterBudgetArticle();
        cityBudgetArticle = terms.cityBudgetArticle();
        source = terms.source();
    }

    SubsidyScheme toTerms() {
        return new SubsidyScheme(
                year,
                clustersAllowed,
                citiesAllowed,
                advanceRate,
                rounding,
                new ConventionPeriod(periodFrom, periodUntil),
                submissionDeadline,
                paymentCutOff,
                budgetYearEnd,
                reportDueOn,
                amountPerClusterCents == null ? null : Euro.ofCents(amountPerClusterCents),
                minimumClusterMembers,
                overrunPolicy,
                underTargetPolicy,
                dropoutPolicy,
                new RecoveryTerms(recoveryPolicy, Euro.ofCents(recoveryMinimumCents), recoveryDueDays),
                Arrays.stream(eligibleCostKinds).map(CostKind::valueOf).collect(Collectors.toUnmodifiableSet()),
                clusterBudgetArticle,
                cityBudgetArticle,
                source);
    }
}
