package be.fgov.mi.piis.identity.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The dated parameters of a service: a rule asks for the value in force on the day that it judges by (rules §0: the
 * rules changed over time, so nothing reads a number that the law can move from a constant).
 */
public class DatedValues<P extends Enum<P> & DatedParameter> {
    private final Map<P, NavigableMap<LocalDate, String>> rows;

    /** A value in force from {@code validFrom} on, until a later row of the same parameter. */
    public interface Row<P> {
        P parameter();

        LocalDate validFrom();

        String value();
    }

    /** @throws IllegalArgumentException when a row has a value of another kind than its parameter */
    protected DatedValues(Class<P> parameters, List<? extends Row<P>> given) {
        rows = new EnumMap<>(parameters);
        for (Row<P> row : given) {
            if (!row.parameter().accepts(row.value())) {
                throw new IllegalArgumentException("not a value of " + row.parameter());
            }
            rows.computeIfAbsent(row.parameter(), any -> new TreeMap<>()).put(row.validFrom(), row.value());
        }
    }

    public final int number(P parameter, LocalDate on) {
        return Integer.parseInt(value(parameter, DatedParameter.Kind.NUMBER, on));
    }

    public final boolean flag(P parameter, LocalDate on) {
        return Boolean.parseBoolean(value(parameter, DatedParameter.Kind.FLAG, on));
    }

    /** {@return the first day after this one from which a row is in force} */
    public final Optional<LocalDate> nextChangeAfter(LocalDate day) {
        return rows.values().stream()
                .map(dated -> Optional.ofNullable(dated.higherKey(day)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    protected final String value(P parameter, DatedParameter.Kind kind, LocalDate on) {
        if (parameter.kind() != kind) {
            throw new IllegalArgumentException(parameter + " is not a " + kind);
        }
        NavigableMap<LocalDate, String> dated = rows.get(parameter);
        Map.Entry<LocalDate, String> inForce = dated == null ? null : dated.floorEntry(on);
        return inForce == null ? parameter.standard() : inForce.getValue();
    }
}
