package be.fgov.mi.piis.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

    @ArchTest
    static final ArchRule packages_do_not_depend_on_each_other_in_circles =
            slices().matching("be.fgov.mi.piis.evaluation.(*)..").should().beFreeOfCycles();
}
