package be.fgov.mi.piis.identity.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a file that is coming in changes: of each thing with a revision after the first the newest one. */
public final class RevisionsSeen {
    private final Map<String, Map<String, Integer>> byKind = new TreeMap<>();

    /**
     * A thing that the file changes.
     *
     * @param ends whether one of its revisions ends it
     */
    public record Changed(String reference, int revision, boolean ends) {}

    public void see(LineGlance glance) {
        if (glance.revision() > 1) {
            // The sign tells whether a revision ends the thing: a file may have 200,000 of them.
            byKind.computeIfAbsent(glance.kind(), any -> new HashMap<>())
                    .merge(
                            glance.reference(),
                            glance.ends() ? -glance.revision() : glance.revision(),
                            (before, now) -> {
                                int newest = Math.max(Math.abs(before), Math.abs(now));
                                return before < 0 || now < 0 ? -newest : newest;
                            });
        }
    }

    /** {@return the kinds of which anything is changed} */
    public List<String> kinds() {
        return List.copyOf(byKind.keySet());
    }

    public List<Changed> of(String kind) {
        return byKind.getOrDefault(kind, Map.of()).entrySet().stream()
                .map(each -> new Changed(each.getKey(), Math.abs(each.getValue()), each.getValue() < 0))
                .toList();
    }
}
