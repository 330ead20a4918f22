package be.fgov.mi.piis.identity.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refusal in the form of RFC 9457 with the Belgif vocabulary.
 *
 * @param type URN of the kind of refusal: stable, for programs
 * @param title the kind in words, the same for every instance
 * @param status HTTP status, 400 to 599
 * @param detail what the caller can do about this instance
 * @param instance URN of this answer, the same id as in the log
 * @param issues one per wrong field, for a bad request
 * @param extra further members of the kind, for example {@code missing}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "issues"})
@Schema(name = "Problem", description = "A refusal (RFC 9457) with the Belgif problem types.")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<Issue> issues,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> extra) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
