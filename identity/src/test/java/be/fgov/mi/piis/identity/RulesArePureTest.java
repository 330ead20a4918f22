package be.fgov.mi.piis.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "be.fgov.mi.piis.identity", importOptions = ImportOption.DoNotIncludeTests.class)
class RulesArePureTest {
    @ArchTest
    static final ArchRule rulesDependOnNothingElse = classes()
            .that()
            .resideInAPackage("..identity.rules..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..identity.rules..", "..identity.ids..", "org.jspecify..");

    @ArchTest
    static final ArchRule rulesDoNotReadTheClock = noClasses()
            .that()
            .resideInAPackage("..identity.rules..")
            .should()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.Instant.class, "now");
}
