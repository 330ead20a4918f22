package be.fgov.mi.piis.evaluation.rules;

import java.util.List;

/**
 * Persons counted by two properties.
 *
 * @param counts by row, each with one count for each column; none is negative
 */
public record CountTable(List<List<Long>> counts) {
    /** @throws IllegalArgumentException when it has no cell, rows of different lengths or a negative count */
    public CountTable {
        counts = counts.stream().map(List::copyOf).toList();
        if (counts.isEmpty() || counts.getFirst().isEmpty()) {
            throw new IllegalArgumentException("a table has at least one cell");
        }
        int width = counts.getFirst().size();
        for (List<Long> row : counts) {
            if (row.size() != width) {
                throw new IllegalArgumentException("the rows of a table are of one length");
            }
            if (row.stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("a count is not negative");
            }
        }
    }

    int rows() {
        return counts.size();
    }

    int columns() {
        return counts.getFirst().size();
    }

    long cell(int row, int column) {
        return counts.get(row).get(column);
    }
}
