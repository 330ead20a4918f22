package be.fgov.mi.piis.contract;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every id that comes in a body has the form of a reference, so that the reader refuses a person's number there. */
class IdsOfBodiesTest {
    private final Set<Class<?>> seen = new HashSet<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyIdIsAReference() {
        for (JavaClass body : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("be.fgov.mi.piis.contract")) {
            if (body.isRecord() && body.isAssignableTo(WireBody.class)) {
                look(body.reflect());
            }
        }
        assertThat(ids)
                .contains("Decision.reference", "Step.id", "Breach.stepId", "ThirdParty.id", "ContractLine.reference");
        assertThat(wrong).isEmpty();
    }

    private void look(Type type) {
        if (type instanceof ParameterizedType several) {
            for (Type argument : several.getActualTypeArguments()) {
                look(argument);
            }
        }
        if (!(type instanceof Class<?> shape) || !shape.isRecord() || !seen.add(shape)) {
            return;
        }
        for (RecordComponent component : shape.getRecordComponents()) {
            look(component.getGenericType());
            boolean isText = component.getGenericType().toString().contains(String.class.getName());
            if (isText && component.getName().matches("id|ids|.*Ids?|reference|.*References?")) {
                String name = shape.getSimpleName() + "." + component.getName();
                ids.add(name);
                Pattern pattern = component.getAccessor().getAnnotation(Pattern.class);
                if (pattern == null || !pattern.regexp().equals(PathValues.REFERENCE)) {
                    wrong.add(name);
                }
            }
        }
    }
}
