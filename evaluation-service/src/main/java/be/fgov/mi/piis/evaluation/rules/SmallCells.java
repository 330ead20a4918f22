package be.fgov.mi.piis.evaluation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Outside the CPAS itself a count from 1 up to a threshold is hidden, a total too: few persons can be recognised. Other
 * counts are hidden with it, as few and as small as is easily found, until what is left does not tell any more: from the
 * counts and totals that stay, and from no count being negative, nobody can prove that a hidden small count is below the
 * threshold, let alone compute it. 0 is no person and stays, unless it has to hide another one.
 *
 * <p>One table is protected, with its totals. Who publishes two tables about the same persons has to publish them as
 * one, since the second can tell what the first hides.
 */
public final class SmallCells {
    private SmallCells() {}

    /** @param below the threshold in force, {@link LawParameter#SMALL_CELL_BELOW}; below 2 nothing is hidden */
    public static PublishedTable hide(CountTable table, int below) {
        int rows = table.rows();
        int columns = table.columns();
        if (rows == 1 || columns == 1) {
            return asTable(table, hide(flat(table), below));
        }
        // Persons flow from the source through their row and their column to the sink and back: what a count can be,
        // when the others are known, is what can flow there.
        Circulation flow = new Circulation(rows + columns + 2);
        int source = rows + columns;
        int sink = source + 1;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                flow.add(row, rows + column, table.cell(row, column), false);
            }
        }
        for (int row = 0; row < rows; row++) {
            flow.add(source, row, rowTotal(table, row), true);
        }
        for (int column = 0; column < columns; column++) {
            flow.add(rows + column, sink, columnTotal(table, column), true);
        }
        flow.add(sink, source, total(flat(table)), true);
        flow.protect(below);

        List<List<OptionalLong>> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            cells.add(flow.published(row * columns, columns));
        }
        int margin = rows * columns;
        return new PublishedTable(
                cells,
                flow.published(margin, rows),
                flow.published(margin + rows, columns),
                flow.published(margin + rows + columns, 1).getFirst());
    }

    /**
     * The same for counts by one property, and their total.
     *
     * @throws IllegalArgumentException when there is no count or a negative one
     */
    public static PublishedList hide(List<Long> counts, int below) {
        List<Long> given = new CountTable(List.of(counts)).counts().getFirst();
        Circulation flow = new Circulation(2);
        for (long count : given) {
            flow.add(0, 1, count, false);
        }
        flow.add(1, 0, total(given), true);
        flow.protect(below);
        return new PublishedList(
                flow.published(0, given.size()), flow.published(given.size(), 1).getFirst());
    }

    /** The totals of a single row or column are its cells again: they say what the cell says and nothing else. */
    private static PublishedTable asTable(CountTable table, PublishedList list) {
        List<OptionalLong> total = List.of(list.total());
        if (table.rows() == 1) {
            return new PublishedTable(List.of(list.cells()), total, list.cells(), list.total());
        }
        return new PublishedTable(list.cells().stream().map(List::of).toList(), list.cells(), total, list.total());
    }

    private static List<Long> flat(CountTable table) {
        return table.counts().stream().flatMap(List::stream).toList();
    }

    private static long rowTotal(CountTable table, int row) {
        return total(table.counts().get(row));
    }

    private static long columnTotal(CountTable table, int column) {
        return total(table.counts().stream().map(row -> row.get(column)).toList());
    }

    private static long total(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
