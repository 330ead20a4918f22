package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of comma-separated values with a header (RFC 4180), read strictly: every line has as many cells as the header,
 * a quote that opens is closed.
 */
public final class CsvTable {

    /**
     * @param number of the line in the file, the header is line 1
     * @param cells by column name; an empty cell is an empty text
     */
    public record Line(int number, Map<String, String> cells) {
        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private CsvTable() {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 when it is not such a file */
    public static List<Line> read(String text, Set<String> required, Set<String> optional) {
        return of(rows(text), required, optional);
    }

    /**
     * @param rows the header first
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 when it is not such a table
     */
    public static List<Line> of(List<List<String>> rows, Set<String> required, Set<String> optional) {
        if (rows.isEmpty()) {
            throw Problems.badRequest(Issue.schemaViolation("body", "The file is empty."));
        }
        List<String> header = rows.getFirst();
        Set<String> distinct = new HashSet<>(header);
        Set<String> known = new HashSet<>(required);
        known.addAll(optional);
        if (distinct.size() != header.size() || !distinct.containsAll(required) || !known.containsAll(distinct)) {
            throw Problems.badRequest(Issue.schemaViolation(
                    "line 1",
                    "The header has the columns "
                            + String.join(",", required.stream().sorted().toList())));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.size() != header.size()) {
                throw Problems.badRequest(
                        Issue.schemaViolation("line " + (i + 1), header.size() + " cells are expected."));
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int column = 0; column < row.size(); column++) {
                cells.put(header.get(column), row.get(column));
            }
            lines.add(new Line(i + 1, new HashMap<>(cells)));
        }
        return lines;
    }

    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                row.add(take(cell));
            } else if (c == '\n') {
                row.add(take(cell));
                rows.add(List.copyOf(row));
                row.clear();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw Problems.badRequest(Issue.schemaViolation("body", "A quote is not closed."));
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(take(cell));
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private static String take(StringBuilder cell) {
        String value = cell.toString();
        cell.setLength(0);
        return value;
    }
}
