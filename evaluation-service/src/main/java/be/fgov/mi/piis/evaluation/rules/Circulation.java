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
    /** A total is hidden last: it carries what the table is about. */
    private static final long COST_OF_A_RANK = 1_000_000_000L;

    private static final long COST_OF_MEMORY = 1_000 * COST_OF_A_RANK;

    private static final class Arc {
        final int from;
        final int to;
        final long count;
        final long persons;
        final int rank;
        boolean hidden;
        boolean isRemembered;

        Arc(int from, int to, long count, long persons, int rank) {
            this.from = from;
            this.to = to;
            this.count = count;
            this.persons = persons;
            this.rank = rank;
        }

        boolean isSmall(int below) {
            return persons > 0 && persons < below;
        }

        /**
         * What it costs to hide it: small counts go first, and an empty cell, which hides little, after them. Behind a
         * count that others remember nothing is hidden, so it is the last one.
         */
        long cost(int below) {
            long ofMemory = isRemembered ? COST_OF_MEMORY : 0;
            if (hidden) {
                return ofMemory;
            }
            return ofMemory + (count == 0 ? 2L * below : count) + rank * COST_OF_A_RANK;
        }
    }

    /** One arc of a path, followed in its direction (more flows) or against it (less flows). */
    private record Hop(int arc, boolean along) {}

    private final int nodes;
    private final List<Arc> arcs = new ArrayList<>();
    private final List<List<Integer>> arcsAt = new ArrayList<>();

    Circulation(int nodes) {
        this.nodes = nodes;
        for (int i = 0; i < nodes; i++) {
            arcsAt.add(new ArrayList<>());
        }
    }

    /** A count of persons, each counted once. */
    void add(int from, int to, long count, boolean total) {
        add(from, to, count, count, total ? 1 : 0);
    }

    /**
     * A count of records.
     *
     * @param persons how many persons are behind them
     * @param rank 0 for a cell; a total of a higher rank is hidden after those of lower ones
     * @return by which it is found again
     */
    int add(int from, int to, long count, long persons, int rank) {
        arcs.add(new Arc(from, to, count, persons, rank));
        int arc = arcs.size() - 1;
        arcsAt.get(from).add(arc);
        arcsAt.get(to).add(arc);
        return arc;
    }

    /** Others are not told this count: it follows from what they are told, or it does not. */
    void neverPublished(int arc) {
        arcs.get(arc).hidden = true;
    }

    /** Others were told the same count before. */
    void remembered(int arc) {
        arcs.get(arc).isRemembered = true;
    }

    OptionalLong published(int arc) {
        return published(arc, 1).getFirst();
    }

    List<OptionalLong> published(int first, int count) {
        return arcs.subList(first, first + count).stream()
                .map(arc -> arc.hidden ? OptionalLong.empty() : OptionalLong.of(arc.count))
                .toList();
    }

    void protect(int below) {
        for (Arc arc : arcs) {
            arc.hidden = arc.hidden || arc.isSmall(below);
        }
        for (int i = 0; i < arcs.size(); i++) {
            if (arcs.get(i).isSmall(below)) {
                makeRoom(i, below);
            }
        }
    }

    /**
     * Hides others until so many more could be counted here that, one for each person, the threshold is reached. Where
     * one person stands behind several records that is more than the threshold itself: never less.
     */
    private void makeRoom(int protectedArc, int below) {
        Arc arc = arcs.get(protectedArc);
        long[] less = new long[arcs.size()];
        for (int i = 0; i < less.length; i++) {
            less[i] = arcs.get(i).count;
        }
        long room = below - arc.persons;
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
            if (reached.node() == end) {
                break;
            }
            for (int i : arcsAt.get(reached.node())) {
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
