package be.fgov.mi.piis.identity.rules;

/**
 * A number or a choice that the law, or its reading, can move. The parameters of a service are an enum of these: each
 * has a default, and dated rows replace it from their day on.
 */
public interface DatedParameter {

    /** What a value of the parameter looks like. */
    enum Kind {
        /** A whole number from 0 to 9999. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** {@code calendar} or {@code working}. */
        UNIT;

        private static final String NUMBER_FORM = "0|[1-9][0-9]{0,3}";

        boolean accepts(String value) {
            return switch (this) {
                case NUMBER -> value.matches(NUMBER_FORM);
                case FLAG -> value.equals("true") || value.equals("false");
                case UNIT -> value.equals("calendar") || value.equals("working");
            };
        }
    }

    /** The value where no row says another. */
    String standard();

    Kind kind();

    /** Where the number comes from; empty where no text gives one. */
    String source();

    /** The assumption behind it; empty where a text says it. */
    String assumption();

    /** Whether a value can stand for this parameter. */
    default boolean accepts(String value) {
        return kind().accepts(value);
    }
}
