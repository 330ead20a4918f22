package be.fgov.mi.piis.evaluation.rules;

/**
 * One wrong thing in a definition or in answers: where it is and what to repair. It never repeats the value.
 *
 * @param pointer JSON pointer (RFC 6901) into the document, such as {@code /items/3/text/nl}; empty for the whole
 * @param code what is wrong, for programs
 * @param detail what to repair, in English
 */
public record Fault(String pointer, Code code, String detail) {
    /** What can be wrong. */
    public enum Code {
        /** A text without a visible character. */
        BLANK,
        /** A text without the form that is asked for. */
        INVALID_FORM,
        /** A number outside its range. */
        OUT_OF_RANGE,
        /** The same name or number twice. */
        DUPLICATE,
        /** A name that nothing in the document has. */
        UNKNOWN_REFERENCE,
        /** Something that has to be there is not. */
        MISSING,
        /** Two parts that exclude each other. */
        CONTRADICTION
    }

    Fault below(String parent) {
        return new Fault(parent + pointer, code, detail);
    }
}
