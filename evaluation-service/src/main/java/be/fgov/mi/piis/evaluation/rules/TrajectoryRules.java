package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;

/**
 * What the instructions ask of a trajectory that starts on a given day: dated parameters, each with its source. A new
 * instruction is a new row; the rows before it keep judging the trajectories that started under them.
 *
 * @param validFrom first starting day that this row judges
 * @param longest how long a trajectory may be planned
 * @param source where the numbers of the row are written
 */
public record TrajectoryRules(LocalDate validFrom, Period longest, String source) {
    /**
     * The one-year limit is written in the instructions of 2015. Nothing tells of another limit before, so the row
     * starts with the law of 26/05/2002 (in force on 01/10/2002).
     */
    private static final List<TrajectoryRules> ROWS =
            List.of(new TrajectoryRules(LocalDate.of(2002, 10, 1), Period.ofYears(1), "LIF-9, SUB-21, A-11 (S1:239)"));

    /** {@return the row that judges a trajectory with this first day; the oldest one for a start before every row} */
    public static TrajectoryRules on(LocalDate startedOn) {
        return on(startedOn, ROWS);
    }

    static TrajectoryRules on(LocalDate startedOn, List<TrajectoryRules> rows) {
        return rows.stream()
                .filter(row -> !row.validFrom().isAfter(startedOn))
                .max(Comparator.comparing(TrajectoryRules::validFrom))
                .or(() -> rows.stream().min(Comparator.comparing(TrajectoryRules::validFrom)))
                .orElseThrow();
    }
}
