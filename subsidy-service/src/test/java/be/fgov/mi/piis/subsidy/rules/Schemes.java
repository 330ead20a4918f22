package be.fgov.mi.piis.subsidy.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** The two schemes of the seeds, as the database holds them. */
final class Schemes {

    static final SubsidyScheme OF_2014 = scheme(2014, "0.75", false, "12500.00");
    static final SubsidyScheme OF_2015 = scheme(2015, "0.50", true, "10000.00");

    private Schemes() {}

    private static SubsidyScheme scheme(int year, String rate, boolean cities, String perCluster) {
        return new SubsidyScheme(
                year,
                true,
                cities,
                new BigDecimal(rate),
                Rounding.HALF_UP,
                new ConventionPeriod(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                LocalDate.of(year, 8, 31),
                LocalDate.of(year, 11, 15),
                LocalDate.of(year, 12, 31),
                LocalDate.of(year + 1, 2, 28),
                Euro.of(perCluster),
                3,
                OverrunPolicy.FINDING,
                UnderTargetPolicy.FLAG,
                DropoutPolicy.COUNTED_WHEN_EXPLAINED,
                RecoveryTerms.EVERY_CENT,
                Set.of(CostKind.STAFF, CostKind.OPERATING),
                null,
                "44.55.11.43.52.43",
                "test");
    }
}
