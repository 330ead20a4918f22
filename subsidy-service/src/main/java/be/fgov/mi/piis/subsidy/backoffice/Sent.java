package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was sent, when it was refused: what was not right with it, and what stood in it, so that nobody types it
 * again.
 *
 * @param whole about the form, not about a field
 * @param fields what was not right, by the field as the API names it
 * @param given what stood in the form
 */
public record Sent(@Nullable PageRefusal whole, Map<String, FieldRefusal> fields, Map<String, String> given) {
    /** A form that nobody has sent yet. */
    static final Sent NOTHING = new Sent(null, Map.of(), Map.of());

    static Sent refused(ProblemException refused, MultivaluedMap<String, String> form) {
        Map<String, FieldRefusal> fields = new LinkedHashMap<>();
        for (Issue issue : refused.problem().issues()) {
            fields.putIfAbsent(issue.name(), FieldRefusal.of(issue));
        }
        return new Sent(fields.isEmpty() ? PageRefusal.onAct(refused) : null, fields, given(form));
    }

    static Sent refused(PageRefusal whole, MultivaluedMap<String, String> form) {
        return new Sent(whole, Map.of(), given(form));
    }

    private static Map<String, String> given(MultivaluedMap<String, String> form) {
        Map<String, String> given = new LinkedHashMap<>();
        form.forEach((name, values) -> given.put(name, values.getFirst()));
        return given;
    }

    /** As it was, but for a choice that was made for something else than the page shows now: it is made anew. */
    Sent without(String field) {
        Map<String, String> kept = new LinkedHashMap<>(given);
        kept.remove(field);
        return new Sent(whole, fields, kept);
    }

    public boolean refused() {
        return whole != null || !fields.isEmpty();
    }

    /** What was not right with a field; null when it was. */
    public @Nullable FieldRefusal at(String field) {
        return fields.get(field);
    }

    /** What stood in a field; empty when nothing did. */
    public String text(String field) {
        return given.getOrDefault(field, "");
    }
}
