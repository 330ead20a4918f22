package be.fgov.mi.piis.evaluation;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import be.fgov.mi.piis.evaluation.rules.Bridge;
import be.fgov.mi.piis.evaluation.rules.Comparison;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.Measurement;
import be.fgov.mi.piis.evaluation.rules.ProgressFromTheStart;
import be.fgov.mi.piis.evaluation.rules.RatingsSideBySide;
import be.fgov.mi.piis.evaluation.rules.ReliableChange;
import be.fgov.mi.piis.evaluation.rules.Score;
import be.fgov.mi.piis.evaluation.rules.Scores;
import be.fgov.mi.piis.evaluation.rules.Scoring;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.LocalDate;

@AnalyzeClasses(packages = "be.fgov.mi.piis.evaluation", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule rules_are_pure = classes()
            .that()
            .resideInAPackage("..evaluation.rules..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "..identity.ids..", "..identity.rules..", "..evaluation.rules..");

    @ArchTest
    static final ArchRule rules_are_told_the_day = noClasses()
            .that()
            .resideInAPackage("..evaluation.rules..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(LocalDate.class, "now");

    @ArchTest
    static final ArchRule only_messaging_knows_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("..evaluation.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.smallrye.reactive.messaging..",
                    "org.eclipse.microprofile.reactive.messaging..");

    private static final Class<?>[] SCORES = {
        Score.class,
        Scores.class,
        Measurement.class,
        Comparison.class,
        ReliableChange.class,
        ProgressFromTheStart.class,
        RatingsSideBySide.class
    };

    @ArchTest
    static final ArchRule scores_are_used_for_nothing_but_measuring = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..evaluation.rules..",
                    "..evaluation.measuring..",
                    "..evaluation.instrument..",
                    "..evaluation.statistics..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(SCORES)
            .because("SUB-23: no sanction, no compliance, no review, no trajectory is judged by what somebody scored");

    @ArchTest
    static final ArchRule no_other_rule_asks_for_scores = noClasses()
            .that()
            .resideInAPackage("..evaluation.rules..")
            .and(not(belongToAnyOf(SCORES)))
            .and(not(belongToAnyOf(Instrument.class, Scoring.class, Bridge.class)))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(SCORES);

    @ArchTest
    static final ArchRule answers_are_opened_where_they_are_measured = noClasses()
            .that()
            .resideOutsideOfPackages("..evaluation.measuring..", "..evaluation.statistics..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("ProgressOfContract")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("MeasurementRevision");

    @ArchTest
    static final ArchRule packages_do_not_depend_on_each_other_in_circles =
            slices().matching("be.fgov.mi.piis.evaluation.(*)..").should().beFreeOfCycles();
}
