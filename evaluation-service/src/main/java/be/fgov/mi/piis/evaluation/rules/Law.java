package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The dated parameters: a rule asks for the value in force on the day that it judges by (rules §0: the rules changed
 * over time, so nothing reads a number that the law can move from a constant).
 */
public final class Law {
    private static final Law STANDARD = new Law(List.of());

    private final Map<LawParameter, NavigableMap<LocalDate, String>> rows = new EnumMap<>(LawParameter.class);

    /** @param value in force from {@code validFrom} on, until a later row of the same parameter */
    public record Row(LawParameter parameter, LocalDate validFrom, String value) {}

    /** @throws IllegalArgumentException when a row has a value of another kind than its parameter */
    public Law(List<Row> given) {
        for (Row row : given) {
            if (!row.parameter().accepts(row.value())) {
                throw new IllegalArgumentException("not a value of " + row.parameter());
            }
            rows.computeIfAbsent(row.parameter(), any -> new TreeMap<>()).put(row.validFrom(), row.value());
        }
    }

    /** The defaults, without any dated row. */
    public static Law standard() {
        return STANDARD;
    }

    public int number(LawParameter parameter, LocalDate on) {
        return Integer.parseInt(value(parameter, LawParameter.Kind.NUMBER, on));
    }

    public boolean flag(LawParameter parameter, LocalDate on) {
        return Boolean.parseBoolean(value(parameter, LawParameter.Kind.FLAG, on));
    }

    private String value(LawParameter parameter, LawParameter.Kind kind, LocalDate on) {
        if (parameter.kind() != kind) {
            throw new IllegalArgumentException(parameter + " is not a " + kind);
        }
        NavigableMap<LocalDate, String> dated = rows.get(parameter);
        Map.Entry<LocalDate, String> inForce = dated == null ? null : dated.floorEntry(on);
        return inForce == null ? parameter.standard() : inForce.getValue();
    }
}
