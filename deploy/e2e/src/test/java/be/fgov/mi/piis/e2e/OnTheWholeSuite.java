package be.fgov.mi.piis.e2e;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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
                .computeIfAbsent(Started.class, key -> Started.tried(), Started.class)
                .suite();
    }

    /** What became of the one try: a suite that did not start is not started again for each class. */
    private record Started(@Nullable Suite whole, @Nullable RuntimeException failure) implements AutoCloseable {

        static Started tried() {
            try {
                return new Started(Suite.start(FIRST_DAY), null);
            } catch (RuntimeException failure) {
                return new Started(null, failure);
            }
        }

        Suite suite() {
            if (whole == null) {
                throw new IllegalStateException("the suite did not start", failure);
            }
            return whole;
        }

        @Override
        public void close() {
            if (whole != null) {
                whole.close();
            }
        }
    }
}
