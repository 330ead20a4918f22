package be.fgov.mi.piis.e2e;

import java.time.LocalDate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class the one suite of this run; it is stopped after the last. */
final class OnTheWholeSuite implements ParameterResolver {

    /** Before the journeys begin; each of them moves the date itself. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 8, 24);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Suite.class, key -> Suite.start(FIRST_DAY), Suite.class);
    }
}
