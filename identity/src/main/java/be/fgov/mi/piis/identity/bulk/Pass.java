package be.fgov.mi.piis.identity.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one run through a file remembers from chunk to chunk. A run that stores nothing remembers what it would have
 * stored; the number of lines bounds it.
 */
final class Pass implements BulkItems.Earlier {
    /** @param line where the push stood in the file */
    record Seen(int line, byte[] fingerprint) {}

    private final Set<String> comingAgain;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, Object> states = new HashMap<>();
    private final Map<Long, UUID> marks = new HashMap<>();
    private final List<BulkAccessLog.Look> looks = new ArrayList<>();

    /** @param comingAgain things that the file names with a revision after the first */
    Pass(Set<String> comingAgain) {
        this.comingAgain = comingAgain;
    }

    static String pushOf(String kind, String reference, int revision) {
        return kind + ' ' + reference + '#' + revision;
    }

    /** Pushes that this delivery took, whether or not it stores. */
    Set<String> taken() {
        return taken;
    }

    void wouldStore(BulkItem item) {
        seen.put(item.push(), new Seen(item.line(), item.fingerprint()));
        newest.merge(item.thing(), item.revision(), Math::max);
    }

    @Nullable
    Seen seen(BulkItem item) {
        return seen.get(item.push());
    }

    int newest(BulkItem item) {
        return newest.getOrDefault(item.thing(), 0);
    }

    @Override
    public boolean comesAgain(BulkItem item) {
        return comingAgain.contains(item.thing());
    }

    @Override
    public @Nullable Object stateOf(String reference) {
        return states.get(reference);
    }

    @Override
    public void keepState(String reference, Object state) {
        states.put(reference, state);
    }

    @Override
    public Map<Long, UUID> marks() {
        return marks;
    }

    void looked(List<BulkAccessLog.Look> more) {
        looks.addAll(more);
    }

    /** The looks since the last call; whoever takes them writes them in the transaction that is running. */
    List<BulkAccessLog.Look> takeLooks() {
        List<BulkAccessLog.Look> taken = List.copyOf(looks);
        looks.clear();
        return taken;
    }
}
