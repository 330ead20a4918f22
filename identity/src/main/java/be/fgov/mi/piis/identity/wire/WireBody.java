package be.fgov.mi.piis.identity.wire;

import be.fgov.mi.piis.identity.problem.Issues;

/**
 * A record that arrives as the JSON body of a request. {@link StrictJson} reads it: a component is required unless it
 * is {@code @Nullable}, unknown properties are refused, and {@code @Size}, {@code @Pattern}, {@code @Min} and
 * {@code @Max} hold; what has the form of a reference ({@link PathValues#REFERENCE}) is no person's number. The same
 * annotations make the OpenAPI document.
 */
public interface WireBody {
    /** Checks that concern several fields at once; called only when each field by itself is right. */
    default void check(Issues issues) {}
}
