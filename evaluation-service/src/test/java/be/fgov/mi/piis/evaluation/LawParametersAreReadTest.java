package be.fgov.mi.piis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.rules.LawParameter;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A number of the law that is accepted and read by nothing would let an officer believe that it changed something. */
class LawParametersAreReadTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("be.fgov.mi.piis.evaluation");

    @ParameterizedTest
    @EnumSource(LawParameter.class)
    void every_parameter_is_read(LawParameter parameter) {
        JavaClass itself = SERVICE.get(LawParameter.class);
        assertThat(itself.getField(parameter.name()).getAccessesToSelf())
                .as("reads of %s outside of its own class", parameter)
                .anyMatch(read -> !read.getOriginOwner().equals(itself));
    }
}
