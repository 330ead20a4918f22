package be.fgov.mi.piis.identity.wire;

import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.ws.rs.core.EntityTag;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a caller who replaces a thing without revisions says about the version it knows: {@code If-Match} with the
 * ETag of the version it read, or {@code If-None-Match: *} (or nothing) for a thing that is not there yet.
 */
public record VersionPrecondition(
        @Nullable String ifMatch, @Nullable String ifNoneMatch) {

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * @param current version of the thing, empty when there is none
     * @return the version the replacement gets
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 428 without If-Match on an existing thing, 412 on
     *     another version than the current one
     */
    public long next(OptionalLong current) {
        if (current.isEmpty()) {
            if (ifMatch != null) {
                throw conflict(current);
            }
            return 1;
        }
        if (ifMatch == null) {
            if (ifNoneMatch != null) {
                throw conflict(current);
            }
            throw Problems.own(
                    428,
                    "preconditionRequired",
                    "Precondition Required",
                    "This exists already: send If-Match with the ETag of the version you read.",
                    Map.of());
        }
        if (!ifMatch.equals('"' + Long.toString(current.getAsLong()) + '"')) {
            throw conflict(current);
        }
        return current.getAsLong() + 1;
    }

    private static RuntimeException conflict(OptionalLong current) {
        return Problems.own(
                412,
                "versionConflict",
                "Precondition Failed",
                "This is not the current version: read it again and repeat the change on it.",
                current.isEmpty() ? Map.of() : Map.of("currentVersion", current.getAsLong()));
    }
}
