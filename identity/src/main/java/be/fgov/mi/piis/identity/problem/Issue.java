package be.fgov.mi.piis.identity.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One wrong thing in a request, in the words of the Belgif guide. It names the place and says what to repair; it never
 * repeats the value, which can be personal data.
 *
 * @param type Belgif issue type
 * @param in body, path, query or header
 * @param name where: a property path such as {@code steps[0].dueOn}
 * @param detail what to repair, in English
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Issue(String type, String in, String name, String detail) {
    private static final String BELGIF = "urn:problem-type:belgif:input-validation:";
    private static final String BELGIF_EXT = "urn:problem-type:belgif-ext:input-validation:";

    public static Issue schemaViolation(String name, String detail) {
        return new Issue(BELGIF + "schemaViolation", "body", name, detail);
    }

    public static Issue invalidInput(String name, String detail) {
        return new Issue(BELGIF + "invalidInput", "body", name, detail);
    }

    public static Issue unknownInput(String name) {
        return new Issue(BELGIF + "unknownInput", "body", name, "This property does not exist here: remove it.");
    }

    public static Issue referencedResourceNotFound(String name, String detail) {
        return new Issue(BELGIF + "referencedResourceNotFound", "body", name, detail);
    }

    public static Issue requiredInput(String name) {
        return requiredInput(name, "This property is required.");
    }

    public static Issue requiredInput(String name, String detail) {
        return new Issue(BELGIF_EXT + "requiredInput", "body", name, detail);
    }

    public static Issue invalidStructure(String name, String detail) {
        return new Issue(BELGIF_EXT + "invalidStructure", "body", name, detail);
    }

    public static Issue invalidPeriod(String name, String detail) {
        return new Issue(BELGIF_EXT + "invalidPeriod", "body", name, detail);
    }

    public static Issue outOfRange(String name, String detail) {
        return new Issue(BELGIF_EXT + "outOfRange", "body", name, detail);
    }

    public static Issue rejectedInput(String name, String detail) {
        return new Issue(BELGIF_EXT + "rejectedInput", "body", name, detail);
    }

    /** The same issue in another part of the request: {@code path}, {@code query} or {@code header}. */
    public Issue in(String place) {
        return new Issue(type, place, name, detail);
    }
}
