package be.fgov.mi.piis.evaluation.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Counts as a flow that goes round: at each node as much comes in as goes out, which is that a total is the sum of its
 * cells. What others know is the flow in the arcs that are published; a hidden arc may carry any flow, not below zero,
 * that keeps the balance.
 */
final class Circulation {
    /** A total is told last: it carries what the table is about. */
    private static final long COST_OF_A_TOTAL = 1_000_000_000L;

    private static final class Arc {
        final int from;
        final int to;
        final long count;
        final boolean total;
        boolean hidden;

        Arc(int from, int to, long count, boolean total) {
            this.from = from;
            this.to = to;
            this.count = count;
            this.total = total;
        }

        /** What it costs to hide it: small counts go first, and an empty cell, which hides little, after them. */
        long cost(int below) {
            if (hidden) {
                return 0;
            }
            return (count == 0 ? 2L * below : count) + (total ? COST_OF_A_TOTAL : 0);
        }
    }

    /** One arc of a path, followed in its direction (more flows) or against it (less flows). */
    private record Hop(int arc, boolean along) {}

    private final int nodes;
    private final List<Arc> arcs = new ArrayList<>();

    Circulation(int nodes) {
        this.nodes = nodes;
    }

    void add(int from, int to, long count, boolean total) {
        arcs.add(new Arc(from, to, count, total));
    }

    List<OptionalLong> published(int first, int count) {
        return arcs.subList(first, first + count).stream()
                .map(arc -> arc.hidden ? OptionalLong.empty() : OptionalLong.of(arc.count))
                .toList();
    }

    void protect(int below) {
        for (Arc arc : arcs) {
            arc.hidden = arc.count > 0 && arc.count < below;
        }
        for (int i = 0; i < arcs.size(); i++) {
            Arc arc = arcs.get(i);
            if (arc.count > 0 && arc.count < below) {
                makeRoom(i, below);
            }
        }
    }

    /** Hides others until this one could as well be as large as the threshold. */
    private void makeRoom(int protectedArc, int below) {
        Arc arc = arcs.get(protectedArc);
        long[] less = new long[arcs.size()];
        for (int i = 0; i < less.length; i++) {
            less[i] = arcs.get(i).count;
        }
        long room = below - arc.count;
        while (room > 0) {
            List<Hop> path = cheapestPath(arc.to, arc.from, protectedArc, less, below);
            long amount = room;
            for (Hop hop : path) {
                arcs.get(hop.arc()).hidden = true;
                amount = hop.along() ? amount : Math.min(amount, less[hop.arc()]);
            }
            for (Hop hop : path) {
                less[hop.arc()] += hop.along() ? amount : -amount;
            }
            room -= amount;
        }
    }

    /**
     * The way round along which the flow can change with the least hidden. There always is one: more may flow in every
     * arc in its direction, and along those every node is reached.
     */
    private List<Hop> cheapestPath(int start, int end, int without, long[] less, int below) {
        long[] costs = new long[nodes];
        Arrays.fill(costs, Long.MAX_VALUE);
        costs[start] = 0;
        @Nullable Hop[] cameBy = new Hop[nodes];
        record Reached(int node, long cost) {}
        PriorityQueue<Reached> queue =
                new PriorityQueue<>(Comparator.comparingLong(Reached::cost).thenComparingInt(Reached::node));
        queue.add(new Reached(start, 0));
        while (!queue.isEmpty()) {
            Reached reached = queue.remove();
            if (reached.cost() > costs[reached.node()]) {
                continue;
            }
            for (int i = 0; i < arcs.size(); i++) {
                Arc arc = arcs.get(i);
                boolean along = arc.from == reached.node();
                boolean against = arc.to == reached.node() && less[i] > 0;
                if (i == without || (!along && !against)) {
                    continue;
                }
                int next = along ? arc.to : arc.from;
                long cost = reached.cost() + arc.cost(below);
                if (cost < costs[next]) {
                    costs[next] = cost;
                    cameBy[next] = new Hop(i, along);
                    queue.add(new Reached(next, cost));
                }
            }
        }
        List<Hop> path = new ArrayList<>();
        for (int node = end; node != start; ) {
            Hop hop = cameBy[node];
            if (hop == null) {
                throw new IllegalStateException("a table without totals");
            }
            path.addFirst(hop);
            node = hop.along() ? arcs.get(hop.arc()).from : arcs.get(hop.arc()).to;
        }
        return path;
    }
}
