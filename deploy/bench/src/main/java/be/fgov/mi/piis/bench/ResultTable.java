package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** All measures in one table, for people and as JSON. */
record ResultTable(List<Measure> measures, List<String> notes, double loadBefore, boolean quick) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A ceiling that varies by more than that says little. */
    private static final double UNSTEADY = 0.40;

    String text() {
        StringBuilder text = new StringBuilder("\n");
        text.append(String.format(
                Locale.ROOT,
                "%-40s %12s %12s %7s %7s  %-8s %s%n",
                "measure",
                "against",
                "ours",
                "ratio",
                "goal",
                "verdict",
                "ratio of each pair"));
        for (Measure measure : measures) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-40s %12s %12s %7.2f %7s  %-8s %s%s%n",
                    measure.name(),
                    figure(measure.against(), measure.unit()),
                    figure(measure.ours(), measure.unit()),
                    measure.ratio(),
                    measure.goal() == null ? "–" : measure.goal().toString(),
                    measure.verdict(),
                    measure.pairsAsText(),
                    measure.spreadOfAgainst() > UNSTEADY ? " (the ceiling itself is unsteady)" : ""));
        }
        for (String note : notes) {
            text.append("  ").append(note).append('\n');
        }
        return text.toString();
    }

    private static String figure(double value, String unit) {
        return String.format(Locale.ROOT, unit.equals("ms") ? "%.1f %s" : "%.0f %s", value, unit);
    }

    void write(Path file) {
        ObjectNode result = MAPPER.createObjectNode();
        result.put("quick", quick);
        result.put("loadAverageBefore", loadBefore);
        result.put("processors", Runtime.getRuntime().availableProcessors());
        ArrayNode lines = result.putArray("measures");
        for (Measure measure : measures) {
            ObjectNode line = lines.addObject()
                    .put("name", measure.name())
                    .put("unit", measure.unit())
                    .put("against", measure.against())
                    .put("ours", measure.ours())
                    .put("ratio", measure.ratio())
                    .put("spreadOfAgainst", measure.spreadOfAgainst());
            measure.pairs().forEach(line.withArray("pairs")::add);
            if (measure.goal() != null) {
                line.put("goal", measure.goal().toString());
            }
            line.put("verdict", measure.verdict());
        }
        notes.forEach(result.putArray("notes")::add);
        try {
            MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), result);
        } catch (IOException e) {
            throw new LaunchFailure("the file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
